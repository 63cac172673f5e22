"""Print orders as the worker sees them: taken up by one at a time, and taken over where that one has died."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Engine, case, func, select, update

from questionnaire.storage.print_orders import FAILED, WHOLE
from questionnaire.storage.tables import print_orders, print_sheets, seconds, workshops
from questionnaire.storage.transactions import reading, writing
from questionnaire.texts import Language
from questionnaire.workshop.print_order import FailureReason, FileKind

STALE = timedelta(seconds=12)
# Whatever kills a worker so often will kill the next one too.
MOST_DEATHS = 20
# Gives a file its name, in the same transaction in which its row says so: a worker that comes back late gets
# no further than the row.
Appear = Callable[[], object]
ClaimEnd = Literal["done", "failed", "waiting"]
_UNPRINTED = print_sheets.c.printed_at.is_(None) & ~FAILED


def _no_file() -> None:
    """For rows that no file goes with."""


class ClaimLost(RuntimeError):
    """The order was removed or withdrawn, or another worker goes on with it."""


class PrintClaim(Struct, frozen=True):
    """The right to work on an order: the last attempt has it."""

    id: int
    attempt: int
    workshop_id: int
    title: str
    kind: FileKind
    language: Language


class PrintClaims:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def due(self, now: datetime) -> tuple[int, ...]:
        """Orders that wait, or whose worker has died.

        Each workshop's oldest comes before anybody's second, and first of all whoever has waited longest
        since the last turn.
        """
        orders, of_all = print_orders.c, print_orders.alias()
        last_turn = (
            select(func.max(of_all.c.heartbeat))
            .where(of_all.c.workshop_id == orders.workshop_id)
            .correlate(print_orders)
            .scalar_subquery()
        )
        turn = func.row_number().over(partition_by=orders.workshop_id, order_by=orders.id)
        wanted = select(orders.id).where(_is_due(now), WHOLE)
        wanted = wanted.order_by(turn, func.coalesce(last_turn, 0), orders.id)
        with reading(self.engine) as connection:
            return tuple(connection.execute(wanted).scalars())

    def claim(self, order_id: int, now: datetime) -> PrintClaim | None:
        """None where there is nothing to do: gone, done, or in somebody's hands."""
        running = {
            "state": "running",
            "attempt": print_orders.c.attempt + 1,
            "deaths": print_orders.c.deaths + case((print_orders.c.state == "running", 1), else_=0),
            "started_at": seconds(now),
            "heartbeat": seconds(now),
        }
        is_free = (print_orders.c.id == order_id) & _is_due(now) & WHOLE
        with writing(self.engine) as connection:
            if not connection.execute(update(print_orders).where(is_free).values(running)).rowcount:
                return None
            wanted = select(print_orders, workshops.c.title).join_from(print_orders, workshops)
            return _claim(connection.execute(wanted.where(print_orders.c.id == order_id)).one())

    def others_wait(self, claim: PrintClaim, now: datetime) -> bool:
        """Whether another workshop has something to print."""
        theirs = print_orders.c.workshop_id != claim.workshop_id
        with reading(self.engine) as connection:
            others = connection.execute(select(print_orders.c.id).where(theirs, _is_due(now), WHOLE).limit(1))
            return others.first() is not None

    def unprinted(self, claim: PrintClaim) -> tuple[int, ...]:
        wanted = select(print_sheets.c.number).where(print_sheets.c.order_id == claim.id, _UNPRINTED)
        with reading(self.engine) as connection:
            return tuple(connection.execute(wanted.order_by(print_sheets.c.number)).scalars())

    def printed(self, claim: PrintClaim) -> tuple[int, ...]:
        on_paper = print_sheets.c.printed_at.is_not(None)
        wanted = select(print_sheets.c.number).where(print_sheets.c.order_id == claim.id, on_paper)
        with reading(self.engine) as connection:
            return tuple(connection.execute(wanted.order_by(print_sheets.c.number)).scalars())

    def beat(self, claim: PrintClaim, now: datetime) -> None:
        """Raises ClaimLost."""
        with writing(self.engine) as connection:
            _touch(connection, claim, heartbeat=seconds(now))

    def print_one(
        self, claim: PrintClaim, number: int, printed_at: datetime, appear: Appear = _no_file
    ) -> None:
        """The seat's plan is in the folder, where `appear` puts it. Raises ClaimLost."""
        self._sheets(claim, [number], appear, printed_at=seconds(printed_at))

    def fail_one(self, claim: PrintClaim, number: int, reason: FailureReason) -> None:
        """Until the advisor has it tried again. Raises ClaimLost."""
        self._sheets(claim, [number], reason=reason)

    def lose(self, claim: PrintClaim, numbers: Collection[int]) -> None:
        """Their plans are not in the folder after all. Raises ClaimLost."""
        self._sheets(claim, numbers, printed_at=None)

    def end(self, claim: PrintClaim, state: ClaimEnd, appear: Appear = _no_file) -> None:
        """`waiting` gives it back for another worker; `appear` puts the result there. Raises ClaimLost."""
        with writing(self.engine) as connection:
            _touch(connection, claim, state=state)
            appear()

    def give_up(self, now: datetime) -> None:
        """Orders that have cost too many workers their life fail. Whoever held it last died too."""
        deadly = _is_dead(now) & (print_orders.c.deaths + 1 >= MOST_DEATHS)
        with writing(self.engine) as connection:
            connection.execute(update(print_orders).where(deadly).values(state="failed"))

    def _sheets(
        self, claim: PrintClaim, numbers: Collection[int], appear: Appear = _no_file, **values: Any
    ) -> None:
        these = (print_sheets.c.order_id == claim.id) & print_sheets.c.number.in_(numbers)
        with writing(self.engine) as connection:
            _touch(connection, claim)
            connection.execute(update(print_sheets).where(these).values(values))
            appear()


def _touch(connection: Connection, claim: PrintClaim, **values: Any) -> None:
    mine = (
        (print_orders.c.id == claim.id)
        & (print_orders.c.attempt == claim.attempt)
        & (print_orders.c.state == "running")
    )
    changed = update(print_orders).where(mine, WHOLE).values({"attempt": claim.attempt, **values})
    if not connection.execute(changed).rowcount:
        raise ClaimLost


def _is_due(now: datetime) -> ColumnElement[bool]:
    return (print_orders.c.state == "waiting") | _is_dead(now)


def _is_dead(now: datetime) -> ColumnElement[bool]:
    return (print_orders.c.state == "running") & (print_orders.c.heartbeat < seconds(now - STALE))


def _claim(row: Any) -> PrintClaim:
    return PrintClaim(row.id, row.attempt, row.workshop_id, row.title, row.kind, row.language)
