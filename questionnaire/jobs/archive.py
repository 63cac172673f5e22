"""Single plans into the one file of an order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO
from zipfile import ZIP_STORED, ZipFile

from questionnaire.drafts import drafted
from questionnaire.storage.print_claims import PrintClaim
from questionnaire.texts import Language
from questionnaire.workshop.workshop import SeatMark

_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-"})


SeatFiles = Iterable[tuple[SeatMark, Path]]


def write_result(seat_files: SeatFiles, claim: PrintClaim, draft: Path) -> None:
    """Files are asked for one by one. The draft is complete and on the disk afterwards."""
    with drafted(draft) as file:
        if claim.kind == "zip":
            _pack(seat_files, claim.language, file)
        else:
            _merge(seat_files, claim, file)


def file_name(seat: SeatMark, language: Language) -> str:
    """seat-07-birke-de.pdf: letters that every system can read."""
    word = seat.word[language].lower().translate(_ASCII).encode("ascii", "ignore").decode()
    return f"seat-{seat.number:02}-{word}-{language}.pdf"


def _pack(seat_files: SeatFiles, language: Language, file: IO[bytes]) -> None:
    """Stored, for there is nothing in a PDF that could be packed."""
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for seat, pdf in seat_files:
            archive.write(pdf, file_name(seat, language))


def _merge(seat_files: SeatFiles, claim: PrintClaim, file: IO[bytes]) -> None:
    # pikepdf is for workers only.
    from questionnaire.report.merge import Part, merge  # noqa: PLC0415

    parts = (
        Part(pdf, f"{seat.number} {seat.word[claim.language]}", f"s{seat.number:02}")
        for seat, pdf in seat_files
    )
    merge(parts, claim.title, claim.language, file)
