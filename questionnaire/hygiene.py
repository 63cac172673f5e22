"""Text from outside, made harmless at the edge: what people see stays, what only machines see goes."""

from __future__ import annotations

import unicodedata

# Control, format, surrogate, private: PostgreSQL refuses NUL, bidi overrides deceive readers.
REMOVED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Joins emoji and Persian or Indic letters; harmless and needed.
KEPT = frozenset({"\u200c", "\u200d"})


def clean(text: str) -> str:
    """One line in NFC without invisible characters, white space folded and trimmed."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(char for char in spaced if _is_visible(char)).strip()


def _is_visible(char: str) -> bool:
    return char in KEPT or unicodedata.category(char) not in REMOVED
