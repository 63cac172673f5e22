"""What all content is made of: a text in each language."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Language = Literal["de", "en"]


LANGUAGES: tuple[Language, ...] = ("de", "en")
NO_BREAK = "\N{NO-BREAK SPACE}"


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """Read from TOML; a misspelt or missing key is an error."""


class Text(Content, frozen=True, kw_only=True):
    """The same thing said in each language; neither is the source of the other."""

    de: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.de if language == "de" else self.en
