"""A sign of life while an order is being carried out, so that nobody else takes it up."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread

from questionnaire.storage import StorageUnavailable
from questionnaire.storage.print_claims import ClaimLost, PrintClaim, PrintClaims

# Several fit into what a worker is given before it counts as dead.
SECONDS = 3.0
_log = logging.getLogger(__name__)


@contextmanager
def heartbeat(claims: PrintClaims, claim: PrintClaim) -> Iterator[None]:
    """It stops by itself where the order is gone; the next thing that is recorded says so."""
    over = Event()
    beats = Thread(target=_beat, args=(claims, claim, over), daemon=True)
    beats.start()
    try:
        yield
    finally:
        over.set()
        beats.join()


def _beat(claims: PrintClaims, claim: PrintClaim, over: Event) -> None:
    while not over.wait(SECONDS):
        try:
            claims.beat(claim, datetime.now(UTC))
        except ClaimLost:
            return
        except StorageUnavailable:
            _log.warning("no sign of life could be given for order %d", claim.id)
