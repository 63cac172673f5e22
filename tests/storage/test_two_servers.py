"""Two web servers and two workers on one database: nothing is lost, and nothing is done twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier
from typing import TypeVar

import pytest
from sqlalchemy import Engine, func, select

from questionnaire.answers.answers import Answers
from questionnaire.answers.step_states import DONE, OPEN, StepChange
from questionnaire.storage import Assessments, ClockReading, Erasing, PrintOrders, Seats, Ticks, Workshops
from questionnaire.storage.engine import open_engine
from questionnaire.storage.migrate import is_current, upgrade
from questionnaire.storage.print_claims import PrintClaims
from questionnaire.storage.tables import assessments, erasing_run, seconds
from questionnaire.workshop.print_order import PrintRequest
from questionnaire.workshop.workshop import Workshop
from tests.storage.conftest import PERIOD
from tests.storage.people import MINE, found, saved
from tests.storage.rooms import join, key_of

Result = TypeVar("Result")
THREADS = 8


@pytest.fixture
def beside(url: str) -> Iterator[Engine]:
    """The other server's."""
    opened = open_engine(url)
    yield opened
    opened.dispose()


def at_once(does: Callable[[int], Result], times: int = THREADS) -> list[Result]:
    """Everybody waits until all are ready."""
    ready = Barrier(times)

    def one(number: int) -> Result:
        ready.wait()
        return does(number)

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(one, range(times)))


def test_two_servers_that_save_at_once_lose_no_answer(
    storage: Assessments, beside: Engine, now: datetime
) -> None:
    saved(storage, now)
    servers = (storage, Assessments(beside, PERIOD))

    def save(number: int) -> bool:
        given = [{f"q{number}_{n}": (str(n),), "same": (str(number),)} for n in range(5)]
        return all(servers[number % 2].save(MINE, "2026.1", answers, now) for answers in given)

    done = at_once(save)

    answers = found(storage, MINE, now).answers
    assert all(done) and len(answers) == THREADS * 5 + 1
    assert all(answers.many(f"q{number}_{n}") == (str(n),) for number in range(THREADS) for n in range(5))


def test_two_servers_that_tick_at_once_lose_no_tick(
    storage: Assessments, beside: Engine, now: datetime
) -> None:
    saved(storage, now)
    servers = [Ticks(engine, PERIOD, storage.log) for engine in (storage.engine, beside)]

    at_once(lambda number: servers[number % 2].save(MINE, [StepChange(f"s{number}", OPEN, DONE)], now))

    assert servers[0].find(MINE).of_kind("done") == {f"s{number}" for number in range(THREADS)}


def test_who_erases_while_others_save_leaves_nothing(
    storage: Assessments, beside: Engine, now: datetime
) -> None:
    saved(storage, now)
    other = Assessments(beside, PERIOD)

    def use(number: int) -> None:
        if number == THREADS // 2:
            storage.erase(MINE)
        else:
            other.save(MINE, "2026.1", {f"q{number}": ("late",)}, now)

    at_once(use)

    assert storage.find(MINE, now) is None
    with beside.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM answers").scalar() == 0


@pytest.mark.only("postgresql")
def test_erasing_by_time_that_runs_twice_at_once_counts_each_once(
    storage: Assessments, beside: Engine, now: datetime
) -> None:
    for who in range(5):
        storage.create(key_of(who), "2026.1", Answers({"name": ("Mitreden",)}), now - timedelta(days=400))
    runs = [Erasing(engine, PERIOD, storage.log) for engine in (storage.engine, beside)]

    gone = []
    for day in range(0, 10, 2):
        clock = ClockReading(seconds(now + timedelta(days=day)), "", 0)
        gone += at_once(partial(lambda clock, number: runs[number % 2].run(clock).assessments, clock), 4)

    with beside.connect() as connection:
        left = connection.execute(select(func.count()).select_from(assessments)).scalar()
        last = connection.execute(select(erasing_run.c.at)).scalars().all()
    assert (sum(gone), left, list(last)) == (5, 0, [clock.at])


def test_no_order_is_handed_to_two_workers(
    workshops: Workshops, seats: Seats, room: Workshop, beside: Engine, now: datetime
) -> None:
    prints = PrintOrders(workshops.engine, 24)
    numbers = [join(seats, room, who, now) for who in range(1, 7)]
    orders = [prints.place(room.id, PrintRequest("pdf", "de", "these"), [number], now) for number in numbers]
    workers = [PrintClaims(engine) for engine in (workshops.engine, beside)]

    claimed = at_once(lambda number: [workers[number % 2].claim(order, now) for order in orders], 4)

    won = [claim.id for claims in claimed for claim in claims if claim]
    assert sorted(won) == sorted(orders)


def test_who_orders_twice_at_once_gets_one_order(
    workshops: Workshops, seats: Seats, room: Workshop, beside: Engine, now: datetime
) -> None:
    join(seats, room, 1, now)
    servers = [PrintOrders(engine, 24) for engine in (workshops.engine, beside)]

    wanted = PrintRequest("pdf", "de", "all")
    ids = at_once(lambda number: servers[number % 2].place(room.id, wanted, [1], now))

    assert len(set(ids)) == 1


def test_who_joins_twice_at_once_gets_one_seat_and_nobody_elses(
    seats: Seats, room: Workshop, beside: Engine, now: datetime
) -> None:
    servers = (seats, Seats(beside, PERIOD, seats.log))

    given = at_once(lambda number: join(servers[number % 2], room, number // 2, now))

    assert [given[number] for number in range(0, THREADS, 2)] == [given[n] for n in range(1, THREADS, 2)]
    assert len(set(given)) == THREADS // 2


def test_two_servers_that_upgrade_at_once_both_start(empty_url: str) -> None:
    engines = [open_engine(empty_url) for _ in range(2)]

    at_once(lambda number: upgrade(engines[number]), 2)

    assert all(is_current(engine) for engine in engines)
    for engine in engines:
        engine.dispose()
