"""Files as text, whatever program saved them. What cannot be told is refused, never guessed."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from msgspec import Struct

UTF8 = "utf-8-sig"
# Whoever has one of these marks has said what the file is. Longest first: UTF-32's begins with UTF-16's.
MARKS = (
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF8, UTF8),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
# Excel's "CSV", "CSV (Macintosh)" and "CSV (MS-DOS)", in the order of how common they are.
WESTERN = ("cp1252", "mac_roman", "cp850")
EURO = "iso8859_15"

# German as it is written: Köln, Bäume, Straße, Österreich.
_CONSONANT = "b-df-hj-np-tv-zß"
LIKELY = re.compile(
    rf"(?<=[eB-DF-HJ-NP-TV-Zb-df-hj-np-tv-z])(?:[äöü](?=[{_CONSONANT}])|ä(?=u))"
    r"|(?<=[a-zäöü])ß|(?<!\w)[ÄÖÜ](?=[a-z])"
)
# What stands there if another encoding was meant: Kˆln, M√ºller, KŠse, CafŽ, Stra§e, …sterreich, 5Ê000.
UNLIKELY = re.compile(
    r"[ŸÐÞðþ†‡ˆ˜¸‰ƒ÷‹›ﬂﬁ√∫∑∏Ω≈∆◊\u2500-\u259f]|Ã\W"
    r"|(?<=[A-Za-z])[À-ÃÅ-ÕØ-ÛÝŠŽ](?=[a-z])|(?<=[a-z])[À-ÖØ-ÝŠŽ](?![a-z])"
    r"|(?<=[A-Za-z])[§€„“”™·º°±¬](?=[a-z])|(?<!\w)[§€…](?=[a-z])|(?<=[0-9])[À-ÖØ-öø-ÿ]"
)
# No program writes these into a table or an answers file.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")


class EncodingError(ValueError):
    """`line` is the first that is not UTF-8, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


class _Reading(Struct, frozen=True):
    encoding: str
    text: str

    @property
    def score(self) -> int:
        return len(LIKELY.findall(self.text)) - len(UNLIKELY.findall(self.text))

    @property
    def is_usual(self) -> bool:
        return self.encoding == WESTERN[0] and not UNLIKELY.search(self.text)


def decoded(document: bytes) -> str:
    """Without a mark before it. Raises EncodingError."""
    encoding = next((name for mark, name in MARKS if document.startswith(mark)), _unmarked(document))
    try:
        text = document.decode(encoding)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        if encoding != UTF8 or document.startswith(BOM_UTF8):
            raise EncodingError(line) from error
        return _western(document, line)
    if "\0" in text:
        raise EncodingError(text.count("\n", 0, text.index("\0")) + 1)
    return text


def _unmarked(document: bytes) -> str:
    """Tables and answers begin with a sign of ASCII: a wide one has a nought beside it."""
    first, second = (*document[:2], 1, 1)[:2]
    if first and second:
        return UTF8
    return "utf-16-le" if first else "utf-16-be"


def _western(document: bytes, line: int) -> str:
    """As what it looks most like German; in doubt as Excel's usual one, if nothing speaks against it."""
    readings = list(filter(None, (_read(document, name) for name in WESTERN)))
    scores = [reading.score for reading in readings]
    chosen = readings[scores.index(max(scores))]
    is_told = scores.count(max(scores)) == 1 or chosen.is_usual
    if not is_told or chosen.score < 0 or CONTROLS.search(chosen.text):
        raise EncodingError(line)
    return chosen.text


def _read(document: bytes, encoding: str) -> _Reading | None:
    """LibreOffice's ISO 8859-15 has its euro where no other writes anything but a sign that nobody needs."""
    is_newer_iso = b"\xa4" in document and not any(0x80 <= byte < 0xA0 for byte in set(document))
    try:
        text = document.decode(EURO if is_newer_iso and encoding == WESTERN[0] else encoding)
    except UnicodeDecodeError:
        return None
    return _Reading(encoding, text)
