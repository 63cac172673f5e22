"""A PDF written object by object: whatever has been written needs no memory any more."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from struct import pack, pack_into
from typing import IO

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# Kind, place in the file or number of the object stream, place in that stream.
ENTRY = ">BIH"
ENTRY_SIZE = 7
FREE, IN_FILE, IN_STREAM = range(3)
MOST_IN_A_STREAM = 200


class PdfFile:
    """Numbers are reserved first, so that objects can point at others that are written later.

    The same objects give the same bytes, identity included.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._place = 0
        self._digest = hashlib.sha256()
        self._entries = bytearray(pack(ENTRY, FREE, 0, 0xFFFF))
        self._waiting: list[tuple[int, bytes]] = []
        self._write(HEADER)

    def reserve(self, numbers: int = 1) -> int:
        """The first of so many numbers in a row."""
        first = len(self._entries) // ENTRY_SIZE
        self._entries += bytes(ENTRY_SIZE * numbers)
        return first

    def add(self, number: int, body: bytes) -> None:
        """Anything but a stream."""
        self._waiting.append((number, body))
        if len(self._waiting) == MOST_IN_A_STREAM:
            self._write_waiting()

    def add_stream(self, number: int, dictionary: bytes, data: bytes) -> None:
        """`dictionary` says how long the data are."""
        self._enter(number, IN_FILE, self._place, 0)
        self._write(b"%d 0 obj\n%b\nstream\n" % (number, dictionary), data, b"\nendstream\nendobj\n")

    def close(self, trailer: bytes) -> None:
        """`trailer` names the catalogue and the information, as in `/Root 1 0 R /Info 2 0 R`."""
        if self._waiting:
            self._write_waiting()
        number, start = self.reserve(), self._place
        self._enter(number, IN_FILE, start, 0)
        identity = self._digest.hexdigest()[:32].encode()
        head = b"/Type /XRef /Size %d /W [ 1 4 2 ] /ID [ <%b> <%b> ] %b"
        self._add_packed(number, head % (number + 1, identity, identity, trailer), bytes(self._entries))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write_waiting(self) -> None:
        number, place, heads = self.reserve(), 0, []
        for index, (inner, body) in enumerate(self._waiting):
            self._enter(inner, IN_STREAM, number, index)
            heads.append(b"%d %d" % (inner, place))
            place += len(body) + 1
        head, bodies = b" ".join(heads) + b"\n", (body for _, body in self._waiting)
        about = b"/Type /ObjStm /N %d /First %d" % (len(self._waiting), len(head))
        self._add_packed(number, about, head + b"\n".join(bodies))
        self._waiting.clear()

    def _add_packed(self, number: int, about: bytes, data: bytes) -> None:
        packed = zlib.compress(data)
        self.add_stream(number, b"<< %b /Filter /FlateDecode /Length %d >>" % (about, len(packed)), packed)

    def _enter(self, number: int, kind: int, where: int, index: int) -> None:
        pack_into(ENTRY, self._entries, number * ENTRY_SIZE, kind, where, index)

    def _write(self, *pieces: bytes) -> None:
        for piece in pieces:
            self._file.write(piece)
            self._digest.update(piece)
            self._place += len(piece)


def reference(number: int) -> bytes:
    return b"%d 0 R" % number


def array(items: Iterable[bytes]) -> bytes:
    return b"[ %b ]" % b" ".join(items)


def extended(dictionary: bytes, entries: bytes) -> bytes:
    return b"%b %b >>" % (dictionary.removesuffix(b">>"), entries)
