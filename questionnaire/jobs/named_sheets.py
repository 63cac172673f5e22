"""Which sheet is a seat's plan as it would be printed now: named by what it says and by what prints it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

from msgspec import Struct

from questionnaire.jobs.print_folder import END_OF_PDF
from questionnaire.jobs.ready_sheets import ReadySheet, ReadySheets
from questionnaire.jobs.seat_plans import SeatPlans
from questionnaire.report.processes.batch import PrintTask
from questionnaire.report.release import printing_release
from questionnaire.storage.print_claims import PrintClaim
from questionnaire.storage.recent_seats import RecentSeat


class ReadyPdf(Struct, frozen=True):
    """A seat's plan, printed before anybody ordered it."""

    number: int
    pdf: bytes
    printed_at: datetime


def ready_pdfs(
    sheets: ReadySheets, seat_plans: SeatPlans, claim: PrintClaim, numbers: Iterable[int]
) -> Iterator[ReadyPdf]:
    """Those of these seats' plans that need not be printed any more.

    Raises LookupError where answers have been kept for as long as they may be.
    """
    there = [number for number in numbers if sheets.has_any(claim.workshop_id, number, claim.language)]
    for task in seat_plans.tasks(claim, there):
        html = _html(task)
        sheet = _named(RecentSeat(claim.workshop_id, int(task.key), claim.language), html or "")
        with suppress(FileNotFoundError):
            path = sheets.path(sheet)
            pdf, printed = path.read_bytes(), path.stat().st_mtime
            if pdf.rstrip().endswith(END_OF_PDF):
                yield ReadyPdf(sheet.number, pdf, datetime.fromtimestamp(printed, UTC))


def plan_to_print(seat_plans: SeatPlans, seat: RecentSeat) -> tuple[ReadySheet, str] | None:
    """With its HTML; None where nobody is there any more."""
    with suppress(LookupError):
        (task,) = seat_plans.tasks(seat, [seat.number])
        html = _html(task)
        return (_named(seat, html), html) if html else None
    return None


def _html(task: PrintTask) -> str | None:
    """None where no plan can be drawn up; whoever orders it is told."""
    try:
        return task.html()
    except Exception:
        return None


def _named(seat: RecentSeat, html: str) -> ReadySheet:
    key = hashlib.sha256(f"{printing_release()}\n{html}".encode()).hexdigest()
    return ReadySheet(seat.workshop_id, seat.number, seat.language, key)
