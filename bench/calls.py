"""Requests to an application in this process, without a network: what it computes and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from app import create_app
from bench.samples import SAMPLES
from questionnaire.services import services_of
from questionnaire.settings import Settings
from questionnaire.storage.migrate import upgrade
from questionnaire.web.links import form_token
from tests.databases import own_folders

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


@contextmanager
def application(url: str = "") -> Iterator[Flask]:
    """Ours, upgraded; with a database in a temporary folder where no address is given."""
    with tempfile.TemporaryDirectory() as folder:
        address = url or f"sqlite:///{Path(folder)}/bench.sqlite"
        settings = Settings(secret_key="x" * 32, database_url=address, **own_folders(Path(folder)))
        app = create_app(settings)
        upgrade(services_of(app).assessments.engine)
        yield app
        services_of(app).close()


def brought(app: Flask, sample: str = "school-meals-uckermark") -> str:
    """The link of an assessment with a sample's answers."""
    with (SAMPLES / f"{sample}.json").open("rb") as document:
        sent = app.test_client().post("/de/answers", data={"file": (document, "answers.json")})
    return sent.headers["Location"].split("/")[2]


def with_token(app: Flask, link: str, *forms: dict[str, str]) -> list[dict[str, str]]:
    with app.app_context():
        return [{**form, "token": form_token(link)} for form in forms]


def request(app: WSGIApplication, path: str, *forms: dict[str, str], cookie: str = "") -> Callable[[], Any]:
    """Sends the forms in turn, or asks for the page where there are none."""
    headers = [("Cookie", cookie)] if cookie else []
    given = [_prepared(path, "POST", form, headers) for form in forms] or [
        _prepared(path, "GET", None, headers)
    ]
    turns = cycle(given)

    def call() -> Any:
        environ, body = next(turns)
        return run_wsgi_app(app, {**environ, "wsgi.input": BytesIO(body)}, buffered=True)

    statuses = {call()[1].split()[0] for _ in given}
    assert statuses == {"303" if forms else "200"}, (path, statuses)
    return call


def _prepared(
    path: str, method: str, form: dict[str, str] | None, headers: list[tuple[str, str]]
) -> tuple[dict[str, Any], bytes]:
    environ = EnvironBuilder(path=path, method=method, data=form, headers=headers).get_environ()
    return environ, environ["wsgi.input"].read()
