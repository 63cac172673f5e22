from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine

from questionnaire.answers import Answers
from questionnaire.comparison import Earlier
from questionnaire.storage import Assessment, Looks, Storage
from tests.storage.databases import bytes_in

MINE = b"m" * 32
AUGUST = date(2026, 8, 24)
TYPED = "Verschwiegenheit für Żółć e.V."


def earlier(day: date | None = AUGUST, **given: str) -> Earlier:
    return Earlier(Answers({key: (value,) for key, value in given.items()}), day)


def mine(storage: Storage, now: datetime) -> Assessment:
    storage.create(MINE, "2026.1", Answers(), now)
    found = storage.find(MINE, now)
    assert found is not None
    return found


def test_nothing_is_compared_before_anything_was_kept(
    engine: Engine, storage: Storage, now: datetime
) -> None:
    assert Looks(engine).find(mine(storage, now).id) is None


def test_earlier_answers_are_found_as_they_were(engine: Engine, storage: Storage, now: datetime) -> None:
    looks, assessment = Looks(engine), mine(storage, now)

    assert looks.keep(assessment.id, earlier(name=TYPED, networks="member"))

    assert looks.find(assessment.id) == earlier(name=TYPED, networks="member")


def test_the_last_that_was_kept_counts(engine: Engine, storage: Storage, now: datetime) -> None:
    looks, assessment = Looks(engine), mine(storage, now)
    looks.keep(assessment.id, earlier(networks="no_network"))

    looks.keep(assessment.id, earlier(None, networks="member"))

    assert looks.find(assessment.id) == earlier(None, networks="member")


def test_nothing_is_kept_for_what_was_erased(engine: Engine, storage: Storage, now: datetime) -> None:
    assessment = mine(storage, now)
    storage.erase(MINE)

    assert not Looks(engine).keep(assessment.id, earlier(networks="member"))


def test_erasing_takes_the_earlier_answers_out_of_the_files_too(
    engine: Engine, storage: Storage, now: datetime, folder: Path
) -> None:
    Looks(engine).keep(mine(storage, now).id, earlier(name=TYPED))

    storage.erase(MINE)

    assert TYPED.encode() not in bytes_in(folder)
