"""What waits to be prepared: the last wish of each, the first ones first, and not for ever."""

from __future__ import annotations

from questionnaire.report.processes.waiting_list import WaitingList, Wanted


def wanted(owner: bytes, due: float = 0) -> Wanted:
    return Wanted(owner, lambda: None, due, until=10)


def test_of_several_changes_in_a_row_only_the_last_counts() -> None:
    waiting = WaitingList(most=9)
    gone = [waiting.put(wanted(b"me", due)) for due in (1, 2, 3)]

    assert (gone, waiting.take().due, waiting.next_due()) == ([0, 1, 1], 3, None)


def test_where_too_many_wait_the_oldest_goes() -> None:
    waiting = WaitingList(most=2)
    gone = [waiting.put(wanted(owner)) for owner in (b"a", b"b", b"c")]

    assert (gone, waiting.take().owner, waiting.take().owner) == ([0, 0, 1], b"b", b"c")


def test_who_was_put_back_is_the_first_again() -> None:
    waiting = WaitingList(most=9)
    waiting.put(wanted(b"b"))

    assert (waiting.put_back(wanted(b"a"), now=1), waiting.take().owner) == (0, b"a")


def test_nobody_is_put_back_beside_a_newer_wish_or_after_the_time() -> None:
    waiting = WaitingList(most=9)
    waiting.put(wanted(b"a", due=5))

    assert waiting.put_back(wanted(b"a"), now=1) == 1
    assert waiting.put_back(wanted(b"b"), now=10) == 1
    assert (waiting.take().due, waiting.next_due()) == (5, None)
