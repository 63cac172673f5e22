"""Real workers, killed and asked to end, on real orders."""

from __future__ import annotations

import signal
from datetime import timedelta
from pathlib import Path

from pypdf import PdfReader

from questionnaire.answers.answers import Answers
from questionnaire.content.edition import Edition
from questionnaire.jobs.supervisor import GRACE
from questionnaire.storage import ClockReading, Erasing, Period
from tests.jobs.conftest import NewRoom, Work
from tests.jobs.room import now, participant, wait_until

# More than can be printed before a test has seen the first ones.
MANY = 8
FORGOTTEN = b"f" * 32


def bookmarks(pdf: Path) -> list[str]:
    """Of the topmost level; those of each plan lie beneath."""
    return [str(found.title) for found in PdfReader(pdf).outline if not isinstance(found, list)]


def test_what_a_killed_worker_began_another_one_completes(new_room: NewRoom, work: Work) -> None:
    room = new_room(MANY)
    order = room.order()
    first = work(room)
    wait_until(lambda: room.look(order).progress.printed >= 2)
    first.send_signal(signal.SIGKILL)
    first.wait()
    kept = room.printed_at(order)

    work(room)
    wait_until(lambda: room.look(order).state == "done")

    assert 2 <= len(kept) < MANY and kept.items() <= room.printed_at(order).items()
    assert [int(title.split()[0]) for title in bookmarks(room.result(order))] == room.numbers
    assert [file.name for file in room.result(order).parent.iterdir()] == ["result.pdf"]


def test_a_worker_that_is_told_to_end_gives_its_order_back_before_it_is_killed(
    new_room: NewRoom, work: Work
) -> None:
    room = new_room(MANY)
    order = room.order()
    worker = work(room)
    wait_until(lambda: room.look(order).progress.printed >= 1)

    # Ctrl-C reaches it from the terminal, and its supervisor asks too.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGTERM):
        worker.send_signal(number)
    status = worker.wait(GRACE)

    assert (status, room.look(order).state, room.look(order).failures) == (0, "waiting", ())


def test_a_worker_leaves_nothing_of_an_order_whose_participant_erases_everything(
    new_room: NewRoom, work: Work
) -> None:
    room = new_room(4)
    order = room.order()
    work(room)
    wait_until(lambda: room.look(order).progress.printed >= 1)

    room.storage.erase(participant(3))

    assert room.look(order).state == "withdrawn"
    wait_until(lambda: not room.result(order).parent.exists())


def test_a_worker_prints_ahead_whoever_finishes(new_room: NewRoom, work: Work, edition: Edition) -> None:
    room = new_room(2)
    work(room)

    question = edition.catalogue.steps[-1].questions[0]
    room.answer(2, {question.id: (question.options[0].id,)})

    ready = room.folder.ready.root
    wait_until(lambda: [path.name[:5] for path in ready.glob("*/*.pdf")] == ["2.de."])


def test_a_worker_erases_what_is_due_by_itself(new_room: NewRoom, work: Work) -> None:
    room = new_room(1)
    room.storage.create(FORGOTTEN, "2026.1", Answers(), now() - timedelta(days=400))
    erasing = Erasing(room.engine, Period(180), room.storage.log)
    for days in (10, 8, 6, 4, 2):
        erasing.run(ClockReading(int((now() - timedelta(days=days)).timestamp()), "", 0))

    work(room)

    before_it_was_due = now() - timedelta(days=300)
    wait_until(lambda: room.storage.find(FORGOTTEN, before_it_was_due) is None)
    assert len(room.seats.answers(room.id, now())) == 1
