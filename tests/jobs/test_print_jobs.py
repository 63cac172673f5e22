"""What becomes of an order: files, failures, second tries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from zipfile import ZIP_STORED, ZipFile

import pytest
from msgspec import structs

from questionnaire.jobs.print_jobs import PrintJobs
from questionnaire.report.pdf.document_kind import DocumentKind
from questionnaire.report.processes.pool import RenderPool
from questionnaire.workshop.print_order import Failure, PrintRequest
from tests.jobs.conftest import NewJobs, NewRoom
from tests.jobs.room import Room, now, participant, wait_until

LONG = 120
AN_INSTANT = 0.001


def test_a_zip_holds_a_pdf_for_each_seat_named_after_it(new_room: NewRoom, new_jobs: NewJobs) -> None:
    room = new_room(2)
    order = room.order(PrintRequest("zip", "en", "all"))

    new_jobs(room, LONG).carry_out(order)

    with ZipFile(room.result(order)) as archive:
        names, kinds = archive.namelist(), {entry.compress_type for entry in archive.infolist()}
        assert all(archive.read(name).startswith(b"%PDF") for name in names)
    assert [name[:8] for name in names] == ["seat-01-", "seat-02-"]
    assert all(name.isascii() and name.endswith("-en.pdf") for name in names)
    assert kinds == {ZIP_STORED}


def test_a_plan_that_fails_is_named_and_the_others_are_there(new_room: NewRoom, new_jobs: NewJobs) -> None:
    room = new_room(2)
    room.damage(2)
    order = room.order()
    jobs = new_jobs(room, LONG)

    jobs.carry_out(order)

    found = room.look(order)
    assert (found.state, found.progress.printed) == ("done", 1)
    assert found.failures == (Failure(2, "broken"),)

    room.answer(2, {"name": ("Mitreden",)})
    before = room.printed_at(order)
    room.prints.try_again(found)
    jobs.carry_out(order)

    again = room.look(order)
    assert (again.state, again.progress.printed, again.failures) == ("done", 2, ())
    assert before.items() <= room.printed_at(order).items()


def test_a_plan_that_takes_too_long_says_so(new_room: NewRoom, new_jobs: NewJobs) -> None:
    room = new_room(1)
    order = room.order()

    new_jobs(room, AN_INSTANT).carry_out(order)

    assert (room.look(order).state, room.look(order).failures) == ("failed", (Failure(1, "slow"),))


@pytest.mark.parametrize("left", [b"", b"%PDF-1.7 and no end"])
def test_a_print_that_got_lost_is_made_again(left: bytes, new_room: NewRoom, new_jobs: NewJobs) -> None:
    """A power cut can leave an empty file behind, or half of one."""
    room = new_room(1)
    order = room.order()
    jobs = new_jobs(room, LONG)
    claim = jobs.claims.claim(order, now())
    assert claim is not None
    room.folder.open(order)
    room.folder.sheet(order, 1).write_bytes(left)
    jobs.claims.print_one(claim, 1, now())
    jobs.claims.end(claim, "waiting")

    jobs.carry_out(order)

    assert room.look(order).state == "done"


class Holding(RenderPool):
    """Lets something happen before it renders the plan of a seat."""

    def __init__(self, seat: int, before: Callable[[], object]) -> None:
        super().__init__(workers=1, queue=1)
        self.mark, self.before = f"Platz {seat} ", before

    def render(self, html: str, look: DocumentKind = "plan") -> bytes:
        if self.mark in html:
            self.before()
        return super().render(html, look)


@contextmanager
def holding(seat: int, before: Callable[[], object]) -> Iterator[Holding]:
    pool = Holding(seat, before)
    yield pool
    pool.shut()


def test_what_is_printed_is_recorded_although_a_plan_before_it_takes_long(
    new_room: NewRoom, new_jobs: NewJobs
) -> None:
    room = new_room(4)
    order = room.order()

    with holding(1, lambda: wait_until(lambda: room.look(order).progress.printed == 3)) as pool:
        structs.replace(new_jobs(room, LONG), pool=pool).carry_out(order)

    assert room.look(order).state == "done"


def test_a_worker_that_comes_back_late_changes_no_file(new_room: NewRoom, new_jobs: NewJobs) -> None:
    room = new_room(2)
    order = room.order(PrintRequest("zip", "de", "all"))
    of_the_other: list[bytes] = []

    def is_taken_over(other: PrintJobs) -> bool:
        """A sign of life may come in between."""
        count_as_dead(room)
        return other.carry_out(order)

    def overtaken() -> None:
        wait_until(lambda: any(room.folder.open(order).glob("result*")))
        other = new_jobs(room, LONG)
        wait_until(lambda: is_taken_over(other))
        of_the_other.append(room.result(order).read_bytes())

    with holding(2, overtaken) as pool:
        structs.replace(new_jobs(room, LONG), pool=pool).carry_out(order)

    assert room.look(order).state == "done"
    assert [room.result(order).read_bytes()] == of_the_other
    assert list(room.folder.open(order).iterdir()) == [room.result(order)]


def count_as_dead(room: Room) -> None:
    with room.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE print_orders SET heartbeat = 0")


def test_drafts_of_a_dead_worker_go_and_those_of_a_later_one_stay(new_room: NewRoom) -> None:
    room = new_room(1)
    order = room.order()
    sheet = room.folder.open(order) / "001.pdf"
    drafts = [room.folder.draft(sheet, attempt) for attempt in range(1, 13)]
    for draft in drafts:
        draft.touch()

    room.folder.sweep(order, 11)

    assert list(sheet.parent.iterdir()) == [drafts[-1]]


def test_who_erases_while_a_file_is_put_together_is_no_failure(
    new_room: NewRoom,
    new_jobs: NewJobs,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = new_room(2)
    order = room.order()

    def erased_meanwhile(*_: object) -> None:
        room.storage.erase(participant(2))
        room.folder.drop(order)
        room.result(order).write_bytes(b"")

    monkeypatch.setattr("questionnaire.jobs.print_job.write_result", erased_meanwhile)
    new_jobs(room, LONG).carry_out(order)

    assert (room.look(order).state, room.folder.ids(), caplog.messages) == ("withdrawn", (), [])


def test_a_long_order_lets_another_workshops_short_one_in_between(
    new_room: NewRoom, new_jobs: NewJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("questionnaire.jobs.print_job.TURN", 1)
    room = new_room(4)
    long, short = room.order(), room.order_next_door()
    jobs = new_jobs(room, LONG)

    jobs.carry_out(long)
    between = room.look(long)
    jobs.take_turns(long)

    assert (between.state, 0 < between.progress.printed < 4) == ("waiting", True)
    assert (room.look(long).state, room.state_next_door(short)) == ("done", "done")
    assert len(set(room.printed_at(long))) == 4
