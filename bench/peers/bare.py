"""The least that answers at all: Flask alone, a function of WSGI, the rows of a save through the driver."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from questionnaire.storage.engine import open_engine
from questionnaire.storage.migrate import upgrade
from questionnaire.storage.sqlite import BEGIN

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def flask_app() -> Flask:
    app = Flask("bare")
    app.add_url_rule("/", view_func=lambda: "hello")
    app.add_url_rule("/de/<link>/step/3", view_func=_read_form, methods=["POST"])
    return app


def _read_form(link: str) -> Response:
    return redirect(f"/de/{link}/step/{len(request.form)}", 303)


def wsgi_app(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", "5")])
    return [b"hello"]


def commit(file: Path, *saved: dict[str, str]) -> Callable[[], Any]:
    """The rows of each save in turn: a commit that waits for the disk, as SQLite does it."""
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    driver: Any = engine.raw_connection().driver_connection
    driver.execute(
        "INSERT INTO assessments (id, fingerprint, edition, created_at, changed_at)"
        " VALUES (1, x'00', '', 0, 0)"
    )
    turns = cycle([[(1, *answer) for answer in answers.items()] for answers in saved])

    def call() -> Any:
        driver.execute(BEGIN)
        driver.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", next(turns))
        driver.commit()

    return call
