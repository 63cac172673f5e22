"""A group's letterhead as page 1 shows it."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.report.pdf.png_address import png_address
from questionnaire.texts import Language
from questionnaire.workshop.letterhead import Letterhead

# Millimetres.
TALLEST, WIDEST = 12.0, 44.0
LINE, GAP = 168.0, 5.0
# A letter of the words, of the broad ones.
LETTER = 2.4
# So many lines fit where the lines for notes would be.
FITTING = 4
# In a PNG's head.
WIDTH, HEIGHT = slice(16, 20), slice(20, 24)


class LogoPart(Struct, frozen=True):
    """`width` in millimetres, as large as page 1 has room for."""

    address: str
    text: str
    width: float


class LetterheadPart(Struct, frozen=True):
    """`width`: what is left for the words, in millimetres."""

    language: Language
    contact: str
    sentences: str
    logo: LogoPart | None
    width: float

    @property
    def more_lines(self) -> int:
        """How many of its lines have no room at the foot of page 1 yet."""
        lines = sum(-(-len(text) * LETTER // self.width) for text in (self.contact, self.sentences))
        return max(0, int(lines) - FITTING)


def letterhead_part(letterhead: Letterhead) -> LetterheadPart:
    logo = _logo(letterhead) if letterhead.logo else None
    width = round(LINE - logo.width - GAP, 2) if logo else LINE
    return LetterheadPart(letterhead.language, letterhead.contact, letterhead.sentences, logo, width)


def _logo(letterhead: Letterhead) -> LogoPart:
    width, height = (int.from_bytes(letterhead.logo[side]) for side in (WIDTH, HEIGHT))
    drawn = min(WIDEST, TALLEST * width / height)
    return LogoPart(png_address(letterhead.logo), letterhead.logo_text or letterhead.contact, round(drawn, 2))
