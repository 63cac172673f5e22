"""Two machines behind nginx, on one PostgreSQL and one Redis: one is killed, then the other, under load."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from pypdf import PdfReader
from sqlalchemy import Engine, func, select, text

from questionnaire.storage import Assessments, Period, Ticks
from questionnaire.storage.engine import open_engine
from questionnaire.storage.tables import workshops
from questionnaire.web.links import fingerprint
from questionnaire.web.workshop.create import MOST_AN_HOUR
from tests.databases import PostgresqlDatabases
from tests.redis_server import RedisServer
from tests.thorough.figures import Note
from tests.thorough.machines import PATIENCE, Balancer, Machine
from tests.thorough.room_over_http import INVITATION, MARK, Advisor, Browser, Seat
from tests.thorough.site import wait_until

SEATS = 8
ORDERS = (("zip", "de"), ("pdf", "en"))
# Enough that each machine has had its share before and after every death.
SAVES_BETWEEN = 5 * SEATS
PERIOD = Period(180)

pytestmark = [pytest.mark.timeout(3 * PATIENCE)]


Running = list[Future[None]]


class Cluster:
    """Two machines, what they share, and who uses them."""

    def __init__(self, folder: Path, url: str, shared: dict[str, str]) -> None:
        self.machines = [Machine(folder / name, shared) for name in ("a", "b")]
        self.balancer = Balancer(folder, self.machines)
        self.engine = open_engine(url)
        self.over = Event()


@pytest.fixture
def cluster(folder: Path, postgresql_databases: PostgresqlDatabases) -> Iterator[Cluster]:
    url = postgresql_databases.newest(folder)
    with ExitStack() as running:
        redis = running.enter_context(RedisServer(folder))
        shared = {
            "RATHAUSREIF_SECRET_KEY": "k" * 32,
            "RATHAUSREIF_DATABASE_URL": url,
            "RATHAUSREIF_PRINTS": str(folder / "prints"),
            "RATHAUSREIF_QUEUE_URL": redis.url,
            "RATHAUSREIF_LIMITS_URL": redis.url,
            "RATHAUSREIF_PROXY_HOPS": "1",
            "RATHAUSREIF_RENDER_PROCESSES": "1",
        }
        made = Cluster(folder, url, shared)
        running.callback(made.engine.dispose)
        for machine in made.machines:
            running.callback(machine.kill)
            machine.start()
        running.enter_context(made.balancer)
        yield made
        made.over.set()


def printed(engine: Engine) -> int:
    with engine.connect() as connection:
        found = connection.execute(text("SELECT count(*) FROM print_sheets WHERE printed_at IS NOT NULL"))
        return int(found.scalar_one())


def states(engine: Engine) -> dict[int, str]:
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT id, state FROM print_orders ORDER BY id"))
        return {row.id: row.state for row in rows}


def are_at_work(cluster: Cluster, seats: list[Seat], running: Running) -> None:
    """Until people have saved so much more, from here."""
    wanted = sum(seat.saves for seat in seats) + SAVES_BETWEEN

    def is_so() -> bool:
        ended = [future.exception() for future in running if future.done()]
        assert not ended, ended
        return sum(seat.saves for seat in seats) >= wanted

    wait_until(is_so, PATIENCE)


def kill_one_after_the_other(cluster: Cluster, seats: list[Seat], running: Running) -> None:
    """The web of one and the worker of the other; all of both in the end, but never both at once."""
    first, second = cluster.machines
    for of, other in ((first, second), (second, first)):
        before = printed(cluster.engine)
        wait_until(partial(has_printed_more, cluster.engine, before), PATIENCE)
        of.web.kill()
        other.worker.kill()
        are_at_work(cluster, seats, running)
        of.start_web()
        other.worker.start()
        are_at_work(cluster, seats, running)


def has_printed_more(engine: Engine, before: int) -> bool:
    return printed(engine) > before or all_done(engine)


def all_done(engine: Engine) -> bool:
    return set(states(engine).values()) == {"done"}


def lost_answers(engine: Engine, seat: Seat) -> list[str]:
    kept = Assessments(engine, PERIOD).find(fingerprint(seat.link), datetime.now(UTC))
    assert kept is not None
    return [key for key, sent in seat.acknowledged.items() if list(kept.answers.many(key)) != sent]


def lost_ticks(engine: Engine, seat: Seat) -> set[str]:
    storage = Assessments(engine, PERIOD)
    return seat.ticked - Ticks(engine, PERIOD, storage.log).find(fingerprint(seat.link)).of_kind("done")


def marks_of(pdf: bytes) -> set[str]:
    """Of a whole document."""
    assert pdf.rstrip().endswith(b"%%EOF")
    return {mark for page in PdfReader(io.BytesIO(pdf)).pages for mark in MARK.findall(page.extract_text())}


def marks_in_zip(packed: bytes) -> Counter[str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        return Counter(mark for name in archive.namelist() for mark in marks_of(archive.read(name)))


def plans_in(pdf: bytes) -> list[str]:
    """Bookmarks of the topmost level: one for each plan."""
    return [str(found.title) for found in PdfReader(io.BytesIO(pdf)).outline if not isinstance(found, list)]


def test_two_machines_lose_nothing_and_mix_up_nothing_when_each_of_them_dies(
    cluster: Cluster, note: Note
) -> None:
    advisor = Advisor(cluster.balancer.socket, cluster.over)
    seats = [Seat(cluster.balancer.socket, advisor.code, number, cluster.over) for number in range(SEATS)]
    for seat in seats:
        seat.save("1")
    for kind, language in ORDERS:
        advisor.order_twice_at_once(kind, language)

    with ThreadPoolExecutor(SEATS) as threads:
        running = [threads.submit(seat.work) for seat in seats]
        try:
            kill_one_after_the_other(cluster, seats, running)
            wait_until(lambda: all_done(cluster.engine), PATIENCE)
        finally:
            cluster.over.set()
    for future in running:
        future.result()

    statuses = sum((seat.browser.statuses for seat in seats), Counter[int]())
    lost = [
        name
        for seat in seats
        for name in (*lost_answers(cluster.engine, seat), *lost_ticks(cluster.engine, seat))
    ]
    wrong = [said for seat in seats for said in seat.wrong]
    saves, ticks = sum(seat.saves for seat in seats), sum(len(seat.ticked) for seat in seats)
    asked_again = sum(number for status, number in statuses.items() if status not in (200, 303))
    note(f"two machines: lost of {saves} saved pages and {ticks} ticks", len(lost), 0)
    note(f"two machines: another's or an old answer, in {statuses[200]} pages", len(wrong), 0)
    note(f"two machines: asked again, of {statuses.total()} requests, in 4 deaths", asked_again, "-")
    assert (lost, wrong) == ([], []) and ticks

    (zipped, merged) = states(cluster.engine)
    everyone = {seat.mark for seat in seats}
    for _machine in cluster.machines:
        packed, whole = advisor.file(zipped).body, advisor.file(merged).body
        assert marks_in_zip(packed) == Counter(everyone)
        assert marks_of(whole) == everyone and len(plans_in(whole)) == SEATS
    note("two machines: plans printed, each whole and once", f"{2 * SEATS} of {2 * SEATS}", "all")


def test_what_one_address_may_do_is_counted_by_all_machines_together(cluster: Cluster, note: Note) -> None:
    visitor = Browser(cluster.balancer.socket, 1, cluster.over)

    for _ in range(2 * MOST_AN_HOUR):
        visitor.post("/de/workshops", INVITATION)

    with cluster.engine.connect() as connection:
        opened = connection.execute(select(func.count()).select_from(workshops)).scalar_one()
    note("two machines: workshops opened by one address in an hour", opened, MOST_AN_HOUR)
    assert opened == MOST_AN_HOUR
