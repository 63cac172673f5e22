"""What is prepared is not made again: counted in calls, so that no machine is too slow for it."""

from __future__ import annotations

import gettext
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask
from jinja2 import Template
from werkzeug.routing import MapAdapter

from questionnaire.texts import LANGUAGES, Language
from tests.counted import all_calls, calls
from tests.web.visitor import QUESTION_PAGES, Visitor

ROOT = Path(__file__).parents[2]
SCHOOL_MEALS = "school-meals-uckermark"
WORDS = gettext.NullTranslations.gettext, gettext.GNUTranslations.gettext
LOOK_UPS = tuple(function.__qualname__ for function in WORDS)
# What follows was counted, with a little room: a word or an address more is no harm, a loop of them is.
WORDS_OF_PLACES, MOST_WORDS, MOST_ADDRESSES, MOST_FORMATS = 12, 30, 10, 30
# Beside a bare page of Flask, with all that the client of the tests does.
MOST_CALLS_OF_A_PAGE, MOST_CALLS_OF_A_SAVE = 1.6, 2.7
LARGEST_FORM_PAGE, LARGEST_PLAN_PAGE = 32_000, 300_000
MOST_MODULES = 940
NOT_AT_THE_START = {"alembic", "babel.messages", "huey", "limits", "holidays", "qrcode", "redis"}
NOT_AT_THE_START |= {"weasyprint", "docx", "icalendar", "xlsxwriter", "pikepdf", "PIL", "psycopg", "lxml"}
NOT_AT_THE_START |= {"questionnaire.cli.plans", "questionnaire.storage.migrate"}
RENDER, BUILD = Template.render, MapAdapter.build


def looked_up(made: Counter[str]) -> int:
    return sum(made[name] for name in LOOK_UPS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", QUESTION_PAGES)
def test_a_form_page_is_rendered_once_for_all(visitor: Visitor, number: str, language: Language) -> None:
    address = f"/{language}/{visitor.bring(SCHOOL_MEALS).link}/step/{number}"
    visitor.get(address)

    with calls(RENDER, BUILD, *WORDS) as made:
        page = visitor.client.get(address)

    assert made[RENDER.__qualname__] == made[BUILD.__qualname__] == 0
    assert looked_up(made) <= (WORDS_OF_PLACES if number == "2" else 0)
    assert len(page.data) <= LARGEST_FORM_PAGE


def test_a_save_renders_no_template_builds_no_address_and_asks_for_no_word(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    answers = {"token": journey.token, **journey.of_step(3, SCHOOL_MEALS)}
    visitor.client.post(f"/de/{journey.link}/step/3", data=answers)

    with calls(RENDER, BUILD, *WORDS) as made:
        saved = visitor.client.post(f"/de/{journey.link}/step/3", data=answers)

    assert (saved.status_code, made.total()) == (303, 0)


def bare_page() -> str:
    return "hello"


def calls_of_a_bare_page() -> int:
    bare = Flask("bare")
    bare.add_url_rule("/", view_func=bare_page)
    client = bare.test_client()
    client.get("/")
    return all_calls(lambda: client.get("/"))


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("number", ["1", "3"])
def test_a_form_page_calls_little_more_than_a_bare_page_of_flask(visitor: Visitor, number: str) -> None:
    address = f"/de/{visitor.bring(SCHOOL_MEALS).link}/step/{number}"
    visitor.client.get(address)

    made = all_calls(lambda: visitor.client.get(address))

    assert made <= MOST_CALLS_OF_A_PAGE * calls_of_a_bare_page()


@pytest.mark.only("sqlite")
def test_a_save_calls_less_than_three_bare_pages_of_flask(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    address = f"/de/{journey.link}/step/3"
    answers = {"token": journey.token, **journey.of_step(3, SCHOOL_MEALS)}
    visitor.client.post(address, data=answers)

    made = all_calls(lambda: visitor.client.post(address, data=answers))

    assert made <= MOST_CALLS_OF_A_SAVE * calls_of_a_bare_page()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plans_page_is_one_template_that_asks_for_hardly_a_word(
    visitor: Visitor, language: Language
) -> None:
    address = f"/{language}/{visitor.bring(SCHOOL_MEALS).link}/plan"
    visitor.get(address)

    with calls(RENDER, BUILD, format_date, format_decimal, *WORDS) as made:
        page = visitor.client.get(address)

    assert made[RENDER.__qualname__] == 1
    assert made[BUILD.__qualname__] <= MOST_ADDRESSES
    assert made["format_date"] + made["format_decimal"] <= MOST_FORMATS
    assert looked_up(made) <= MOST_WORDS
    assert len(page.data) <= LARGEST_PLAN_PAGE


COUNT_MODULES = """
import json, sys
from app import create_app
from questionnaire.settings import Settings

create_app(Settings(secret_key="k" * 32, database_url=f"sqlite:///{sys.argv[1]}"))
print(json.dumps(sorted(sys.modules)))
"""


def test_a_start_imports_nothing_that_no_page_needs(tmp_path: Path) -> None:
    command = [sys.executable, "-c", COUNT_MODULES, str(tmp_path / "a.sqlite")]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=120)

    modules = set(json.loads(done.stdout))
    assert modules.isdisjoint(NOT_AT_THE_START)
    assert len(modules) <= MOST_MODULES
