"""Many documents through the render processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator

import pytest

from questionnaire.report.pdf.document_kind import DocumentKind
from questionnaire.report.processes.batch import Printed, PrintTask, in_order, print_all
from questionnaire.report.processes.pool import RenderFailed, RenderPool

SMALL = "<!doctype html><html lang=en><title>Small</title><p>Small"
ENDLESS = "<!doctype html><html lang=en><title>Long</title>" + "<p>Very long indeed</p>" * 20_000
AT_ONCE = 3


@pytest.fixture(scope="module")
def pool() -> Iterator[RenderPool]:
    made = RenderPool(workers=2, queue=1)
    yield made
    made.close()


def small() -> str:
    return SMALL


def orders(*keys: str, html: Callable[[], str] = small) -> list[PrintTask]:
    return [PrintTask(key, html) for key in keys]


def test_each_order_comes_back_once(pool: RenderPool) -> None:
    keys = [str(number) for number in range(8)]

    printed = list(print_all(pool, orders(*keys), AT_ONCE))

    assert sorted(outcome.key for outcome in printed) == keys
    assert all(outcome.pdf and outcome.pdf.startswith(b"%PDF") for outcome in printed)
    assert {outcome.problem for outcome in printed} == {None}


def test_no_more_documents_are_under_way_or_wait_to_be_taken_than_there_are_places(pool: RenderPool) -> None:
    made: list[str] = []

    def noted() -> str:
        made.append("one more")
        return SMALL

    outcomes = print_all(pool, orders(*"abcdefghij", html=noted), AT_ONCE)
    ahead = [len(made) - taken for taken, _ in enumerate(outcomes)]

    assert len(made) == 10
    assert max(ahead) <= AT_ONCE


def test_orders_are_asked_for_one_by_one(pool: RenderPool) -> None:
    def endless() -> Iterator[PrintTask]:
        while True:
            yield PrintTask("again", small)

    outcomes = print_all(pool, endless(), AT_ONCE)

    assert next(outcomes).pdf
    outcomes.close()  # type: ignore[attr-defined] # it is a generator


def test_an_order_without_html_is_named_and_the_others_are_printed(pool: RenderPool) -> None:
    def broken() -> str:
        raise KeyError("what somebody typed")

    mixed = [PrintTask("a", small), PrintTask("b", broken), PrintTask("c", small)]
    found = {outcome.key: outcome for outcome in print_all(pool, mixed, AT_ONCE)}

    assert found["b"] == Printed("b", None, "KeyError")
    assert found["a"].pdf and found["c"].pdf


def test_a_document_that_takes_too_long_is_named_and_the_others_are_printed() -> None:
    pool = RenderPool(workers=2, queue=1, seconds=1)
    mixed = [PrintTask("a", small), PrintTask("b", lambda: ENDLESS), PrintTask("c", small)]

    found = {outcome.key: outcome for outcome in print_all(pool, mixed, AT_ONCE)}
    pool.close()

    assert found["b"] == Printed("b", None, "TimeoutError")
    assert found["a"].pdf and found["c"].pdf


class Stumbling(RenderPool):
    """Fails with the first document that it is given."""

    stumbled = False

    def render(self, html: str, look: DocumentKind = "plan") -> bytes:
        if not self.stumbled:
            self.stumbled = True
            raise RenderFailed("MemoryError")
        return super().render(html, look)


def test_a_document_that_fails_is_tried_once_more() -> None:
    pool = Stumbling(workers=1, queue=0)

    (printed,) = print_all(pool, orders("a"), 1)
    pool.close()

    assert pool.stumbled
    assert printed.pdf


def test_a_process_that_dies_costs_nobody_their_document() -> None:
    pool = RenderPool(workers=1, queue=0)

    def dying() -> str:
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGKILL)
        return SMALL

    printed = list(print_all(pool, [PrintTask("a", small), PrintTask("b", dying), PrintTask("c", small)], 1))
    pool.close()

    assert [bool(outcome.pdf) for outcome in printed] == [True, True, True]


def test_fates_are_put_in_order_as_soon_as_they_can_be() -> None:
    asked: list[str] = []

    def fates() -> Iterator[tuple[str, bool]]:
        for key in "bacd":
            asked.append(key)
            yield key, key != "c"

    ordered = in_order(fates(), "abcd")

    assert (next(ordered), asked) == (("a", True), ["b", "a"])
    assert list(ordered) == [("b", True), ("c", False), ("d", True)]
