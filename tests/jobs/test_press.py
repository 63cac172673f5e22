"""What becomes of an order: files, failures, second tries."""

from __future__ import annotations

from zipfile import ZIP_STORED, ZipFile

import pytest

from questionnaire.printing import Failure, Wish
from tests.jobs.conftest import NewPress, NewRoom
from tests.jobs.room import now, participant

LONG = 120
AN_INSTANT = 0.001


def test_a_zip_holds_a_pdf_for_each_seat_named_after_it(new_room: NewRoom, new_press: NewPress) -> None:
    room = new_room(2)
    order = room.order(Wish("zip", "en", "all"))

    new_press(room, LONG).carry_out(order)

    with ZipFile(room.result(order)) as archive:
        names, kinds = archive.namelist(), {entry.compress_type for entry in archive.infolist()}
        assert all(archive.read(name).startswith(b"%PDF") for name in names)
    assert [name[:8] for name in names] == ["seat-01-", "seat-02-"]
    assert all(name.isascii() and name.endswith("-en.pdf") for name in names)
    assert kinds == {ZIP_STORED}


def test_a_plan_that_fails_is_named_and_the_others_are_there(new_room: NewRoom, new_press: NewPress) -> None:
    room = new_room(2)
    room.damage(2)
    order = room.order()
    press = new_press(room, LONG)

    press.carry_out(order)

    found = room.look(order)
    assert (found.state, found.progress.printed) == ("done", 1)
    assert found.failures == (Failure(2, "broken"),)

    room.answer(2, {"name": ("Mitreden",)})
    before = room.printed_at(order)
    room.prints.try_again(found)
    press.carry_out(order)

    again = room.look(order)
    assert (again.state, again.progress.printed, again.failures) == ("done", 2, ())
    assert before.items() <= room.printed_at(order).items()


def test_a_plan_that_takes_too_long_says_so(new_room: NewRoom, new_press: NewPress) -> None:
    room = new_room(1)
    order = room.order()

    new_press(room, AN_INSTANT).carry_out(order)

    assert (room.look(order).state, room.look(order).failures) == ("failed", (Failure(1, "slow"),))


def test_a_print_that_got_lost_is_made_again(new_room: NewRoom, new_press: NewPress) -> None:
    """A power cut can leave an empty file behind."""
    room = new_room(1)
    order = room.order()
    press = new_press(room, LONG)
    claim = press.claims.claim(order, now())
    assert claim is not None
    room.folder.open(order)
    room.folder.put(order, 1, b"")
    press.claims.print_one(claim, 1, now())
    press.claims.end(claim, "waiting")

    press.carry_out(order)

    assert room.look(order).state == "done"


def test_who_erases_while_a_file_is_put_together_is_no_failure(
    new_room: NewRoom,
    new_press: NewPress,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = new_room(2)
    order = room.order()

    def erased_meanwhile(*_: object) -> None:
        room.storage.erase(participant(2))
        room.folder.drop(order)
        room.result(order).write_bytes(b"")

    monkeypatch.setattr("questionnaire.jobs.press.bind", erased_meanwhile)
    new_press(room, LONG).carry_out(order)

    assert (room.look(order).state, room.folder.ids(), caplog.messages) == ("withdrawn", (), [])
