"""A disk without room, a database that another process holds, two tabs: nobody loses what they typed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from questionnaire.storage import Assessments
from questionnaire.storage.engine import open_engine
from tests.jobs.room import Room
from tests.thorough.client import Reply
from tests.thorough.figures import Note
from tests.thorough.founders import (
    PERIOD,
    Sheet,
    answered,
    fingerprint,
    let_begin,
    link_of,
    send,
    token_of,
)
from tests.thorough.site import Site, wait_until
from tests.thorough.small_disk import SmallDisk, forbidden, mounted

LINK = link_of(1)
TYPED = "Verschwiegenheit für Żółć e. V."
WAITING = ("waits for", "cannot be")
HOLD = """
import sys, pysqlite3
held = pysqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


class Cramped(NamedTuple):
    site: Site
    disk: SmallDisk


@pytest.fixture(params=[mounted, forbidden])
def cramped(request: pytest.FixtureRequest, folder: Path) -> Iterator[Cramped]:
    """A site, not yet started, whose database, prints and temporary files lie where there is little room."""
    disk = request.param(folder / "instance")
    site = Site(folder)
    site.environment["TMPDIR"] = str(folder / "instance")
    site.upgrade()
    yield Cramped(site, disk)
    site.kill()
    disk.remove()


@pytest.fixture
def founder(cramped: Cramped) -> Cramped:
    """Somebody has answered everything there."""
    let_begin(cramped.site.url, [LINK])
    cramped.site.start()
    answered(cramped.site.client, LINK)
    return cramped


def type_something(site: Site) -> Reply:
    form = {"token": token_of(LINK), "go": "stay", "name": TYPED, "form": "food"}
    return site.client.post(f"/de/{LINK}/step/1", form)


def answered_name(site: Site) -> tuple[str, ...]:
    engine = open_engine(site.url)
    found = Assessments(engine, PERIOD).find(fingerprint(LINK), datetime.now(UTC))
    engine.dispose()
    assert found is not None
    return found.answers.many("name")


def test_on_a_full_disk_what_was_typed_stays_in_the_form_until_there_is_room(
    founder: Cramped, note: Note
) -> None:
    site, disk = founder

    disk.fill(site.processes())
    refused = [type_something(site) for _ in range(20)]
    read = site.client.get(f"/de/{LINK}/plan")
    disk.make_room(site.processes())
    accepted = type_something(site)

    kept = [reply for reply in refused if reply.status == 503 and TYPED in reply.text]
    note("of 20 saves on a full disk, refused with the text in the form", len(kept), 20)
    assert [(reply.status, "Retry-After" in reply.headers) for reply in refused] == [(503, True)] * 20
    assert len(kept) == len(refused)
    assert (read.status, accepted.status, answered_name(site)) == (200, 303, (TYPED,))


def test_on_a_full_disk_a_document_is_served_or_comes_later(founder: Cramped, note: Note) -> None:
    site, disk = founder

    disk.fill(site.processes())
    meanwhile = [site.client.get(f"/de/{LINK}/{name}") for name in ("plan.pdf", "plan.ics", "letters.docx")]
    disk.make_room(site.processes())
    afterwards = site.client.get(f"/de/{LINK}/plan.pdf")

    strange = [reply.status for reply in meanwhile if reply.status not in (200, 404, 503)]
    note("documents on a full disk that neither came nor said when", len(strange), 0)
    assert strange == []
    assert all("Retry-After" in reply.headers for reply in meanwhile if reply.status == 503)
    assert (afterwards.status, afterwards.body[:5]) == (200, b"%PDF-")


@pytest.fixture(params=[mounted, forbidden])
def disk_of_prints(request: pytest.FixtureRequest, site: Site) -> Iterator[SmallDisk]:
    """The database lies elsewhere, where there is room."""
    disk: SmallDisk = request.param(site.folder / "prints")
    site.environment["RATHAUSREIF_PRINTS"] = str(site.folder / "prints")
    yield disk
    site.kill()
    disk.remove()


def test_prints_wait_for_room_and_nobody_has_to_order_again(site: Site, disk_of_prints: SmallDisk) -> None:
    room = Room(site.url, site.folder / "prints", seats=2)

    worker = site.begin_worker()
    wait_until((site.database.parent / "jobs.sqlite").exists)
    disk_of_prints.fill([worker.pid])
    order = room.order()
    wait_until(lambda: worker.poll() is not None or any(word in site.said() for word in WAITING))
    disk_of_prints.make_room(site.processes())

    def is_finished() -> bool:
        if site.running[-1].poll() is not None:
            # Where it could not even begin; its supervisor starts another one.
            site.begin_worker()
        return room.look(order).state in ("done", "failed")

    wait_until(is_finished)

    assert (room.look(order).state, room.look(order).failures) == ("done", ())
    room.engine.dispose()


@contextmanager
def held_by_another_process(site: Site) -> Iterator[None]:
    command = [sys.executable, "-c", HOLD, str(site.database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None and holder.stdin is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.stdin.close()


def test_where_another_process_holds_the_database_what_was_typed_stays(site: Site) -> None:
    let_begin(site.url, [LINK])
    site.start()
    answered(site.client, LINK)

    with held_by_another_process(site):
        refused = type_something(site)
        read = site.client.get(f"/de/{LINK}/plan")
    accepted = type_something(site)

    assert (refused.status, refused.headers["Retry-After"], TYPED in refused.text) == (503, "5", True)
    assert (read.status, accepted.status, answered_name(site)) == (200, 303, (TYPED,))


def test_two_tabs_that_save_at_once_do_not_wipe_each_other(site: Site, note: Note) -> None:
    links = [link_of(number) for number in range(50)]
    let_begin(site.url, links)
    site.start()

    with ThreadPoolExecutor(2) as tabs:
        for link in links:
            list(tabs.map(lambda page, link=link: send(site.client, Sheet(link, page)), ("3", "4")))

    engine = open_engine(site.url)
    storage = Assessments(engine, PERIOD)
    wanted = {question for page in ("3", "4") for question in Sheet(LINK, page).answers}
    wiped = []
    for link in links:
        found = storage.find(fingerprint(link), datetime.now(UTC))
        if found is None or set(found.answers) != wanted:
            wiped.append(link)
    note(f"of {len(links)} founders with two tabs, wiped by the other tab", len(wiped), 0)
    assert wiped == []
    engine.dispose()
