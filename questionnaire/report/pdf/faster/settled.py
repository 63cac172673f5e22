"""The objects of a document as bytes, made once.

pydyf makes them for the file and again for the file's identifier, each time with zlib at its slowest level.
"""

from __future__ import annotations

import zlib

import pydyf

# A file grows by two per cent against the slowest level of nine.
LEVEL = 6


class Settled(pydyf.Object):  # type: ignore[misc]  # pydyf publishes no types
    """Stands for another object in the file, with its number."""

    data = b""

    def __init__(self, settled: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = settled.number, settled.generation, settled.free
        self.is_compressible: bool = settled.compressible
        _pack(settled)
        if settled.free != "f":
            self.data = settled.data

    @property
    def compressible(self) -> bool:
        """Whether it goes into the stream of small objects."""
        return self.is_compressible


def settle(pdf: pydyf.PDF) -> None:
    """The last step before a document is written: nothing of it changes any more."""
    pdf.objects[:] = [Settled(entry) for entry in pdf.objects]
    add = pdf.add_object

    def add_packed(entry: pydyf.Object) -> None:
        """Writing itself adds two large ones: the stream of small objects, and where each of them lies."""
        _pack(entry)
        add(entry)

    pdf.add_object = add_packed


def _pack(entry: pydyf.Object) -> None:
    if isinstance(entry, pydyf.Stream) and entry.compress:
        plain = pydyf.Stream(entry.stream).data.partition(b"stream\n")[2].removesuffix(b"\nendstream")
        entry.stream, entry.compress = [zlib.compress(plain, LEVEL)], False
        entry.extra = {**entry.extra, "Filter": "/FlateDecode"}
