"""Erasing at once: nothing is left in the database’s files, and nobody else loses anything."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from questionnaire.answers.answers import Answers
from questionnaire.storage import Assessments, StorageUnavailable
from tests.storage.conftest import KEEP_DAYS, PERIOD
from tests.storage.databases import bytes_in, open_impatient
from tests.storage.people import MINE, TYPED, YOURS, found, saved


def test_saving_after_erasing_says_that_it_is_gone(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody")

    storage.erase(MINE)

    assert storage.save(MINE, "2026.1", {"networks": ("member",)}, now) is None
    assert storage.find(MINE, now) is None


def test_saving_after_so_many_days_says_that_it_is_gone(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody")
    too_late = now + timedelta(days=KEEP_DAYS, seconds=1)

    assert storage.save(MINE, "2026.1", {"networks": ("member",)}, too_late) is None
    assert dict(found(storage, MINE, now).answers) == {"coverage": ("nobody",)}


def test_saving_after_erasing_never_reaches_the_next_person(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody")
    storage.erase(MINE)
    storage.create(YOURS, "2026.1", Answers(), now)

    reached = storage.save(MINE, "2026.1", {"name": (TYPED,)}, now)

    assert dict(found(storage, YOURS, now).answers) == {}
    assert reached is None


@pytest.mark.only("sqlite")
def test_erasing_leaves_nothing_in_any_file(storage: Assessments, now: datetime) -> None:
    saved(storage, now, name=TYPED)
    storage.save(MINE, "2026.1", {"sentence": (TYPED * 4,)}, now)
    assert TYPED.encode() in bytes_in(storage.engine)

    storage.erase(MINE)

    assert TYPED.encode() not in bytes_in(storage.engine)
    assert MINE not in bytes_in(storage.engine)


def test_erasing_one_of_many_leaves_nothing_of_that_one(storage: Assessments, now: datetime) -> None:
    """Also where its text was moved about as pages filled up, and where it was written over."""
    for number in range(120):
        given = Answers({"name": (f"first {number:03}",), "sentence": (f"second {number:03} " * 12,)})
        storage.create(number.to_bytes(32, "big"), "2026.1", given, now)
    for number in range(0, 120, 2):
        changed = {"sentence": (f"third {number:03}",)}
        storage.save(number.to_bytes(32, "big"), "2026.1", changed, now)

    for number in range(0, 120, 3):
        storage.erase(number.to_bytes(32, "big"))

    left = bytes_in(storage.engine)
    marks = [
        f"{word} {number:03}".encode() for number in range(0, 120, 3) for word in ("first", "second", "third")
    ]
    assert [mark for mark in marks if mark in left] == []
    assert b"first 001" in left


@pytest.mark.only("sqlite")
def test_erasing_while_somebody_reads_never_pretends_to_be_complete(
    storage: Assessments, url: str, now: datetime
) -> None:
    saved(storage, now, name=TYPED)
    impatient = Assessments(open_impatient(url), PERIOD)

    with storage.engine.connect() as reader:
        reader.execute(text("BEGIN"))
        reader.execute(text("SELECT value FROM answers")).all()
        with pytest.raises(StorageUnavailable):
            impatient.erase(MINE)
    impatient.engine.dispose()


def test_erasing_again_is_no_error(storage: Assessments, now: datetime) -> None:
    saved(storage, now)

    storage.erase(MINE)
    storage.erase(MINE)

    assert storage.find(MINE, now) is None


def test_erasing_leaves_everybody_else_alone(storage: Assessments, now: datetime) -> None:
    saved(storage, now)
    storage.create(YOURS, "2026.1", Answers({"coverage": ("nobody",)}), now)

    storage.erase(MINE)

    assert dict(found(storage, YOURS, now).answers) == {"coverage": ("nobody",)}


def test_after_so_many_days_without_a_change_nothing_is_found(storage: Assessments, now: datetime) -> None:
    saved(storage, now)

    last = now + timedelta(days=KEEP_DAYS)

    assert storage.find(MINE, last) is not None
    assert storage.find(MINE, last + timedelta(seconds=1)) is None


def test_every_change_starts_the_days_anew(storage: Assessments, now: datetime) -> None:
    saved(storage, now)

    storage.save(MINE, "2026.1", {"coverage": ("nobody",)}, now + timedelta(days=100))

    assert storage.find(MINE, now + timedelta(days=KEEP_DAYS + 99)) is not None
