"""Text from outside, made harmless at the edge: what people see stays, what only machines see goes."""

from __future__ import annotations

import re
import unicodedata

# Control, format, surrogate, private: PostgreSQL refuses NUL, bidi overrides deceive readers.
REMOVED = frozenset({"Cc", "Cf", "Cs", "Co"})
# They join emoji and Persian or Indic letters: needed within a text, nothing at its ends.
JOINERS = "\u200c\u200d"
# A spreadsheet runs what begins so; behind an apostrophe it is text. A program with the other language's
# separator begins a cell behind each of them.
FORMULA = re.compile(r"^(?=[=+\-@\t\r])|(?<=[,;\t]) *(?=[=+\-@])")
GUARDED = re.compile(r"^'(?=[=+\-@\t\r])|(?<=[,;\t])( *)'(?=[=+\-@])")


def clean(text: str) -> str:
    """One line in NFC without invisible characters, white space folded. Doing it twice changes nothing."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    visible = "".join(char for char in text if char.isspace() or _is_visible(char))
    folded = " ".join(unicodedata.normalize("NFC", visible).split())
    return folded.strip(f"{JOINERS} ")


def clean_lines(text: str) -> str:
    """The same for text of several lines; those without words go."""
    return "\n".join(line for line in map(clean, text.splitlines()) if line)


def guarded(cell: str) -> str:
    return FORMULA.sub(r"\g<0>'", cell)


def unguarded(cell: str) -> str:
    """As it was before a table of ours put the apostrophes there."""
    return GUARDED.sub(r"\1", cell)


def _is_visible(char: str) -> bool:
    if char in JOINERS:
        return True
    return unicodedata.category(char) not in REMOVED and not _is_noncharacter(ord(char))


def _is_noncharacter(point: int) -> bool:
    """Never a character in any Unicode version, unlike those that this Python does not know yet."""
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE
