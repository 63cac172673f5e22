"""Erasing by time: slowly, and never because a clock jumped."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from questionnaire.answers.answers import Answers
from questionnaire.storage import Assessments, ClockReading, Erased, Erasing, Wishes, Workshops, read_clock
from questionnaire.storage.tables import seconds
from questionnaire.workshop.workshop import Workshop
from tests.storage.conftest import KEEP_DAYS, PERIOD
from tests.storage.databases import bytes_in, erased_by_transaction
from tests.storage.people import MINE, TYPED, YOURS, found, saved
from tests.storage.rooms import ROOM

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LIMIT = timedelta(days=KEEP_DAYS)
MONTHS = timedelta(days=200)


class Machine:
    """A real database on a machine whose clock can be set wrong while time passes."""

    def __init__(self, storage: Assessments, start: datetime) -> None:
        self.erasing = Erasing(storage.engine, PERIOD, storage.log)
        self.clock, self.boot, self.uptime = start, 1, timedelta()

    def passes(self, time: timedelta) -> None:
        self.clock += time
        self.uptime += time

    def restarts(self) -> None:
        self.boot, self.uptime = self.boot + 1, timedelta()

    def runs(self) -> Erased:
        reading = ClockReading(seconds(self.clock), str(self.boot), int(self.uptime.total_seconds()))
        return self.erasing.run(reading)

    def runs_daily(self, days: int) -> list[int]:
        """How many assessments each run erased; the first comes at once."""
        gone = [self.runs().assessments]
        for _ in range(days):
            self.passes(DAY)
            gone.append(self.runs().assessments)
        return gone


@pytest.fixture
def machine(storage: Assessments, now: datetime) -> Machine:
    return Machine(storage, now)


def test_with_a_run_a_day_answers_go_a_day_after_the_limit(
    storage: Assessments, machine: Machine, now: datetime
) -> None:
    saved(storage, now, name=TYPED)

    gone = machine.runs_daily(KEEP_DAYS + 2)

    assert (sum(gone[:-1]), gone[-1]) == (0, 1)
    assert TYPED.encode() not in bytes_in(storage.engine)


def test_erasing_leaves_what_is_not_due(storage: Assessments, machine: Machine, now: datetime) -> None:
    saved(storage, now)
    storage.create(YOURS, "2026.1", Answers({"coverage": ("nobody",)}), now + 10 * DAY)

    machine.runs_daily(KEEP_DAYS + 5)

    assert dict(found(storage, YOURS, machine.clock).answers) == {"coverage": ("nobody",)}
    assert storage.find(MINE, now) is None


def test_whoever_saves_meanwhile_waits_for_fifty_to_be_erased_and_no_more(
    storage: Assessments, machine: Machine, engine: Engine, now: datetime
) -> None:
    for number in range(120):
        storage.create(number.to_bytes(32, "big"), "2026.1", Answers({"coverage": ("nobody",)}), now)

    with erased_by_transaction(engine, "assessments") as erased:
        machine.runs_daily(KEEP_DAYS + 2)

    assert erased == [50, 50, 20]


def test_a_clock_that_jumps_ahead_by_months_and_back_destroys_nothing(
    storage: Assessments, machine: Machine, now: datetime
) -> None:
    saved(storage, now, name=TYPED)
    machine.runs_daily(30)

    machine.clock += MONTHS
    jumped = machine.runs_daily(2)
    machine.clock -= MONTHS
    back = machine.runs_daily(60)

    assert sum(jumped + back) == 0
    assert dict(found(storage, MINE, machine.clock).answers) == {"name": (TYPED,)}


@pytest.mark.parametrize("restart", [False, True])
def test_a_clock_that_stays_ahead_is_not_believed_for_a_week(
    storage: Assessments, machine: Machine, now: datetime, restart: bool
) -> None:
    saved(storage, now)
    machine.runs_daily(30)

    machine.clock += MONTHS
    if restart:
        machine.restarts()
    gone = machine.runs_daily(6)

    assert sum(gone) == 0


def test_two_runs_within_a_day_erase_nothing(storage: Assessments, machine: Machine, now: datetime) -> None:
    saved(storage, now)
    machine.runs_daily(KEEP_DAYS)

    gone = []
    for _ in range(24):
        machine.passes(HOUR)
        gone.append(machine.runs().assessments)

    assert sum(gone) == 0


def test_a_day_that_only_the_clock_has_seen_is_none(
    storage: Assessments, machine: Machine, now: datetime
) -> None:
    saved(storage, now)
    machine.runs_daily(KEEP_DAYS + 1)

    machine.clock += 2 * DAY
    machine.passes(HOUR)

    assert machine.runs().assessments == 0


def test_what_is_used_again_has_to_be_seen_due_twice_once_more(
    storage: Assessments, machine: Machine, engine: Engine, now: datetime
) -> None:
    saved(storage, now)
    machine.runs_daily(KEEP_DAYS + 1)

    assert storage.save(MINE, "2026.1", {"coverage": ("nobody",)}, now + LIMIT)

    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT due_at FROM assessments").scalar() is None
    assert sum(machine.runs_daily(30)) == 0


def test_two_machines_whose_clocks_differ_by_seconds_erase_together(
    storage: Assessments, machine: Machine, now: datetime
) -> None:
    saved(storage, now)
    behind = Machine(storage, now + LIMIT - timedelta(seconds=5))
    behind.boot, machine.clock = 2, now + LIMIT

    gone = 0
    for _ in range(12):
        gone += machine.runs().assessments + behind.runs().assessments
        machine.passes(DAY)
        behind.passes(DAY)

    assert gone == 1


def test_a_restart_between_two_runs_changes_nothing(
    storage: Assessments, machine: Machine, now: datetime
) -> None:
    saved(storage, now)
    machine.runs_daily(KEEP_DAYS + 1)

    machine.restarts()
    machine.clock += DAY

    assert machine.runs().assessments == 1


def test_after_months_switched_off_erasing_waits_a_week(
    storage: Assessments, machine: Machine, now: datetime
) -> None:
    saved(storage, now)
    machine.runs_daily(30)

    machine.restarts()
    machine.clock += MONTHS
    first = machine.runs()
    gone = machine.runs_daily(8)

    assert first.waits_until == machine.clock - 8 * DAY + 7 * DAY
    assert (sum(gone[:7]), sum(gone)) == (0, 1)


def test_answers_given_while_the_clock_was_months_behind_are_not_old_once_it_is_right(
    storage: Assessments, machine: Machine
) -> None:
    machine.runs_daily(30)
    machine.clock -= MONTHS
    machine.restarts()
    machine.runs()
    machine.passes(HOUR)
    saved(storage, machine.clock, name=TYPED)

    machine.clock += MONTHS
    gone = machine.runs_daily(20)

    assert sum(gone) == 0
    assert dict(found(storage, MINE, machine.clock).answers) == {"name": (TYPED,)}


def test_answers_given_while_the_clock_was_ahead_are_kept_no_longer_than_others(
    storage: Assessments, machine: Machine
) -> None:
    machine.runs_daily(30)
    machine.clock += MONTHS
    machine.runs()
    machine.passes(HOUR)
    saved(storage, machine.clock)

    machine.clock -= MONTHS
    machine.runs()

    assert storage.find(MINE, machine.clock + LIMIT) is not None
    assert storage.find(MINE, machine.clock + LIMIT + DAY) is None


def test_a_clock_that_was_ahead_holds_nothing_up_for_months(
    storage: Assessments, machine: Machine, now: datetime
) -> None:
    saved(storage, now)
    machine.clock += LIMIT + DAY + MONTHS
    machine.runs()

    machine.clock -= MONTHS
    gone = machine.runs_daily(8)

    assert sum(gone) == 1


def test_what_a_believed_clock_wrote_stays_as_it_is(
    storage: Assessments, machine: Machine, now: datetime
) -> None:
    saved(storage, now)
    machine.runs_daily(30)

    for jump in (MONTHS, -MONTHS):
        machine.clock += jump
        machine.runs()

    assert found(storage, MINE, now).used_at == now


def test_a_workshop_goes_as_slowly(
    workshops: Workshops, room: Workshop, machine: Machine, now: datetime
) -> None:
    machine.runs_daily(10)
    machine.clock += MONTHS
    jumped = machine.runs()
    machine.clock -= MONTHS
    machine.runs_daily(KEEP_DAYS - 9)

    assert (jumped.workshops, workshops.called(ROOM.code, now)) == (0, room)
    machine.passes(DAY)
    assert machine.runs().workshops == 1


def test_a_wish_keeps_answers_until_the_end_of_its_day(
    storage: Assessments, machine: Machine, now: datetime
) -> None:
    saved(storage, now)
    Wishes(storage.engine, PERIOD).keep_until(MINE, date(2027, 11, 30), now)

    gone = machine.runs_daily(372)

    assert machine.clock.date() == date(2027, 11, 30)
    assert sum(gone) == 0 and storage.find(MINE, machine.clock) is not None
    assert storage.find(MINE, machine.clock + DAY) is None
    assert sum(machine.runs_daily(2)) == 1


def test_no_wish_keeps_answers_longer_than_the_operator_allows(storage: Assessments, now: datetime) -> None:
    saved(storage, now)
    Wishes(storage.engine, PERIOD).keep_until(MINE, date(2099, 1, 1), now)
    longest = now + timedelta(days=PERIOD.most_days)

    assert storage.find(MINE, longest) is not None
    assert storage.find(MINE, longest + timedelta(seconds=1)) is None
    assert PERIOD.until(now, date(2099, 1, 1)) == longest.date()


def test_a_wish_can_be_taken_back(storage: Assessments, now: datetime) -> None:
    saved(storage, now)
    wishes = Wishes(storage.engine, PERIOD)
    wishes.keep_until(MINE, date(2027, 11, 30), now)
    assert found(storage, MINE, now).wished == date(2027, 11, 30)

    wishes.keep_until(MINE, None, now)

    assert found(storage, MINE, now).wished is None
    assert storage.find(MINE, now + LIMIT + DAY) is None


def test_a_wish_for_answers_that_are_gone_says_so(storage: Assessments, now: datetime) -> None:
    saved(storage, now)
    wishes = Wishes(storage.engine, PERIOD)

    assert not wishes.keep_until(YOURS, date(2027, 11, 30), now)
    assert not wishes.keep_until(MINE, date(2027, 11, 30), now + LIMIT + DAY)


def test_a_save_says_whether_somebody_wishes_that_the_date_goes_with_the_plan(
    storage: Assessments, now: datetime
) -> None:
    saved(storage, now)
    without = storage.save(MINE, "2026.1", {"coverage": ("nobody",)}, now)
    Wishes(storage.engine, PERIOD).keep_until(MINE, date(2027, 11, 30), now)

    wished = storage.save(MINE, "2026.1", {"coverage": ("nobody",)}, now + timedelta(days=200))

    assert without is not None and not without.goes_with_plan
    assert wished is not None and wished.goes_with_plan


def test_this_machine_says_how_long_it_has_been_running() -> None:
    first, second = read_clock(), read_clock()

    assert first.boot and first.uptime > 0
    assert second.follows(first)
