"""A visitor over HTTP: begins, answers, turns pages, asks for the plan."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import cycle
from urllib.parse import urlencode

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# Somebody who turns pages faster than anybody reads.
PAUSE_SECONDS = 0.01
Fields = dict[str, str | list[str]]


def calling(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=60)


def answered(port: int) -> str:
    """The link of a new assessment in which the first lesson is answered."""
    with closing(calling(port)) as connection:
        link = begin(connection)
        lesson = f"/de/{link}/step/3"
        form: Fields = {"token": token(connection, lesson), "named_contacts": "nobody", "go": "stay"}
        send(connection, lesson, form)
    return link


def begin(connection: http.client.HTTPConnection) -> str:
    return send(connection, "/de/", {}).split("/")[2]


def token(connection: http.client.HTTPConnection, path: str) -> str:
    connection.request("GET", path)
    found = re.search(rb'name="token" value="([^"]+)"', connection.getresponse().read())
    assert found, "the form has no token"
    return found[1].decode()


def send(connection: http.client.HTTPConnection, path: str, form: Fields) -> str:
    """Where one is sent then."""
    connection.request("POST", path, urlencode(form, doseq=True), FORM)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == http.HTTPStatus.SEE_OTHER, (path, answer.status)
    return answer.headers["Location"]


def pages(link: str) -> list[str]:
    """Every page of a journey, in both languages."""
    personal = [*(f"{link}/step/{number}" for number in range(1, 11)), f"{link}/plan", f"{link}/answers.json"]
    return [
        f"/{language}/{rest}" for language in ("de", "en") for rest in ("", "about", "privacy", *personal)
    ]


def visit(port: int, paths: Iterable[str]) -> None:
    with closing(calling(port)) as connection:
        for path in paths:
            ask(connection, path)


def ask(connection: http.client.HTTPConnection, path: str) -> None:
    """A render process that is still starting may answer 503 and ask for patience."""
    for _ in range(10):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status == http.HTTPStatus.OK:
            return
        assert answer.status == http.HTTPStatus.SERVICE_UNAVAILABLE, f"{path}: {answer.status}"
        time.sleep(int(answer.headers["Retry-After"]))
    raise TimeoutError(path)


def turning(port: int, paths: list[str]) -> Callable[[], float]:
    """Asks for the next page and gives the milliseconds that it took."""
    connection, turns = calling(port), cycle(paths)

    def turn() -> float:
        time.sleep(PAUSE_SECONDS)
        began = time.perf_counter()
        connection.request("GET", next(turns))
        answer = connection.getresponse()
        answer.read()
        assert answer.status == http.HTTPStatus.OK, answer.status
        return (time.perf_counter() - began) * 1000

    return turn
