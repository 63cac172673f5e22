"""Each refusal that the server caused leaves one line: what it was, on which route, and nobody's words."""

from __future__ import annotations

import logging

import pytest
from flask import Flask
from sqlalchemy import text

from questionnaire.report.processes.pool import RenderPool
from questionnaire.report.processes.prepared_documents import PreparedDocuments
from tests.web.test_locked_database import locked
from tests.web.visitor import Journey, Page, Visitor, services_of

SAMPLE = "school-meals-uckermark"
LOCKED = {"sqlite": "database is locked", "postgresql": "canceling statement due to lock timeout"}


def refusals(caplog: pytest.LogCaptureFixture) -> list[str]:
    lines = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    return [line for line in lines if line.startswith("refused ")]


def test_a_locked_database_is_named_once_without_what_was_typed(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    services_of(app).assessments.engine.dispose()
    journey = Visitor(app).bring(SAMPLE)

    with locked(app):
        page = journey.send(1, {"name": "Verschwiegen"}, go="stay")

    (line,) = refusals(caplog)
    kind = services_of(app).assessments.engine.dialect.name
    assert page.status == 503
    assert f'cause="StorageUnavailable: {LOCKED[kind]}" method=POST route="/<any(de,en)' in line
    assert journey.link not in caplog.text and "Verschwiegen" not in caplog.text


def test_a_missing_column_is_named(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    journey = Visitor(app).bring(SAMPLE)
    with services_of(app).assessments.engine.begin() as connection:
        connection.execute(text("ALTER TABLE assessments RENAME COLUMN edition TO edition_before"))

    page = journey.get("plan")

    (line,) = refusals(caplog)
    assert page.status == 503 and journey.link not in line
    assert "no such column: assessments.edition" in line or "column assessments.edition does not" in line


def print_by(app: Flask, pool: RenderPool) -> None:
    """Also what is asked first whether a document lies ready."""
    services_of(app).render_pool = pool
    services_of(app).prepared = PreparedDocuments(pool, 0)


def test_a_renderer_without_a_free_place_and_one_without_a_folder_are_told_apart(
    app: Flask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = Visitor(app).bring(SAMPLE)
    monkeypatch.setattr("tempfile.tempdir", "/proc/nowhere")

    for queue in (-1, 0):
        print_by(app, RenderPool(workers=1, queue=queue))
        assert journey.get("plan.pdf").status == 503

    busy, broken = refusals(caplog)
    assert 'cause="Busy"' in busy and 'cause="CannotStart: FileNotFoundError"' in broken
    assert "<link:link>" in busy


def sent_details(journey: Journey) -> Page:
    details = {"token": journey.token, "go": "letters.docx"}
    return journey.visitor.post(journey.path("contact"), details)


def test_a_printer_that_cannot_start_is_not_called_busy(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    journey = Visitor(app).bring(SAMPLE)
    print_by(app, RenderPool(workers=1, queue=0))
    monkeypatch.setattr("tempfile.tempdir", "/proc/nowhere")

    page, form = journey.get("plan.pdf"), sent_details(journey)

    assert (page.status, page.heading) == (503, "This cannot be printed at present")
    assert form.status == 503 and "cannot be printed at present" in form.words
