"""/health and /ready: what machines ask, without language, cookie or name."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from questionnaire.report.processes.pool import RenderPool
from questionnaire.storage.form import newest_form
from tests.web.conftest import MakeApp
from tests.web.visitor import Visitor, services_of

READY = b"database: ok\nqueue: ok\nrenderer: ok\n"


def test_a_server_that_can_do_its_work_says_so_of_each_part(visitor: Visitor) -> None:
    page = visitor.get("/ready")

    assert (page.status, page.body, page.headers["Cache-Control"]) == (200, READY, "no-store")


@pytest.mark.parametrize("path", ["/health", "/ready"])
def test_machines_may_ask_by_any_name_and_get_no_cookie(make_app: MakeApp, path: str) -> None:
    app = make_app(trusted_hosts=(".example.org",))

    page = Visitor(app, "http://127.0.0.1/").get(path)

    assert page.status == 200 and "Set-Cookie" not in page.headers
    assert Visitor(app, "http://127.0.0.1/").get("/en/").status == 400


def test_an_outdated_database_is_not_ready_but_alive(app: Flask) -> None:
    with services_of(app).assessments.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))

    page = Visitor(app).get("/ready")

    assert (page.status, page.body.splitlines()[0]) == (503, b"database: outdated")
    assert Visitor(app).get("/health").status == 200


def test_a_database_without_tables_is_unavailable(app: Flask) -> None:
    with services_of(app).assessments.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))

    page = Visitor(app).get("/ready")

    assert (page.status, page.body.splitlines()[0]) == (503, b"database: unavailable")


def test_a_queue_in_a_folder_that_cannot_be_made_is_unreachable(make_app: MakeApp) -> None:
    app = make_app(queue_url="sqlite:////proc/nowhere/jobs.sqlite")

    page = Visitor(app).get("/ready")

    assert (page.status, page.body.splitlines()[1]) == (503, b"queue: unreachable")


def test_a_renderer_without_a_folder_for_its_files_does_not_start(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    services_of(app).render_pool = RenderPool(workers=1, queue=0)
    monkeypatch.setattr("tempfile.tempdir", "/proc/nowhere")

    page = Visitor(app).get("/ready")

    assert (page.status, page.body.splitlines()[2]) == (503, b"renderer: does not start")


def test_the_newest_form_is_the_one_that_the_last_step_leads_to() -> None:
    (step,) = Path("questionnaire/migrations/versions").glob(f"{newest_form()}_*.py")

    assert f'revision = "{newest_form()}"' in step.read_text(encoding="utf-8")
