"""The objects of a document as bytes, made once.

pydyf makes them for the file and again for the file's identifier, each time with zlib at its slowest level.
"""

from __future__ import annotations

import zlib

import pydyf

# A file grows by one per cent against the slowest level of nine.
LEVEL = 6


class Settled(pydyf.Object):  # type: ignore[misc]  # pydyf publishes no types
    """Stands for another object in the file, with its number."""

    data = b""

    def __init__(self, settled: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = settled.number, settled.generation, settled.free
        self.is_compressible: bool = settled.compressible
        if settled.free != "f":
            self.data = _packed(settled) if isinstance(settled, pydyf.Stream) else settled.data

    @property
    def compressible(self) -> bool:
        """Whether it goes into the stream of small objects."""
        return self.is_compressible


def settle(pdf: pydyf.PDF) -> None:
    """The last step before a document is written: nothing of it changes any more."""
    pdf.objects[:] = [Settled(entry) for entry in pdf.objects]


def _packed(stream: pydyf.Stream) -> bytes:
    if stream.compress:
        plain = pydyf.Stream(stream.stream).data.partition(b"stream\n")[2].removesuffix(b"\nendstream")
        stream = pydyf.Stream([zlib.compress(plain, LEVEL)], {**stream.extra, "Filter": "/FlateDecode"})
    data: bytes = stream.data
    return data
