"""What became of steps is kept for each on its own, and goes with the assessment."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.answers.step_states import DONE, DROPPED, OPEN, StepChange, StepState, moved_to
from questionnaire.storage import Assessments, EarlierAnswers, Ticks
from tests.storage.conftest import KEEP_DAYS, PERIOD
from tests.storage.databases import bytes_in
from tests.storage.people import MINE, YOURS, saved

LATER = moved_to(date(2027, 1, 12))


@pytest.fixture
def ticks(storage: Assessments) -> Ticks:
    return Ticks(storage.engine, PERIOD, storage.log)


def change(step: str, wanted: StepState, seen: StepState = OPEN) -> StepChange:
    return StepChange(step, seen, wanted)


def test_before_anybody_ticks_every_step_is_open(ticks: Ticks, storage: Assessments, now: datetime) -> None:
    saved(storage, now)

    assert ticks.find(MINE).of("three_doors") == OPEN


def test_done_dropped_and_moved_are_found_as_they_were_said(
    ticks: Ticks, storage: Assessments, now: datetime
) -> None:
    saved(storage, now)

    left = ticks.save(MINE, [change("a", DONE), change("b", DROPPED), change("c", LATER)], now)

    assert left == ()
    assert ticks.find(MINE).states == {"a": DONE, "b": DROPPED, "c": LATER}
    assert ticks.find(MINE).said_on["a"] == now.date()


def test_two_windows_that_tick_different_steps_lose_nothing(
    ticks: Ticks, storage: Assessments, now: datetime
) -> None:
    saved(storage, now)

    ticks.save(MINE, [change("a", DONE)], now)
    ticks.save(MINE, [change("b", DONE)], now)

    assert ticks.find(MINE).of_kind("done") == {"a", "b"}


def test_an_old_window_does_not_undo_what_another_one_said(
    ticks: Ticks, storage: Assessments, now: datetime
) -> None:
    saved(storage, now)
    ticks.save(MINE, [change("a", DONE)], now)
    stale = change("a", LATER, seen=OPEN)

    assert ticks.save(MINE, [stale, change("b", DONE)], now) == (stale,)
    assert ticks.find(MINE).states == {"a": DONE, "b": DONE}


def test_ticking_twice_is_no_conflict(ticks: Ticks, storage: Assessments, now: datetime) -> None:
    saved(storage, now)

    assert ticks.save(MINE, [change("a", DONE)], now) == ()
    assert ticks.save(MINE, [change("a", DONE)], now) == ()


def test_a_step_that_is_open_again_leaves_nothing_behind(
    ticks: Ticks, storage: Assessments, now: datetime
) -> None:
    saved(storage, now)
    ticks.save(MINE, [change("a", DONE)], now)

    ticks.save(MINE, [change("a", OPEN, seen=DONE)], now)

    assert ticks.find(MINE).states == {}


def test_ticks_are_erased_with_the_assessment(ticks: Ticks, storage: Assessments, now: datetime) -> None:
    saved(storage, now)
    ticks.save(MINE, [change("unmistakable_step", DONE)], now)

    storage.erase(MINE)

    assert ticks.save(MINE, [change("a", DONE)], now) is None
    assert b"unmistakable_step" not in bytes_in(storage.engine)


def test_nobody_ticks_for_somebody_else(ticks: Ticks, storage: Assessments, now: datetime) -> None:
    saved(storage, now)
    storage.create(YOURS, "2026.1", Answers(), now)
    ticks.save(MINE, [change("a", DONE)], now)

    ticks.save(YOURS, [change("a", OPEN, seen=DONE), change("b", DONE)], now)

    assert ticks.find(MINE).states == {"a": DONE}


def test_whoever_ticks_is_kept_as_long_as_whoever_answers(
    ticks: Ticks, storage: Assessments, now: datetime
) -> None:
    saved(storage, now, coverage="nobody")
    later = now + timedelta(days=KEEP_DAYS - 1)

    ticks.save(MINE, [change("a", DONE)], later)

    found = storage.find(MINE, later + timedelta(days=KEEP_DAYS - 1))
    assert found is not None and found.changed_at == now
    assert ticks.find(MINE).since == later.date()


def test_a_tick_after_expiry_says_that_it_is_gone(ticks: Ticks, storage: Assessments, now: datetime) -> None:
    saved(storage, now)

    assert ticks.save(MINE, [change("a", DONE)], now + timedelta(days=KEEP_DAYS, seconds=1)) is None


def test_ticking_every_week_still_lets_a_second_look_compare(
    ticks: Ticks, storage: Assessments, now: datetime
) -> None:
    saved(storage, now, networks="no_network")
    for week in range(1, 6):
        ticks.save(MINE, [change(f"step_{week}", DONE)], now + timedelta(weeks=week))

    storage.save(MINE, "2026.1", {"networks": ("member",)}, now + timedelta(weeks=5, days=1))

    earlier = EarlierAnswers(storage.engine).find(MINE)
    assert earlier is not None and earlier.answers.one("networks") == "no_network"
    assert earlier.day == now.date()
