"""`kill -9`, again and again, while people save, print and wait for prints."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from questionnaire.storage.engine import open_engine
from tests.databases import PostgresqlDatabases
from tests.jobs.room import Room
from tests.jobs.test_worker import bookmarks
from tests.thorough.figures import Note
from tests.thorough.founders import Crowd, answered, let_begin, link_of, lost, sheets
from tests.thorough.site import Site, children, command_of, kill_9, wait_until

# Longer than any other test may take.
pytestmark = pytest.mark.timeout(1800)
KILLS, ANSWERS = 50, 10_000
# More than enough: a founder gives 33 answers.
FOUNDERS = ANSWERS // 32
FEW = 10


def while_crowd_saves(crowd: Crowd, strikes: int, answers: int, strike: Callable[[int], None]) -> None:
    """Spread over the answers."""
    for number in range(strikes):
        wanted = answers * (number + 1) // (strikes + 1)
        wait_until(lambda wanted=wanted: crowd.answers >= wanted or crowd.is_done())  # type: ignore[misc]
        strike(number)


def test_no_acknowledged_answer_is_lost_in_fifty_kills_of_the_web_process(site: Site, note: Note) -> None:
    def strike(number: int) -> None:
        """The web process alone or all of the site, in turns."""
        if number % 2:
            site.kill()
            site.start()
        else:
            site.kill_web_process()

    links = [link_of(number) for number in range(FOUNDERS)]
    let_begin(site.url, links)
    site.start()

    crowd = Crowd(site.client, sheets(links))
    while_crowd_saves(crowd, KILLS, ANSWERS, strike)
    crowd.wait()

    site.kill()
    engine = open_engine(site.url)
    gone = lost(engine, crowd.acknowledged)
    note(f"answers lost in {KILLS} × kill -9, of {crowd.answers} acknowledged", len(gone), 0)
    assert gone == []
    assert crowd.answers >= ANSWERS
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    engine.dispose()


def test_no_acknowledged_answer_is_lost_where_postgresql_itself_is_killed(
    folder: Path, postgresql_databases: PostgresqlDatabases, note: Note
) -> None:
    """It ends all its processes then, and comes back by itself from its log."""

    def strike(_number: int) -> None:
        (server,) = children(postgresql_databases.server.process.pid)
        wait_until(lambda: [process for process in children(server) if site.url_name in command_of(process)])
        kill_9(process for process in children(server) if site.url_name in command_of(process))

    links = [link_of(number) for number in range(FOUNDERS // 10)]
    site = Site(folder, postgresql_databases.newest(folder))
    let_begin(site.url, links)
    site.start()

    crowd = Crowd(site.client, sheets(links))
    while_crowd_saves(crowd, FEW, ANSWERS // 10, strike)
    crowd.wait()

    site.kill()
    engine = open_engine(site.url)
    gone = lost(engine, crowd.acknowledged)
    note(f"answers lost in {FEW} × kill -9 of PostgreSQL, of {crowd.answers} acknowledged", len(gone), 0)
    assert gone == []
    assert crowd.answers >= ANSWERS // 10
    engine.dispose()


def test_a_render_process_that_is_killed_costs_a_document_at_most_and_never_an_answer(
    site: Site, note: Note
) -> None:
    link = link_of(0)
    let_begin(site.url, [link])
    site.start()
    answered(site.client, link)
    statuses = []

    with ThreadPoolExecutor(1) as reader:
        for _ in range(FEW // 2):
            document = reader.submit(site.client.get, f"/de/{link}/plan.pdf")
            wait_until(site.render_processes)
            kill_9(site.render_processes())
            statuses.append(document.result())

    after = site.client.get(f"/de/{link}/plan.pdf")
    strange = [reply for reply in statuses if reply.status not in (200, 503)]
    served = sum(reply.status == 200 for reply in statuses)
    note(f"documents served in spite of {FEW // 2} kills of their process", served, "others 503")
    assert strange == []
    assert all("Retry-After" in reply.headers for reply in statuses if reply.status == 503)
    assert (after.status, after.body[:5]) == (200, b"%PDF-")
    assert answered(site.client, link) == {303}


def test_prints_are_complete_however_often_their_worker_is_killed(site: Site, note: Note) -> None:
    room = Room(site.url, site.folder / "instance" / "prints", seats=6)
    order, kills = room.order(), 0

    while room.look(order).progress.printed < 3:
        before = room.look(order).progress.printed
        site.begin_worker()
        wait_until(lambda before=before: room.look(order).progress.printed > before)  # type: ignore[misc]
        site.kill()
        kills += 1
    site.begin_worker()
    wait_until(lambda: room.look(order).state == "done")

    printed = [int(title.split()[0]) for title in bookmarks(room.result(order))]
    note(
        f"plans missing or doubled in prints after {kills} × kill -9 of the worker", 8 - len(set(printed)), 0
    )
    assert printed == room.numbers
    room.engine.dispose()
