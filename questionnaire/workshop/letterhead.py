"""What an advisor puts on page 1 of a group's plans: a logo, a line with name and contact, two sentences."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.texts import Language

MOST_CONTACT = 80
MOST_SENTENCES = 200
MOST_LOGO_TEXT = 100


class Letterhead(Struct, frozen=True, kw_only=True):
    """In the workshop's language. `logo` is a PNG of ours; `logo_text` is read out instead of it."""

    language: Language
    contact: str = ""
    sentences: str = ""
    logo: bytes = b""
    logo_text: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.contact or self.sentences or self.logo)
