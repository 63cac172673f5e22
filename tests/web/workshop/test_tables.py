"""The group as tables, for the advisor only."""

from __future__ import annotations

import csv
import io

import pytest
from flask import Flask

from tests.web.visitor import services_of
from tests.web.workshop.test_paper import SHEET, send
from tests.web.workshop.test_workshop import Advisor, phone

FILES = ["group.csv", "group.xlsx", "group.csv?texts=everything", "group.xlsx?texts=everything"]


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


@pytest.mark.parametrize("file", FILES)
def test_a_table_is_a_file_that_nobody_keeps_on_the_way(advisor: Advisor, file: str) -> None:
    send(advisor, seat="0", **SHEET)

    page = advisor.browser.get(f"{advisor.address}/{file}")

    assert page.status == 200
    assert page.headers["Content-Disposition"].startswith("attachment; ")
    assert (page.headers["Cache-Control"], page.headers["X-Robots-Tag"]) == ("no-store", "noindex")


def test_the_file_with_everything_has_a_name_that_says_so(advisor: Advisor) -> None:
    plain, whole = (
        advisor.browser.get(f"{advisor.address}/{file}").headers["Content-Disposition"] for file in FILES[::2]
    )

    assert "-group-en.csv" in plain and "-group-everything-en.csv" in whole


@pytest.mark.parametrize("file", FILES)
def test_nobody_else_gets_it(app: Flask, advisor: Advisor, file: str) -> None:
    assert phone(app).get(f"{advisor.address}/{file}").status == 404
    assert Advisor(app).browser.get(f"{advisor.address}/{file}").status == 404


def test_two_workshops_never_stand_in_one_table(app: Flask, advisor: Advisor) -> None:
    send(Advisor(app), seat="0", **{**SHEET, "name": "Nebenan"})
    send(advisor, seat="0", **SHEET)

    text = advisor.browser.get(f"{advisor.address}/group.csv?texts=everything").body.decode()

    assert "MittagsTisch" in text and "Nebenan" not in text


def test_texts_are_left_out_unless_asked_for(advisor: Advisor) -> None:
    send(advisor, seat="0", **SHEET)

    plain, whole = (
        advisor.browser.get(f"{advisor.address}/group.csv{q}").body for q in ("", "?texts=everything")
    )

    assert b"MittagsTisch" not in plain and b"12073" not in plain
    assert b"MittagsTisch" in whole and b"12073" in whole


def test_what_was_typed_on_paper_comes_back_as_ids(app: Flask, advisor: Advisor) -> None:
    send(advisor, seat="0", **SHEET)

    text = advisor.browser.get(f"{advisor.address}/group.csv?texts=everything").body.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=",")

    asked = {question.id for question in services_of(app).edition.catalogue.asked_questions}
    assert asked <= row.keys()
    assert (row["fields"], row["form"], row["funding_in_use"]) == (
        "school_education|school_meals",
        "food",
        "inapplicable",
    )


def test_the_warning_stands_beside_the_buttons(advisor: Advisor) -> None:
    words = advisor.page().words

    assert "whoever knows the group may recognise somebody" in words
    assert "you are responsible for the file" in words
