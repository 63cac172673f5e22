"""How long pages take while a workshop's plans are printed, beside the same pages before. Linux only.

./bench/run printing
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from bench.measuring import median, p99, verdict
from bench.processes import database_of
from bench.samples import filled_workshop
from bench.server import OUR_PAGE, OURS, first_page, serving
from bench.visitor import answered, turning
from questionnaire.storage import PrintOrders
from questionnaire.storage.engine import open_engine
from questionnaire.workshop.print_order import PrintRequest

PLANS = 20
PAGES = 1500
BAR = 2.0


def main() -> int:
    with serving(OURS) as (server, port):
        first_page(port, OUR_PAGE)
        link, database = answered(port), database_of(server)
        turn = turning(port, [f"/de/{link}/step/{number}" for number in range(1, 10)])
        idle = [turn() for _ in range(PAGES)]
        began = time.perf_counter()
        printing = list(while_printing(database, turn))
        seconds = time.perf_counter() - began
    print(f"{PLANS} plans in one PDF        {seconds:6.1f} s, {len(printing)} pages meanwhile")
    print(f"idle                   p50 {median(idle):6.1f} ms   p99 {p99(idle):6.1f} ms")
    print(f"while it prints        p50 {median(printing):6.1f} ms   p99 {p99(printing):6.1f} ms")
    return verdict("p99 of pages", p99(printing) / p99(idle), BAR, "x idle")


def while_printing(database: str, turn: Callable[[], float]) -> Iterator[float]:
    order_id = ordered(database)
    with sqlite3.connect(database.removeprefix("sqlite:///")) as connection:
        while state(connection, order_id) == "waiting":
            turn()
        while state(connection, order_id) == "running":
            yield from (turn() for _ in range(10))
    assert state(connection, order_id) == "done"
    connection.close()


def ordered(database: str) -> int:
    """A room with its answers, and an order for all of it. The worker finds it by itself."""
    engine = open_engine(database)
    room = filled_workshop(engine, b"s" * 32, PLANS)
    request = PrintRequest("pdf", "de", "all")
    order_id = PrintOrders(engine, 1).place(room.id, request, range(1, PLANS + 1), datetime.now(UTC))
    engine.dispose()
    return order_id


def state(connection: sqlite3.Connection, order_id: int) -> str:
    (found,) = connection.execute("SELECT state FROM print_orders WHERE id = ?", (order_id,)).fetchone()
    return str(found)


if __name__ == "__main__":
    sys.exit(main())
