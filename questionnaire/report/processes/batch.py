"""Many documents through the render processes, some at a time, so that they never lie in memory together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

from msgspec import Struct

from questionnaire.report.processes.pool import RenderFailed, RenderPool

Key = TypeVar("Key")
Outcome = TypeVar("Outcome")


class PrintTask(Struct, frozen=True):
    """A document to print; `html` is called when there is a place for it."""

    key: str
    html: Callable[[], str]


class Printed(Struct, frozen=True):
    """What became of a task: a document, or a `problem`.

    A problem is the name of an error and not its words, which may quote what somebody typed.
    """

    key: str
    pdf: bytes | None
    problem: str | None


def print_all(pool: RenderPool, tasks: Iterable[PrintTask], at_once: int) -> Iterator[Printed]:
    """Each task's outcome as soon as it is known, whatever the others come to.

    HTML is made here, in the caller's thread, one task for each of `at_once` places; the pool must have as
    many free, or it raises Busy. A document that fails is tried a second time. With one place more than the
    pool has processes, none of them waits for HTML. A place is free when its outcome has been taken and the
    next is asked for, so no more than `at_once` documents lie here.
    """
    waiting = iter(tasks)
    with ThreadPoolExecutor(at_once) as threads:
        in_flight = {_sent(threads, pool, task) for task in islice(waiting, at_once)}
        while in_flight:
            done, in_flight = wait(in_flight, return_when=FIRST_COMPLETED)
            while done:
                yield done.pop().result()
                in_flight |= {_sent(threads, pool, task) for task in islice(waiting, 1)}


def in_order(outcomes: Iterable[tuple[Key, Outcome]], keys: Iterable[Key]) -> Iterator[tuple[Key, Outcome]]:
    """Each outcome as soon as those before it in `keys` are known: a file of all can grow meanwhile.

    Ends where they end. What comes early lies here, so it had better be small: where a document is, not the
    document.
    """
    known, early = iter(outcomes), dict[Key, Outcome]()
    for key in keys:
        while key not in early:
            next_known = next(known, None)
            if next_known is None:
                return
            early[next_known[0]] = next_known[1]
        yield key, early.pop(key)


def _sent(threads: ThreadPoolExecutor, pool: RenderPool, task: PrintTask) -> Future[Printed]:
    try:
        html = task.html()
    except Exception as error:
        return _known(Printed(task.key, None, type(error).__name__))
    return threads.submit(_printed, pool, task.key, html)


def _known(outcome: Printed) -> Future[Printed]:
    known: Future[Printed] = Future()
    known.set_result(outcome)
    return known


def _printed(pool: RenderPool, key: str, html: str) -> Printed:
    try:
        return Printed(key, _tried_twice(pool, html), None)
    except RenderFailed as error:
        return Printed(key, None, str(error))


def _tried_twice(pool: RenderPool, html: str) -> bytes:
    try:
        return pool.render(html)
    except RenderFailed:
        return pool.render(html)
