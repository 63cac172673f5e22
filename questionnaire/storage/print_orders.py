"""Print orders as the advisor sees them: placed, watched, tried again, removed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, case, delete, func, insert, literal, select, update

from questionnaire.storage.tables import print_orders, print_sheets, seats, seconds
from questionnaire.storage.transactions import reading, writing
from questionnaire.workshop.print_order import Failure, PrintOrder, PrintRequest, PrintState, Progress

MOST_ORDERS = 20

PRESENT = (
    select(func.count()).where(print_sheets.c.order_id == print_orders.c.id).correlate(print_orders)
).scalar_subquery()
# Sheets go with the answers they are about. Where one is missing, nothing of the order may be used any more.
WHOLE = print_orders.c.seats == PRESENT
FAILED = print_sheets.c.reason.is_not(None)
# Of the worker that has it now; others were printed before that one took it up.
_RECENT = case((print_sheets.c.printed_at >= print_orders.c.started_at, print_sheets.c.printed_at))
_LISTED = (
    select(
        print_orders,
        WHOLE.label("whole"),
        func.count(print_sheets.c.printed_at).label("printed"),
        func.count(_RECENT).label("recent"),
        func.coalesce(func.max(_RECENT) - func.min(_RECENT), 0).label("seconds"),
    )
    .select_from(print_orders.outerjoin(print_sheets))
    .group_by(print_orders.c.id)
    .order_by(print_orders.c.id.desc())
)


class TooManyOrders(RuntimeError):
    """A workshop may keep so many orders; the advisor removes some first."""


class PrintOrders:
    """`keep_hours` after it was placed an order is as good as gone, and soon is."""

    def __init__(self, engine: Engine, keep_hours: int) -> None:
        self.engine = engine
        self.keep = timedelta(hours=keep_hours)

    def place(self, workshop_id: int, request: PrintRequest, numbers: Collection[int], now: datetime) -> int:
        """The order's id; the same as before where just this is waiting or being printed.

        Raises TooManyOrders or StorageUnavailable.
        """
        with writing(self.engine) as connection:
            connection.execute(delete(print_orders).where(self._too_old(now)))
            same = _same(connection, workshop_id, request, set(numbers))
            return same or _placed(connection, workshop_id, request, numbers, now)

    def of(self, workshop_id: int, now: datetime) -> tuple[PrintOrder, ...]:
        """The newest first."""
        return self._find(print_orders.c.workshop_id == workshop_id, now)

    def find(self, workshop_id: int, order_id: int, now: datetime) -> PrintOrder | None:
        wanted = (print_orders.c.id == order_id) & (print_orders.c.workshop_id == workshop_id)
        return next(iter(self._find(wanted, now)), None)

    def try_again(self, order: PrintOrder) -> None:
        """What could not be printed waits once more; what is printed stays."""
        over = (print_orders.c.id == order.id) & print_orders.c.state.in_(("done", "failed"))
        failed = (print_sheets.c.order_id == order.id) & FAILED
        again = {"state": "waiting", "deaths": 0}
        with writing(self.engine) as connection:
            if connection.execute(update(print_orders).where(over).values(again)).rowcount:
                connection.execute(update(print_sheets).where(failed).values(reason=None))

    def remove(self, order: PrintOrder) -> None:
        with writing(self.engine) as connection:
            connection.execute(delete(print_orders).where(print_orders.c.id == order.id))

    def forget_old(self, now: datetime) -> None:
        with writing(self.engine) as connection:
            connection.execute(delete(print_orders).where(self._too_old(now)))

    def kept(self, now: datetime) -> Mapping[int, bool]:
        """Orders whose files may stay; True where nothing but the result is needed any more."""
        failures = select(func.count()).where(print_sheets.c.order_id == print_orders.c.id, FAILED)
        is_over = (print_orders.c.state == "done") & (
            failures.correlate(print_orders).scalar_subquery() == literal(0)
        )
        wanted = select(print_orders.c.id, is_over.label("is_over")).where(WHOLE, ~self._too_old(now))
        with reading(self.engine) as connection:
            return {row.id: bool(row.is_over) for row in connection.execute(wanted)}

    def _too_old(self, now: datetime) -> ColumnElement[bool]:
        return print_orders.c.created_at <= seconds(now - self.keep)

    def _find(self, wanted: ColumnElement[bool], now: datetime) -> tuple[PrintOrder, ...]:
        with reading(self.engine) as connection:
            rows = connection.execute(_LISTED.where(wanted, ~self._too_old(now))).all()
            failed = _sheets_of(connection, wanted & FAILED)
            chosen = _sheets_of(connection, wanted & (print_orders.c.scope == "these"))
        return tuple(_order(row, failed.get(row.id, ()), chosen.get(row.id, ())) for row in rows)


def _sheets_of(connection: Connection, wanted: ColumnElement[bool]) -> dict[int, tuple[Any, ...]]:
    """By order, in the order of the seats."""
    sheets = (
        select(print_sheets.c.order_id, print_sheets.c.number, print_sheets.c.reason)
        .join_from(print_sheets, print_orders)
        .where(wanted)
        .order_by(print_sheets.c.order_id, print_sheets.c.number)
    )
    rows_by_order = groupby(connection.execute(sheets), lambda row: int(row.order_id))
    return {order_id: tuple(rows) for order_id, rows in rows_by_order}


def _same(connection: Connection, workshop_id: int, request: PrintRequest, numbers: set[int]) -> int | None:
    wanted = (
        select(print_orders.c.id, print_sheets.c.number)
        .join_from(print_orders, print_sheets)
        .where(
            print_orders.c.workshop_id == workshop_id,
            print_orders.c.kind == request.kind,
            print_orders.c.language == request.language,
            print_orders.c.scope == request.scope,
            print_orders.c.state.in_(("waiting", "running")),
            WHOLE,
        )
        .order_by(print_orders.c.id)
    )
    rows_by_order = groupby(connection.execute(wanted), lambda row: int(row.id))
    same = (order_id for order_id, rows in rows_by_order if {row.number for row in rows} == numbers)
    return next(same, None)


def _placed(
    connection: Connection, workshop_id: int, request: PrintRequest, numbers: Collection[int], now: datetime
) -> int:
    of_this = print_orders.c.workshop_id == workshop_id
    if connection.execute(select(func.count()).where(of_this)).scalar_one() >= MOST_ORDERS:
        raise TooManyOrders
    row = {
        "workshop_id": workshop_id,
        "kind": request.kind,
        "language": request.language,
        "scope": request.scope,
        "state": "waiting",
        "seats": 0,
        "attempt": 0,
        "deaths": 0,
        "created_at": seconds(now),
    }
    (order_id,) = connection.execute(insert(print_orders).values(row)).inserted_primary_key or (0,)
    chosen_seats = select(literal(order_id), seats.c.number, seats.c.assessment_id).where(
        seats.c.workshop_id == workshop_id, seats.c.number.in_(numbers)
    )
    columns = ("order_id", "number", "assessment_id")
    # Of rows that are inserted some drivers forget the number unless it is asked for.
    placed = insert(print_sheets).from_select(columns, chosen_seats).execution_options(preserve_rowcount=True)
    count = connection.execute(placed).rowcount
    connection.execute(update(print_orders).where(print_orders.c.id == order_id).values(seats=count))
    return int(order_id)


def _order(row: Any, failed: tuple[Any, ...], chosen: tuple[Any, ...]) -> PrintOrder:
    request = PrintRequest(row.kind, row.language, row.scope)
    progress = Progress(row.seats, row.printed, row.recent, row.seconds)
    state: PrintState = row.state if row.whole else "withdrawn"
    failures = tuple(Failure(sheet.number, sheet.reason) for sheet in failed)
    numbers = tuple(sheet.number for sheet in chosen)
    return PrintOrder(row.id, row.workshop_id, request, state, progress, failures, numbers)
