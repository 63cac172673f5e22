"""What a page costs, as exact claims: statements in the database, and modules in the process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from tests.web.visitor import HOST, QUESTION_PAGES, Visitor, services_of
from tests.web.workshop.test_workshop import Advisor

# Counted where the database itself says what reaches it.
pytestmark = pytest.mark.only("sqlite")
SCHOOL_MEALS = "school-meals-uckermark"
ROOT = Path(__file__).parents[2]


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """The first word of each statement that reaches the database meanwhile.

    Many rows changed at once are one; opening and closing a transaction is none.
    """
    sent: list[str] = []

    def note(statement: str) -> None:
        word = statement.split(maxsplit=1)[0]
        is_next_row = word in ("INSERT", "DELETE") and sent[-1:] == [word]
        if word not in ("BEGIN", "COMMIT", "ROLLBACK") and not is_next_row:
            sent.append(word)

    def listen(connection: Any, _record: object) -> None:
        connection.set_trace_callback(note)

    engine = services_of(app).assessments.engine
    event.listen(engine, "connect", listen)
    engine.dispose()
    yield sent
    event.remove(engine, "connect", listen)
    engine.dispose()


@pytest.mark.parametrize(
    "rest",
    [
        *(f"step/{number}" for number in QUESTION_PAGES),
        "answers.json",
        "erase",
    ],
)
def test_a_personal_page_reads_once_and_never_writes(visitor: Visitor, rest: str) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    with statements(visitor.app) as sent:
        journey.get(rest)

    assert sent == ["SELECT"]


@pytest.mark.parametrize(("rest", "reads"), [("step/10", 2), ("plan", 4)])
def test_the_check_reads_the_seat_too_and_the_plan_its_ticks_and_what_to_compare_with(
    visitor: Visitor, rest: str, reads: int
) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    with statements(visitor.app) as sent:
        journey.get(rest)

    assert sent == ["SELECT"] * reads


@pytest.mark.parametrize("rest", ["", "/now"])
def test_the_public_wall_looks_for_the_workshop_and_counts_its_seats(visitor: Visitor, rest: str) -> None:
    advisor = Advisor(visitor.app)

    with statements(visitor.app) as sent:
        visitor.client.get(f"/en/room/{advisor.code}{rest}")

    assert sent == ["SELECT"] * 2


def test_twenty_who_look_at_the_public_wall_have_its_seats_counted_once(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("questionnaire.web.workshop.group_work.FRESH_SECONDS", 600)
    advisor = Advisor(visitor.app)

    with statements(visitor.app) as sent:
        for number in range(20):
            visitor.client.get(f"/en/room/{advisor.code}{('', '/now')[number % 2]}")

    assert sent == ["SELECT"] * (20 + 1)


@pytest.mark.parametrize("rest", ["order/2", "order/2/now"])
def test_a_part_looks_for_the_workshop_and_its_sheets(app: Flask, rest: str) -> None:
    advisor = Advisor(app)

    with statements(app) as sent:
        advisor.browser.client.get(f"https://{HOST}{advisor.address}/{rest}")

    assert sent == ["SELECT"] * 2


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/de/",
        "/de/places?q=Barnim",
        "/en/about",
        "/de/privacy",
        "/de/imprint",
        "/en/nowhere",
        "/static/rathausreif.css",
    ],
)
def test_a_public_page_needs_no_database(visitor: Visitor, path: str) -> None:
    with statements(visitor.app) as sent:
        visitor.get(path)

    assert sent == []


@pytest.mark.parametrize("number", range(3, 10))
def test_a_save_finds_by_writing_and_writes_all_answers_at_once(visitor: Visitor, number: int) -> None:
    journey = visitor.begin()
    answers = journey.of_step(number, SCHOOL_MEALS)

    with statements(visitor.app) as sent:
        journey.send(number, answers)

    assert sent == ["UPDATE", "INSERT"]


def test_what_the_form_leaves_open_is_looked_up_after_saving(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    with statements(visitor.app) as sent:
        page = journey.send(3, {"named_contacts": "nobody"})

    assert (page.status, sent) == (303, ["UPDATE", "INSERT", "SELECT"])


def test_taking_answers_away_costs_one_statement_more(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    with statements(visitor.app) as sent:
        journey.send(1, {"name": "", "sentence": "", "form": "food"}, go="stay")

    assert sent == ["UPDATE", "DELETE", "INSERT"]


def test_a_form_that_is_refused_for_its_token_does_not_write(visitor: Visitor) -> None:
    journey = visitor.begin()
    journey.token = "0" * 64

    with statements(visitor.app) as sent:
        journey.send(3, {"named_contacts": "nobody"})

    assert sent == ["SELECT"]


SERVE_EVERYTHING = """
import io, json, sys
from app import create_app
from questionnaire.settings import Settings
from questionnaire.storage.migrate import upgrade

if __name__ == "__main__":
    database, sample = sys.argv[1:]
    app = create_app(Settings(secret_key="k" * 32, database_url=f"sqlite:///{database}", render_processes=1))
    services = app.extensions["rathausreif"]
    upgrade(services.assessments.engine)
    client = app.test_client()
    file = (io.BytesIO(open(sample, "rb").read()), "answers.json")
    base = client.post("/de/answers", data={"file": file}).location.removesuffix("step/10")
    files = ["plan.pdf", "letters.docx", "plan.ics", "tasks.csv", "answers.json"]
    rests = [*(f"step/{number}" for number in range(1, 10)), "plan", *files, "erase"]
    paths = ["/de/", "/en/about", "/de/privacy", "/en/nowhere", *(base + rest for rest in rests)]
    statuses = {path.rpartition("/")[2]: client.get(path).status_code for path in paths}
    services.render_pool.close()
    renderers = {"weasyprint", "pydyf", "fontTools", "tinycss2", "PIL", "docx", "lxml", "icalendar"}
    renderers |= {"xlsxwriter", "python_calamine", "psycopg"}
    heavy = sorted(set(sys.modules) & renderers)
    print(json.dumps([statuses, heavy]))
"""


def test_the_web_process_prints_plans_without_ever_loading_the_printer(tmp_path: Path) -> None:
    script = tmp_path / "serve_everything.py"
    script.write_text(SERVE_EVERYTHING)
    command = [
        sys.executable,
        str(script),
        str(tmp_path / "a.sqlite"),
        str(ROOT / "samples" / f"{SCHOOL_MEALS}.json"),
    ]

    # Where the machine's own libraries lie stays known: without root they are unpacked beside the project.
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=120)

    statuses, heavy = json.loads(done.stdout)
    assert heavy == []
    assert (statuses.pop("nowhere"), set(statuses.values())) == (404, {200})
