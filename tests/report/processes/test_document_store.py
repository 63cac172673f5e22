"""What lies ready: little, for minutes, and only for whom it is."""

from __future__ import annotations

from questionnaire.report.processes.document_store import DocumentStore


def test_a_document_is_found_by_its_owner_and_by_what_it_was_made_from() -> None:
    store = DocumentStore(most=2, seconds=10)
    store.put(b"me", b"order", b"%PDF", now=0)

    assert store.get(b"me", b"order", now=9) == b"%PDF"
    assert store.get(b"me", b"another order", now=9) is None
    assert store.get(b"you", b"order", now=9) is None


def test_a_newer_document_takes_the_place_of_its_owners_older_one() -> None:
    store = DocumentStore(most=2, seconds=10)
    store.put(b"me", b"old", b"%PDF old", now=0)
    store.put(b"me", b"new", b"%PDF new", now=1)

    assert (store.get(b"me", b"old", now=2), store.get(b"me", b"new", now=2)) == (None, b"%PDF new")


def test_nothing_lies_ready_for_longer_than_said() -> None:
    store = DocumentStore(most=2, seconds=10)
    store.put(b"me", b"order", b"%PDF", now=0)

    assert store.next_end() == 10
    assert store.get(b"me", b"order", now=10) is None
    assert store.next_end() is None


def test_where_there_are_too_many_the_oldest_goes() -> None:
    store = DocumentStore(most=2, seconds=10)
    for now, owner in enumerate((b"a", b"b", b"c")):
        store.put(owner, b"order", b"%PDF", now)

    assert [store.get(owner, b"order", now=3) for owner in (b"a", b"b", b"c")] == [None, b"%PDF", b"%PDF"]


def test_all_together_have_no_more_bytes_than_said() -> None:
    store = DocumentStore(most=9, seconds=10, most_bytes=10)
    store.put(b"a", b"order", b"12345", now=0)
    store.put(b"b", b"order", b"123456", now=1)
    store.put(b"c", b"order", b"too much by itself", now=2)

    assert [store.get(owner, b"order", now=3) for owner in (b"a", b"b", b"c")] == [None] * 3
