"""Working out a whole group takes the processor for a while: nobody may keep it, and nobody asks twice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from time import monotonic

from jinja2.utils import LRUCache
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.report.processes.pool import Busy
from questionnaire.web.etag import unless_unchanged
from questionnaire.web.per_application import PerApplication

FRESH_SECONDS = 2.0
PATIENCE_SECONDS = 0.2
MOST_PARTS = 16
# The server has twenty threads, and the others are for whoever does not look at a group.
MOST_WAITING = 8
# With the moment at which the making of each began.
_group_parts = PerApplication("group_parts", lambda: LRUCache(MOST_PARTS))
group_lock = PerApplication("group_lock", Lock)
group_places = PerApplication("group_places", lambda: BoundedSemaphore(MOST_WAITING))
plans_lock = PerApplication("plans_lock", Lock)


def shared_part(key: Hashable, make: Callable[[], str]) -> AnyResponse:
    """A part of a page that follows a group, made once for all who ask within two seconds.

    Nothing is sent again where nothing has changed. `key` names all that the part depends on but the answers.
    Raises Busy.
    """
    return unless_unchanged(AnyResponse(shared_text(key, make), mimetype="text/html"))


def shared_text(key: Hashable, make: Callable[[], str]) -> str:
    """The same, within a page. Raises Busy."""
    return _part(key, make, monotonic() - FRESH_SECONDS)


def present_part(key: Hashable, make: Callable[[], str]) -> str:
    """As it is now, for whoever has just changed it; who asks at the same time shares it. Raises Busy."""
    return _part(key, make, monotonic())


def _part(key: Hashable, make: Callable[[], str], not_before: float) -> str:
    if not group_places().acquire(timeout=PATIENCE_SECONDS):
        raise Busy
    try:
        with group_lock():
            began_at, text = _group_parts().get(key, (float("-inf"), ""))
            if began_at <= not_before:
                began_at, text = monotonic(), make()
                _group_parts()[key] = (began_at, text)
            return str(text)
    finally:
        group_places().release()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """For what draws up everybody's plan. Raises Busy where somebody else is at it."""
    if not plans_lock().acquire(timeout=PATIENCE_SECONDS):
        raise Busy
    try:
        yield
    finally:
        plans_lock().release()
