"""Objects of one document under the numbers that they have in another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pikepdf
from msgspec import Struct

from questionnaire.report.merge.pdf_file import PdfFile, extended, reference

CONTAINERS = ("/ObjStm", "/XRef")
# Header cells have ids, by which other cells say what heads them; they are ASCII, and so written as texts.
# Other texts are passed over whole, since "3 0 R" or "/ID (" may be what somebody typed.
CHANGING = re.compile(rb"(/ID \(|/Headers \[[^\]]*)|\((?:[^()\\]|\\.)*\)|\b(\d+) 0 R\b", re.DOTALL)


class Moved(Struct, frozen=True):
    """`source` as it is written into `pdf`: all numbers are moved up by `step`, ids begin with `prefix`."""

    source: pikepdf.Pdf
    pdf: PdfFile
    step: int
    prefix: bytes

    @classmethod
    def into(cls, pdf: PdfFile, source: pikepdf.Pdf, prefix: str) -> Moved:
        """They are listed by number. Nothing has number 0, so the step is one less than the first number."""
        return cls(source, pdf, pdf.reserve(own_number(source.objects[-1])) - 1, prefix.encode())

    def number(self, pdf_object: Any) -> int:
        """Of an object that stands alone; one within another is written first."""
        if pdf_object.is_indirect:
            return self.step + own_number(pdf_object)
        return self.added(self.body(pdf_object))

    def added(self, body: bytes) -> int:
        """The number of an object that the source did not have."""
        number = self.pdf.reserve()
        self.pdf.add(number, body)
        return number

    def reference(self, pdf_object: Any) -> bytes:
        return reference(self.number(pdf_object))

    def body(self, pdf_object: Any) -> bytes:
        return CHANGING.sub(self._changed, pdf_object.unparse(resolved=True))

    def write(self, without: frozenset[int], entries: Mapping[int, bytes]) -> None:
        """Everything but what is left out, by its own numbers; some get further `entries`."""
        for pdf_object in self.source.objects:
            number = own_number(pdf_object)
            if number not in without:
                self._write(pdf_object, entries.get(number, b""))

    def _write(self, pdf_object: Any, entries: bytes) -> None:
        number = self.number(pdf_object)
        if not isinstance(pdf_object, pikepdf.Stream):
            body = self.body(pdf_object)
            self.pdf.add(number, extended(body, entries) if entries else body)
        elif pdf_object.get("/Type") not in CONTAINERS:
            self.pdf.add_stream(number, self.body(pdf_object.stream_dict), pdf_object.read_raw_bytes())

    def _changed(self, match: re.Match[bytes]) -> bytes:
        if match[1]:
            return match[1].replace(b"(", b"(%b." % self.prefix)
        return reference(self.step + int(match[2])) if match[2] else match[0]


def own_number(pdf_object: Any) -> int:
    return int(pdf_object.objgen[0])
