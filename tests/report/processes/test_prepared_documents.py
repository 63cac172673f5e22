"""Made while people still read: the same bytes, made once, never in the way, never of an older state."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.pdf.html_document import HtmlDocument
from questionnaire.report.processes import writers
from questionnaire.report.processes.pool import RenderPool
from questionnaire.report.processes.prepared_documents import PreparedDocuments
from tests.jobs.room import wait_until

ME, YOU = b"me", b"you"
LONG = 600.0


def order(words: str = "Small") -> FileOrder:
    html = f"<!doctype html><html lang=en><title>{words}</title><p>{words}"
    return FileOrder(writers.pdf, HtmlDocument(html))


class Watched(RenderPool):
    """Holds what is made ahead until `go`, and says when it has come to that."""

    def __init__(self) -> None:
        super().__init__(workers=1, queue=1)
        self.reached, self.go = Event(), Event()
        self.go.set()

    @property
    def made(self) -> int:
        return self.outcomes()["made"]

    def write_ahead(self, order: FileOrder) -> bytes:
        self.reached.set()
        self.go.wait()
        return super().write_ahead(order)


@pytest.fixture
def pool() -> Iterator[Watched]:
    made = Watched()
    yield made
    made.close()


@pytest.fixture
def documents(pool: Watched) -> Iterator[PreparedDocuments]:
    made = PreparedDocuments(pool, most=2, seconds=LONG, pause=0)
    yield made
    pool.go.set()
    made.close()


def prepare(documents: PreparedDocuments, owner: bytes = ME, words: str = "Small") -> None:
    before = documents.outcomes()["made"]
    documents.prepare(owner, lambda: order(words))
    wait_until(lambda: documents.outcomes()["made"] > before)


def test_what_was_prepared_has_the_bytes_of_what_is_made_on_demand(
    pool: Watched, documents: PreparedDocuments
) -> None:
    prepare(documents)
    prepared = [documents.write(ME, order()) for _ in range(2)]

    assert (pool.made, documents.outcomes()["used"]) == (1, 2)
    assert set(prepared) == {pool.write(order())}


def test_a_change_is_never_answered_with_what_was_made_before_it(
    pool: Watched, documents: PreparedDocuments
) -> None:
    prepare(documents)

    changed = documents.write(ME, order("Changed"))

    assert (changed == pool.write(order("Changed")), documents.outcomes()["used"]) == (True, 0)


def test_nobody_gets_what_was_prepared_for_another(pool: Watched, documents: PreparedDocuments) -> None:
    prepare(documents)

    documents.write(YOU, order())

    assert (pool.made, documents.outcomes()["used"]) == (2, 0)


def test_who_asks_while_it_is_being_made_waits_for_that_one(
    pool: Watched, documents: PreparedDocuments
) -> None:
    pool.go.clear()
    documents.prepare(ME, order)
    pool.reached.wait()

    with ThreadPoolExecutor(1) as visitor:
        answer = visitor.submit(documents.write, ME, order())
        pool.go.set()

    assert answer.result().startswith(b"%PDF")
    assert (pool.made, documents.outcomes()["used"]) == (1, 1)


def test_where_making_ahead_failed_it_is_made_on_demand(pool: Watched, documents: PreparedDocuments) -> None:
    pool.go.clear()
    documents.prepare(ME, order)
    pool.reached.wait()
    pool.close()
    pool.go.set()

    assert documents.write(ME, order()).startswith(b"%PDF")
    wait_until(lambda: documents.outcomes()["failed"] == 1)


def test_forgetting_takes_what_lies_ready(pool: Watched, documents: PreparedDocuments) -> None:
    prepare(documents)

    documents.forget(ME)

    documents.write(ME, order())
    assert (pool.made, documents.outcomes()["used"]) == (2, 0)


def test_forgetting_takes_what_is_under_way(pool: Watched, documents: PreparedDocuments) -> None:
    pool.go.clear()
    documents.prepare(ME, order)
    pool.reached.wait()

    documents.forget(ME)
    pool.go.set()
    wait_until(lambda: documents.outcomes()["made"] == 1)
    prepare(documents, YOU)

    documents.write(ME, order())
    assert (pool.made, documents.outcomes()["used"]) == (3, 0)


def test_nothing_is_prepared_before_those_who_wait_have_theirs(
    pool: Watched, documents: PreparedDocuments
) -> None:
    served: list[bool] = []
    made_after: list[bool] = []

    def make() -> FileOrder:
        made_after.extend(served)
        return order()

    with pool.places.asked():
        documents.prepare(ME, make)
        served.append(documents.write(YOU, order()).startswith(b"%PDF"))

    wait_until(lambda: documents.outcomes()["made"] == 1)
    assert made_after == [True]


def test_where_nobody_can_want_it_any_more_nothing_is_made(
    pool: Watched, documents: PreparedDocuments
) -> None:
    documents.prepare(YOU, lambda: None)
    prepare(documents)

    assert (pool.made, documents.outcomes()["failed"]) == (1, 0)


def test_with_nought_of_them_nothing_is_prepared(pool: Watched) -> None:
    asked = Event()
    documents = PreparedDocuments(pool, most=0, pause=0)

    documents.prepare(ME, lambda: asked.set() or order())  # type: ignore[func-returns-value]
    documents.close()

    assert not asked.is_set()
    assert pool.under_way() == 0
