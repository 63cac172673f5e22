"""Milliseconds that a page without a database takes while others keep the server busy. Linux only.

.venv/bin/python -m bench.under_load
"""

from __future__ import annotations

import hashlib
import http.client
import json
import socket
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, date, datetime
from itertools import cycle
from urllib.parse import urlencode

from bench.memory import FORM, answered
from bench.start import OUR_PAGE, OURS, first_page, serving, verdict
from bench.while_printing import SAMPLES, database_of, median, p99, turning
from questionnaire.storage import Assessments, Period, Seats, Workshops
from questionnaire.storage.engine import open_engine
from questionnaire.workshop.workshop import Invitation

CHEAP = "/de/about"
SECONDS = 15.0
BAR_MS = 250.0
SLOW_CLIENTS = 60
SAVERS = 30
OPENERS = 16
SEATS = 200
CODE = "ABCD2345"
KEY = "k" * 32
HALF = (
    b"",
    b"GET /de/ HTTP/1.1\r\nHost: a\r\nX: ",
    b"POST /de/ HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\na",
)


def main() -> int:
    with serving(OURS) as (server, port):
        first_page(port, OUR_PAGE)
        link, database = answered(port), database_of(server).removeprefix("sqlite:///")
        fill_workshop(database)
        crowds: dict[str, AbstractContextManager[object]] = {
            "nobody else": ExitStack(),
            f"{SLOW_CLIENTS} slow clients": slow_clients(port),
            f"{SAVERS} savers, locked": savers(port, link, database),
            f"{OPENERS} open {SEATS} seats": openers(port),
        }
        found = [measured(port, name, crowd) for name, crowd in crowds.items()]
    return verdict("p99 of a page without a database", max(found), BAR_MS, "ms")


def measured(port: int, name: str, crowd: AbstractContextManager[object]) -> float:
    with crowd:
        turn, until = turning(port, [CHEAP]), time.monotonic() + SECONDS
        taken = []
        while time.monotonic() < until:
            taken.append(turn())
    print(f"{name:22} p50 {median(taken):6.1f} ms   p99 {p99(taken):6.1f} ms   {len(taken)} pages")
    return p99(taken)


def fill_workshop(database: str) -> None:
    engine, now = open_engine(f"sqlite:///{database}"), datetime.now(UTC)
    storage, secret = Assessments(engine, Period(1)), hashlib.sha256(KEY.encode()).digest()
    workshops, seats = Workshops(engine, 1, storage.log), Seats(engine, Period(1), storage.log)
    workshops.open(secret, Invitation(CODE, "Messung", date(2026, 11, 30), "de"), now)
    room = workshops.led_by(secret, now)
    assert room is not None
    for number, sample in zip(range(SEATS), cycle(sorted(SAMPLES.glob("*.json"))), strict=False):
        given = json.loads(sample.read_bytes())["answers"]
        values = {key: (value,) if isinstance(value, str) else tuple(value) for key, value in given.items()}
        seats.join(room, number.to_bytes(32, "big"), "2026.1", now)
        storage.save(number.to_bytes(32, "big"), "2026.1", values, now)
    engine.dispose()


@contextmanager
def slow_clients(port: int) -> Iterator[None]:
    """A byte each half second, at most."""
    with ExitStack() as open_ones:
        for _, half in zip(range(SLOW_CLIENTS), cycle(HALF), strict=False):
            client = open_ones.enter_context(socket.create_connection(("127.0.0.1", port)))
            client.sendall(half)
        yield


@contextmanager
def savers(port: int, link: str, database: str) -> Iterator[None]:
    """Who saves all the time, while another program holds the lock."""
    path, form = f"/de/{link}/step/3", urlencode({"token": token(port, link), "named_contacts": "nobody"})
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with crowd(port, SAVERS, lambda connection: connection.request("POST", path, form, FORM)):
        try:
            yield
        finally:
            other.close()


def token(port: int, link: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", f"/de/{link}/step/3")
    page = connection.getresponse().read().decode()
    connection.close()
    return page.partition('name="token" value="')[2].partition('"')[0]


@contextmanager
def openers(port: int) -> Iterator[None]:
    cookie = {"Cookie": f"__Host-advisor-{CODE}={KEY}"}
    address = f"/de/workshop/{CODE}"
    with crowd(port, OPENERS, lambda connection: connection.request("GET", address, headers=cookie)):
        yield


@contextmanager
def crowd(port: int, size: int, ask: Callable[[http.client.HTTPConnection], None]) -> Iterator[None]:
    """Each asks again a fifth of a second after the answer."""
    is_over = threading.Event()

    def insist() -> None:
        while not is_over.wait(0.2):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            ask(connection)
            connection.getresponse().read()
            connection.close()

    people = [threading.Thread(target=insist) for _ in range(size)]
    for person in people:
        person.start()
    try:
        yield
    finally:
        is_over.set()
        for person in people:
            person.join()


if __name__ == "__main__":
    sys.exit(main())
