"""Who may wait to write: a few, so that a locked database does not take every thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from questionnaire.answers.answers import Answers
from questionnaire.storage import Assessments, Period, StorageUnavailable
from questionnaire.storage.transactions import writing
from questionnaire.storage.writers import MOST_WRITERS, place_to_write

NOW = datetime(2026, 11, 30, tzinfo=UTC)
MINE = b"m" * 32


def taken(engine: Engine) -> ExitStack:
    """Every place, as if a lock were held somewhere else."""
    with ExitStack() as places:
        for _ in range(MOST_WRITERS):
            places.enter_context(place_to_write(engine))
        return places.pop_all()


def test_where_enough_wait_already_others_are_told_at_once(engine: Engine) -> None:
    storage = Assessments(engine, Period(180))
    storage.create(MINE, "2026.1", Answers(), NOW)

    with taken(engine):
        with pytest.raises(StorageUnavailable, match="wait to write"), writing(engine):
            pass
        with pytest.raises(StorageUnavailable, match="wait to write"):
            storage.save(MINE, "2026.1", {"name": ("x",)}, NOW)


def test_who_reads_does_not_wait_for_them(engine: Engine) -> None:
    storage = Assessments(engine, Period(180))
    storage.create(MINE, "2026.1", Answers(), NOW)

    with taken(engine):
        assert storage.find(MINE, NOW) is not None


def test_in_a_rush_everybody_has_their_turn(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    # On a busy machine a commit may take longer than half a second.
    monkeypatch.setattr("questionnaire.storage.writers.PATIENCE_SECONDS", 120.0)
    storage = Assessments(engine, Period(180))

    def begin(number: int) -> None:
        storage.create(number.to_bytes(32, "big"), "2026.1", Answers(), NOW)

    with ThreadPoolExecutor(3 * MOST_WRITERS) as room:
        list(room.map(begin, range(100)))

    assert all(storage.find(number.to_bytes(32, "big"), NOW) for number in range(100))


def test_a_place_is_given_back_after_a_failure(engine: Engine) -> None:
    for _ in range(2 * MOST_WRITERS):
        with pytest.raises(ZeroDivisionError), writing(engine):
            raise ZeroDivisionError

    with writing(engine):
        pass
