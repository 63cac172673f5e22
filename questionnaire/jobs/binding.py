"""Single plans into the one file of an order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from questionnaire.jobs.folder import PrintFolder
from questionnaire.storage.claims import Claim
from questionnaire.texts import Language
from questionnaire.workshop import SeatMark

_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-"})


Sheets = Iterator[tuple[SeatMark, Path]]


def bind(folder: PrintFolder, claim: Claim, seats: Iterable[SeatMark]) -> None:
    """Seats are asked for one by one; the result appears when it is complete."""
    output = folder.result(claim.id, claim.kind)
    sheets = ((seat, folder.sheet(claim.id, seat.number)) for seat in seats)
    if claim.kind == "zip":
        _pack(sheets, claim.language, output)
    else:
        _merge(sheets, claim, output)


def file_name(seat: SeatMark, language: Language) -> str:
    """seat-07-birke-de.pdf: letters that every system can read."""
    word = seat.word[language].lower().translate(_ASCII).encode("ascii", "ignore").decode()
    return f"seat-{seat.number:02}-{word}-{language}.pdf"


def _pack(sheets: Sheets, language: Language, output: Path) -> None:
    """Stored, for there is nothing in a PDF that could be packed."""
    draft = output.with_suffix(".part")
    with ZipFile(draft, "w", ZIP_STORED) as archive:
        for seat, pdf in sheets:
            archive.write(pdf, file_name(seat, language))
    draft.replace(output)


def _merge(sheets: Sheets, claim: Claim, output: Path) -> None:
    # pikepdf is for workers only.
    from questionnaire.report.merge import Part, merge  # noqa: PLC0415

    parts = (
        Part(pdf, f"{seat.number} {seat.word[claim.language]}", f"s{seat.number:02}") for seat, pdf in sheets
    )
    merge(parts, claim.title, claim.language, output)
