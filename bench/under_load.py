"""Milliseconds that a page without a database takes while others keep the server busy. Linux only.

./bench/run load
"""

from __future__ import annotations

import hashlib
import http.client
import socket
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from itertools import cycle
from urllib.parse import urlencode

from bench.measuring import median, p99, verdict
from bench.processes import database_of
from bench.samples import CODE, filled_workshop
from bench.server import OUR_PAGE, OURS, first_page, serving
from bench.visitor import FORM, answered, calling, token, turning
from questionnaire.storage.engine import open_engine

CHEAP = "/de/about"
SECONDS = 15.0
BAR_MS = 250.0
SLOW_CLIENTS = 60
SAVERS = 30
OPENERS = 16
SEATS = 200
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
        fill(database)
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


def fill(database: str) -> None:
    engine = open_engine(f"sqlite:///{database}")
    filled_workshop(engine, hashlib.sha256(KEY.encode()).digest(), SEATS)
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
    path = f"/de/{link}/step/3"
    with closing(calling(port)) as visitor:
        form = urlencode({"token": token(visitor, path), "named_contacts": "nobody"})
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with crowd(port, SAVERS, lambda connection: connection.request("POST", path, form, FORM)):
        try:
            yield
        finally:
            other.close()


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
