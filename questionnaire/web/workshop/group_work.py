"""Working out a whole group takes the processor for a while: nobody may keep it, and nobody asks twice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

from jinja2.utils import LRUCache
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.report.processes.pool import Busy
from questionnaire.web.etag import unless_unchanged
from questionnaire.web.per_application import PerApplication

FRESH_SECONDS = 2.0
PATIENCE_SECONDS = 0.2
MOST_PARTS = 16
# With the moment at which each was made.
_group_parts = PerApplication("group_parts", lambda: LRUCache(MOST_PARTS))
_group_lock = PerApplication("group_lock", Lock)
plans_lock = PerApplication("plans_lock", Lock)


def shared_part(key: Hashable, make: Callable[[], str]) -> AnyResponse:
    """A part of a page that follows a group, made once for all who ask within two seconds.

    Nothing is sent again where nothing has changed. `key` names all that the part depends on but the answers.
    """
    with _group_lock():
        made_at, text = _group_parts().get(key, (-FRESH_SECONDS, ""))
        if monotonic() - made_at >= FRESH_SECONDS:
            text = make()
            _group_parts()[key] = (monotonic(), text)
    return unless_unchanged(AnyResponse(text, mimetype="text/html"))


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """For what draws up everybody's plan. Raises Busy where somebody else is at it."""
    if not plans_lock().acquire(timeout=PATIENCE_SECONDS):
        raise Busy
    try:
        yield
    finally:
        plans_lock().release()
