"""CPU per form page and per save against a bare Flask page, interleaved in one run.

.venv/bin/python -m bench.form_page
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any

from flask import Flask, redirect
from flask import request as flask_request
from werkzeug.test import EnvironBuilder, run_wsgi_app
from werkzeug.wrappers import Response

from app import create_app
from questionnaire.settings import Settings
from questionnaire.storage.engine import open_engine
from questionnaire.storage.migrate import upgrade
from questionnaire.storage.sqlite import BEGIN
from questionnaire.web.links import form_token

ROUNDS = 25
CALLS = 60
# A call of the peer takes a tenth of the time; as many seconds must go into each side of a ratio.
PEER_CALLS = 600
ANSWERS = {
    "named_contacts": "nobody",
    "decision_path": "read_website",
    "funding_in_use": "not_searched",
    "staying_power": "about_six_months",
}
# SQLite writes no page that stays as it was: so every save has to change every answer.
OTHERS = dict.fromkeys(ANSWERS, "unknown")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(secret_key="x" * 32, database_url=f"sqlite:///{Path(folder)}/bench.sqlite"))
        upgrade(app.extensions["rathausreif"].assessments.engine)
        link = app.test_client().post("/de/").headers["Location"].split("/")[2]
        with app.app_context():
            saved = [{**answers, "token": form_token(link)} for answers in (ANSWERS, OTHERS)]
        pages = {
            "offering": request(app, f"/de/{link}/step/1"),
            "region": request(app, f"/de/{link}/step/2"),
            "lesson": request(app, f"/de/{link}/step/3"),
            "save": request(app, f"/de/{link}/step/3", *saved),
        }
        # What no save can do without: a form read and answered, and a commit that waits for the disk.
        form = request(bare(), f"/de/{link}/step/3", *saved)
        write = commit(Path(folder) / "bare.sqlite")
        # One after the other they cost more than each alone: whoever waited for the disk finds cold caches.
        floor = {"- form": form, "- commit": write, "- both": lambda: (form(), write())}
        report(request(bare(), "/"), {**pages, **floor})


def bare() -> Flask:
    app = Flask("bare")
    app.add_url_rule("/", view_func=lambda: "hello")
    app.add_url_rule("/de/<link>/step/3", view_func=read_form, methods=["POST"])
    return app


def read_form(link: str) -> Response:
    return redirect(f"/de/{link}/step/{len(flask_request.form)}", 303)


def commit(file: Path) -> Callable[[], Any]:
    """The rows of one save, written through the driver alone."""
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    driver: Any = engine.raw_connection().driver_connection
    driver.execute(
        "INSERT INTO assessments (id, fingerprint, edition, created_at, changed_at)"
        " VALUES (1, x'00', '', 0, 0)"
    )
    turns = cycle([(1, *answer) for answer in answers.items()] for answers in (ANSWERS, OTHERS))

    def call() -> Any:
        driver.execute(BEGIN)
        driver.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", next(turns))
        driver.commit()

    return call


def request(app: Flask, path: str, *forms: dict[str, str]) -> Callable[[], Any]:
    """Sends the forms in turn, or asks for the page where there are none."""
    turns = cycle(
        [prepared(path, "POST", form) for form in forms] if forms else [prepared(path, "GET", None)]
    )

    def call() -> Any:
        given, body = next(turns)
        return run_wsgi_app(app, {**given, "wsgi.input": BytesIO(body)}, buffered=True)

    statuses = {call()[1].split()[0] for _ in range(len(forms) or 1)}
    assert statuses == {"303" if forms else "200"}, statuses
    return call


def prepared(path: str, method: str, form: dict[str, str] | None) -> tuple[dict[str, Any], bytes]:
    given = EnvironBuilder(path=path, method=method, data=form).get_environ()
    return given, given["wsgi.input"].read()


def report(peer: Callable[[], Any], pages: dict[str, Callable[[], Any]]) -> None:
    ratios: dict[str, list[float]] = {name: [] for name in pages}
    peers = []
    for _ in range(ROUNDS):
        for name, page in pages.items():
            base = cpu(peer, PEER_CALLS)
            peers.append(base)
            ratios[name].append(cpu(page, CALLS) / base)
    print(f"bare Flask page: {statistics.median(peers) * 1e6:.0f} µs CPU")
    for name, found in ratios.items():
        print(f"{name:9} x {statistics.median(found):5.1f}   (min {min(found):.1f}, max {max(found):.1f})")


def cpu(call: Callable[[], Any], calls: int) -> float:
    """Seconds of CPU a call, over all threads of the process."""
    gc.collect()
    start = time.process_time()
    for _ in range(calls):
        call()
    return (time.process_time() - start) / calls


if __name__ == "__main__":
    main()
