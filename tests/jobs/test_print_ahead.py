"""Plans of a room, printed as its people finish: used only where they are what would be printed anew."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec import structs

from questionnaire.answers.answers import Answers
from questionnaire.answers.step_states import DONE, OPEN, StepChange
from questionnaire.calendar.days import german_day
from questionnaire.content.edition import Edition
from questionnaire.jobs.print_ahead import PrintAhead
from questionnaire.jobs.print_jobs import PrintJobs
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.processes.pool import RenderPool
from questionnaire.storage import ProgressConsents, Ticks
from questionnaire.storage.recent_seats import RecentSeats
from questionnaire.workshop.print_order import PrintRequest
from tests.jobs.conftest import NewJobs, NewRoom
from tests.jobs.room import Room, now, participant

LONG = 120
AN_HOUR_AGO = int(time.time()) - 3600
ZIP = PrintRequest("zip", "de", "all")


@pytest.fixture
def finish(edition: Edition) -> Callable[[Room, int], None]:
    """Somebody answers a question of the last step."""
    question = edition.catalogue.steps[-1].questions[0]
    value = {question.id: (question.options[0].id,)}
    return lambda room, seat: room.answer(seat, value)


Finish = Callable[[Room, int], None]


def look_ahead(room: Room, jobs: PrintJobs) -> PrintAhead:
    ahead = PrintAhead(jobs, RecentSeats(room.engine))
    ahead.go_round(now())
    return ahead


def made(jobs: PrintJobs) -> int:
    return jobs.pool.outcomes()["made"]


def lies_ready(room: Room) -> list[int]:
    return sorted(int(path.name.partition(".")[0]) for path in room.folder.ready.root.glob("*/*"))


def printed(room: Room, jobs: PrintJobs) -> dict[str, bytes]:
    order = room.order(ZIP)
    jobs.carry_out(order)
    return contents(room.result(order))


def contents(result: Path) -> dict[str, bytes]:
    with ZipFile(result) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_order_takes_what_lies_ready_and_is_the_same_as_without(
    new_room: NewRoom, new_jobs: NewJobs, finish: Finish
) -> None:
    room = new_room(3)
    jobs = new_jobs(room, LONG)
    finish(room, 1)
    finish(room, 3)
    look_ahead(room, jobs)

    with_ready = lies_ready(room), printed(room, jobs), made(jobs)
    room.folder.ready.drop_seat(room.id, 1)
    room.folder.ready.drop_seat(room.id, 3)
    without = printed(room, jobs), made(jobs)

    assert with_ready == ([1, 3], without[0], 3)
    assert without[1] == 6


def test_what_lay_ready_says_nothing_about_how_fast_the_rest_is_printed(
    new_room: NewRoom, new_jobs: NewJobs, finish: Finish
) -> None:
    room = new_room(2)
    jobs = new_jobs(room, LONG)
    finish(room, 1)
    look_ahead(room, jobs)
    (sheet,) = room.folder.ready.root.glob("*/*")
    os.utime(sheet, (AN_HOUR_AGO, AN_HOUR_AGO))

    order = room.order(ZIP)
    jobs.carry_out(order)

    assert room.printed_at(order)[1] == AN_HOUR_AGO
    assert room.look(order).progress.recent == 1


def test_only_who_has_finished_is_printed_and_only_once(
    new_room: NewRoom, new_jobs: NewJobs, finish: Finish
) -> None:
    room = new_room(2)
    jobs = new_jobs(room, LONG)
    room.answer(1, {"name": ("Mitreden",)})
    ahead = look_ahead(room, jobs)
    before = made(jobs)

    finish(room, 1)
    ahead.go_round(now())
    ahead.go_round(now())

    assert (before, made(jobs), lies_ready(room)) == (0, 1, [1])


def test_a_changed_answer_is_never_printed_as_it_was_before(
    new_room: NewRoom, new_jobs: NewJobs, finish: Finish
) -> None:
    room = new_room(1)
    jobs = new_jobs(room, LONG)
    finish(room, 1)
    ahead = look_ahead(room, jobs)
    room.answer(1, {"name": ("Mitreden",)})

    (ordered,) = printed(room, jobs).values()
    ahead.go_round(now())

    (sheet,) = room.folder.ready.root.glob("*/*")
    assert (made(jobs), sheet.read_bytes() == ordered) == (3, True)


def test_a_ready_sheet_without_its_end_is_printed_anew(
    new_room: NewRoom, new_jobs: NewJobs, finish: Finish
) -> None:
    room = new_room(1)
    jobs = new_jobs(room, LONG)
    finish(room, 1)
    look_ahead(room, jobs)
    (sheet,) = room.folder.ready.root.glob("*/*")
    sheet.write_bytes(b"%PDF-1.7 and no end")

    printed(room, jobs)

    assert made(jobs) == 2


def test_orders_come_first(new_room: NewRoom, new_jobs: NewJobs, finish: Finish) -> None:
    room = new_room(1)
    jobs = new_jobs(room, LONG)
    finish(room, 1)
    room.order()

    look_ahead(room, jobs)

    assert (made(jobs), lies_ready(room)) == (0, [])


def test_nothing_is_printed_ahead_while_a_process_is_needed(
    new_room: NewRoom, new_jobs: NewJobs, finish: Finish
) -> None:
    room = new_room(1)
    jobs = new_jobs(room, LONG)
    finish(room, 1)

    with jobs.pool.places.asked():
        ahead = look_ahead(room, jobs)
    before = lies_ready(room)
    ahead.go_round(now())

    assert (before, lies_ready(room)) == ([], [1])


def test_what_lies_ready_goes_with_the_answers(new_room: NewRoom, new_jobs: NewJobs, finish: Finish) -> None:
    room = new_room(2)
    for seat in (1, 2):
        finish(room, seat)
    ahead = look_ahead(room, new_jobs(room, LONG))

    room.storage.erase(participant(2))
    ahead.tidy()

    assert lies_ready(room) == [1]


class Meanwhile(RenderPool):
    """Lets something happen while it prints ahead."""

    def __init__(self, happens: Callable[[], object]) -> None:
        super().__init__(workers=1, queue=1)
        self.happens = happens

    def write_ahead(self, order: FileOrder) -> bytes:
        self.happens()
        return super().write_ahead(order)


def test_who_erases_while_it_is_printed_leaves_nothing(
    new_room: NewRoom, new_jobs: NewJobs, finish: Finish
) -> None:
    room = new_room(1)
    finish(room, 1)
    pool = Meanwhile(lambda: room.storage.erase(participant(1)))

    look_ahead(room, structs.replace(new_jobs(room, LONG), pool=pool))
    pool.shut()

    assert (pool.outcomes()["made"], lies_ready(room)) == (1, [])


def test_consent_that_is_taken_back_meanwhile_leaves_no_ticks(
    new_room: NewRoom, new_jobs: NewJobs, finish: Finish, edition: Edition
) -> None:
    room = new_room(1)
    finish(room, 1)
    first = draw_up(edition, Answers(), german_day(now())).tasks[0].action.id
    consents = ProgressConsents(room.engine)
    Ticks(room.engine, room.storage.period, room.storage.log).save(
        participant(1), [StepChange(first, OPEN, DONE)], now()
    )
    consents.give(participant(1), now())
    pool = Meanwhile(lambda: consents.withdraw(participant(1)))

    look_ahead(room, structs.replace(new_jobs(room, LONG), pool=pool))
    pool.shut()

    assert (pool.outcomes()["made"], lies_ready(room)) == (1, [])
