"""Objects of one document under the numbers that they have in another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pikepdf
from msgspec import Struct

from questionnaire.report.merge.pdf_file import PdfFile, extended, reference

CONTAINERS = ("/ObjStm", "/XRef")
# Texts are passed over whole, since "3 0 R" may be what somebody typed.
REFERENCE = re.compile(rb"\((?:[^()\\]|\\.)*\)|\b(\d+) 0 R\b", re.DOTALL)


class Moved(Struct, frozen=True):
    """`source` as it is written into `pdf`: all numbers are moved up by `step`."""

    source: pikepdf.Pdf
    pdf: PdfFile
    step: int

    @classmethod
    def into(cls, pdf: PdfFile, source: pikepdf.Pdf) -> Moved:
        highest = max(own_number(found) for found in source.objects)
        # Nothing has number 0, so the step is one less than the first number.
        return cls(source, pdf, pdf.reserve(highest) - 1)

    def number(self, found: Any) -> int:
        """Of an object that stands alone; one within another is written first."""
        if found.is_indirect:
            return self.step + own_number(found)
        return self.added(self.body(found))

    def added(self, body: bytes) -> int:
        """The number of an object that the source did not have."""
        number = self.pdf.reserve()
        self.pdf.add(number, body)
        return number

    def reference(self, found: Any) -> bytes:
        return reference(self.number(found))

    def body(self, found: Any) -> bytes:
        return REFERENCE.sub(self._up, found.unparse(resolved=True))

    def write(self, without: frozenset[int], entries: Mapping[int, bytes]) -> None:
        """Everything but what is left out, by its own numbers; some get further `entries`."""
        for found in self.source.objects:
            number = own_number(found)
            if number not in without:
                self._write(found, entries.get(number, b""))

    def _write(self, found: Any, entries: bytes) -> None:
        number = self.number(found)
        if not isinstance(found, pikepdf.Stream):
            body = self.body(found)
            self.pdf.add(number, extended(body, entries) if entries else body)
        elif found.get("/Type") not in CONTAINERS:
            self.pdf.add_stream(number, self.body(found.stream_dict), found.read_raw_bytes())

    def _up(self, found: re.Match[bytes]) -> bytes:
        return reference(self.step + int(found[1])) if found[1] else found[0]


def own_number(found: Any) -> int:
    return int(found.objgen[0])
