"""How long pages take while a workshop's plans are printed, beside the same pages before. Linux only.

.venv/bin/python -m bench.while_printing
"""

from __future__ import annotations

import http.client
import json
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import cycle
from pathlib import Path

from bench.memory import answered
from bench.start import OUR_PAGE, OURS, first_page, serving, verdict
from questionnaire.storage import Assessments, Period, PrintOrders, Seats, Workshops
from questionnaire.storage.engine import open_engine
from questionnaire.workshop.print_order import PrintRequest
from questionnaire.workshop.workshop import Invitation

SAMPLES = Path(__file__).parents[1] / "samples"
PLANS = 20
PAGES = 1500
# Somebody who turns pages faster than anybody reads.
PAUSE_SECONDS = 0.01
SECRET = b"s" * 32
BAR = 4.0


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
    engine, now = open_engine(database), datetime.now(UTC)
    storage = Assessments(engine, Period(1))
    workshops, seats = Workshops(engine, 1, storage.log), Seats(engine, Period(1), storage.log)
    workshops.open(SECRET, Invitation("ABCD2345", "Messung", date(2026, 11, 30), "de"), now)
    room = workshops.led_by(SECRET, now)
    assert room is not None
    for number, sample in zip(range(PLANS), cycle(sorted(SAMPLES.glob("*.json"))), strict=False):
        given = json.loads(sample.read_bytes())["answers"]
        values = {key: (value,) if isinstance(value, str) else tuple(value) for key, value in given.items()}
        seats.join(room, number.to_bytes(32, "big"), "2026.1", now)
        storage.save(number.to_bytes(32, "big"), "2026.1", values, now)
    order_id = PrintOrders(engine, 1).place(
        room.id, PrintRequest("pdf", "de", "all"), range(1, PLANS + 1), now
    )
    engine.dispose()
    return order_id


def database_of(server: int) -> str:
    """As it was told in its environment."""
    told = Path(f"/proc/{server}/environ").read_text().split("\0")
    return next(entry.partition("=")[2] for entry in told if entry.startswith("RATHAUSREIF_DATABASE_URL="))


def state(connection: sqlite3.Connection, order_id: int) -> str:
    (found,) = connection.execute("SELECT state FROM print_orders WHERE id = ?", (order_id,)).fetchone()
    return str(found)


def turning(port: int, paths: list[str]) -> Callable[[], float]:
    """Asks for the next page and gives the milliseconds that it took."""
    connection, turns = http.client.HTTPConnection("127.0.0.1", port, timeout=60), cycle(paths)

    def turn() -> float:
        time.sleep(PAUSE_SECONDS)
        began = time.perf_counter()
        connection.request("GET", next(turns))
        answer = connection.getresponse()
        answer.read()
        assert answer.status == http.HTTPStatus.OK, answer.status
        return (time.perf_counter() - began) * 1000

    return turn


def median(values: list[float]) -> float:
    return statistics.median(values)


def p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[-1]


if __name__ == "__main__":
    sys.exit(main())
