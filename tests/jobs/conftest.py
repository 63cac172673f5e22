"""Rooms and workers that leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from questionnaire.content.edition import Edition
from questionnaire.jobs.print_jobs import PrintJobs
from questionnaire.jobs.seat_plans import SeatPlans
from questionnaire.report.processes.pool import RenderPool
from questionnaire.storage import Letterheads, ProgressConsents
from questionnaire.storage.print_claims import PrintClaims
from tests.conftest import NewDatabase
from tests.jobs.room import Room, start_worker
from tests.web.catalogues import compile_catalogues

Work = Callable[[Room], subprocess.Popen[bytes]]
NewRoom = Callable[[int], Room]
NewJobs = Callable[[Room, float], PrintJobs]


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    compile_catalogues()


@pytest.fixture
def new_room(tmp_path: Path, new_database: NewDatabase) -> Iterator[NewRoom]:
    made: list[Room] = []

    def make(seats: int) -> Room:
        made.append(Room(new_database(), tmp_path / "prints", seats))
        return made[-1]

    yield make
    for room in made:
        room.engine.dispose()


@pytest.fixture
def work() -> Iterator[Work]:
    started: list[subprocess.Popen[bytes]] = []

    def start(room: Room) -> subprocess.Popen[bytes]:
        started.append(start_worker(room.url, room.folder.root))
        return started[-1]

    yield start
    for worker in started:
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


@pytest.fixture
def new_jobs(edition: Edition) -> Iterator[NewJobs]:
    """The worker's machine without the worker; a plan may take so many seconds."""
    pools: list[RenderPool] = []

    def make(room: Room, seconds: float) -> PrintJobs:
        pools.append(RenderPool(workers=1, queue=1, seconds=seconds))
        return PrintJobs(
            seat_plans=SeatPlans(
                lambda: edition,
                room.seats,
                ProgressConsents(room.engine),
                Letterheads(room.engine, room.storage.log),
            ),
            print_orders=room.prints,
            claims=PrintClaims(room.engine),
            folder=room.folder,
            pool=pools[-1],
            at_once=2,
            stopping=Event(),
        )

    yield make
    for pool in pools:
        pool.shut()
