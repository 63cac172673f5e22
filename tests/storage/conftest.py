"""Real databases of either kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from questionnaire.storage import Assessments, Period, Seats, Workshops
from questionnaire.storage.engine import open_engine
from questionnaire.workshop.workshop import Workshop
from tests.databases import Databases
from tests.storage.rooms import ROOM, SECRET

KEEP_DAYS = 180
PERIOD = Period(KEEP_DAYS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where an SQLite database and everything beside it lies."""
    return tmp_path / "instance"


@pytest.fixture
def empty_url(databases: Databases, folder: Path) -> str:
    """Of a database without tables."""
    return databases.empty(folder)


@pytest.fixture
def url(databases: Databases, folder: Path) -> Iterator[str]:
    """Of a database in the newest form."""
    given = databases.newest(folder)
    yield given
    databases.give_back(given)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = open_engine(url)
    yield opened
    opened.dispose()


@pytest.fixture
def storage(engine: Engine) -> Assessments:
    return Assessments(engine, PERIOD)


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def workshops(storage: Assessments) -> Workshops:
    return Workshops(storage.engine, KEEP_DAYS, storage.log)


@pytest.fixture
def seats(storage: Assessments) -> Seats:
    return Seats(storage.engine, PERIOD, storage.log)


@pytest.fixture
def room(workshops: Workshops, now: datetime) -> Workshop:
    workshops.open(SECRET, ROOM, now)
    found = workshops.led_by(SECRET, now)
    assert found is not None
    return found
