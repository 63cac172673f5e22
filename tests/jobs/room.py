"""A workshop whose plans are printed, in a database and a folder of its own, and real workers for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import text

from questionnaire.answers.answers import Value
from questionnaire.jobs.print_folder import PrintFolder
from questionnaire.storage import Assessments, Period, PrintOrders, Seats, Workshops
from questionnaire.storage.engine import open_engine
from questionnaire.workshop.print_order import PrintOrder, PrintRequest
from questionnaire.workshop.workshop import Invitation

ROOT = Path(__file__).parents[2]
SECRET, OTHER = b"s" * 32, b"o" * 32
INVITATION = Invitation("ABCD2345", "Gründungswerkstatt Żary", date(2026, 11, 30), "de")
GERMAN_PDF = PrintRequest("pdf", "de", "all")
# Workers are nice, so a busy machine lets them wait.
PATIENCE = 300


class Room:
    """Seats are 1, 2, 3, …"""

    def __init__(self, url: str, prints: Path, seats: int) -> None:
        self.url = url
        self.engine = open_engine(self.url)
        self.storage = Assessments(self.engine, Period(180))
        self.workshops = Workshops(self.engine, 180, self.storage.log)
        self.seats = Seats(self.engine, Period(180), self.storage.log)
        self.prints, self.folder = PrintOrders(self.engine, 24), PrintFolder(prints)
        self.workshops.open(SECRET, INVITATION, now())
        found = self.workshops.led_by(SECRET, now())
        assert found is not None
        self.id = found.id
        self.numbers = [
            self.seats.join(found, participant(seat + 1), "2026.1", now()) for seat in range(seats)
        ]

    def answer(self, seat: int, answers: Mapping[str, Value]) -> None:
        self.storage.save(participant(seat), "2026.1", answers, now())

    def damage(self, seat: int) -> None:
        """A number where a name should be: no plan can be drawn up from that."""
        with self.engine.begin() as connection:
            broken = "INSERT INTO answers SELECT assessment_id, 'name', '[5]' FROM seats WHERE number = :seat"
            connection.execute(text(broken), {"seat": seat})

    def order(self, request: PrintRequest = GERMAN_PDF) -> int:
        """Nobody announces it: workers find it by themselves."""
        return self.prints.place(self.id, request, self.numbers, now())

    def order_next_door(self) -> int:
        """One plan for somebody in another workshop."""
        self.workshops.open(OTHER, Invitation("WXYZ6789", "Nebenan", INVITATION.day, "en"), now())
        next_door = self.workshops.led_by(OTHER, now())
        assert next_door is not None
        number = self.seats.join(next_door, OTHER, "2026.1", now())
        return self.prints.place(next_door.id, GERMAN_PDF, [number], now())

    def state_next_door(self, order_id: int) -> str:
        found = self.prints.find(self.id + 1, order_id, now())
        assert found is not None
        return found.state

    def look(self, order_id: int) -> PrintOrder:
        found = self.prints.find(self.id, order_id, now())
        assert found is not None
        return found

    def result(self, order_id: int) -> Path:
        return self.folder.result(order_id, self.look(order_id).request.kind)

    def printed_at(self, order_id: int) -> dict[int, int]:
        """When each seat was printed."""
        with self.engine.connect() as connection:
            printed = "SELECT number, printed_at FROM print_sheets WHERE order_id = :order AND printed_at > 0"
            rows = connection.execute(text(printed), {"order": order_id})
            return {row.number: row.printed_at for row in rows}


def participant(seat: int) -> bytes:
    return seat.to_bytes(32, "big")


def now() -> datetime:
    return datetime.now(UTC)


def start_worker(database_url: str, prints: Path) -> subprocess.Popen[bytes]:
    """In a process group of its own."""
    environment = {
        **os.environ,
        "RATHAUSREIF_DATABASE_URL": database_url,
        "RATHAUSREIF_PRINTS": str(prints),
        "RATHAUSREIF_SECRET_KEY": "k" * 32,
        "RATHAUSREIF_RENDER_PROCESSES": "1",
    }
    command = [sys.executable, "-m", "flask", "--app", "app", "work"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "that took too long"
        time.sleep(0.02)
