"""What to settle, to gather and to mind: only what fits, with what is known."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.sheets import FilledSheets
from tests.answers.sheets import EDITION


def filled(**values: str) -> FilledSheets:
    answers = Answers({question: (value,) for question, value in values.items()})
    return draw_up(EDITION, answers, date(2026, 11, 23)).sheets


def papers(**values: str) -> set[str]:
    return {paper.id for paper in filled(**values).papers}


def test_the_sheet_asks_for_hours_price_owner_line_second_year_and_exit() -> None:
    asked = [entry.row.id.removeprefix("effort_") for entry in filled().effort]

    assert asked == ["hours", "price", "owner", "line", "second_year", "exit"]


def test_the_founders_own_answers_stand_beside() -> None:
    given = filled(effort_shown="price_and_staff_hours", term="one_year")
    effort = {entry.row.id: entry.known for entry in given.effort}

    hours, end, owner = effort["effort_hours"], effort["effort_exit"], effort["effort_owner"]
    assert hours and hours.de == "Preis und Stunden im Rathaus bekannt"
    assert end and end.en == "One year"
    assert owner is None


def test_hours_that_were_named_stand_in_place_of_knowing_them() -> None:
    given = filled(effort_shown="price_and_staff_hours", office_hours="up_to_10_hours")
    hours = {entry.row.id: entry.known for entry in given.effort}["effort_hours"]

    assert hours and (hours.de, hours.en) == ("höchstens 10 Stunden im Monat", "at most 10 hours a month")


def test_an_answer_to_something_else_leaves_the_row_open() -> None:
    """Who has read the website cannot say who will run it, nor press reports which budget line pays."""
    given = filled(
        effort_shown="our_price", decision_path="read_website", money_situation="rumours", permanence="hope"
    )

    assert [entry.row.id for entry in given.effort if entry.known] == []


def test_what_is_paid_once_has_no_yearly_price() -> None:
    titles = {
        term: next(entry.title.en for entry in filled(term=term).effort if entry.row.id == "effort_price")
        for term in ("one_off", "one_year")
    }

    assert titles == {"one_off": "Price, paid once, gross", "one_year": "Yearly price, gross"}


def test_a_one_off_order_has_no_second_year() -> None:
    rows = {entry.row.id for entry in filled(permanence="inapplicable").effort}

    assert "effort_second_year" not in rows


@pytest.mark.parametrize(
    ("form", "own"),
    [
        ("digital", {"paper_data", "paper_hosting", "paper_accessibility"}),
        ("food", {"paper_hygiene", "paper_allergens", "paper_standard"}),
        ("service", {"paper_record", "paper_protection"}),
        ("goods", {"paper_product", "paper_tests"}),
    ],
)
def test_each_form_of_offer_has_papers_of_its_own(form: str, own: set[str]) -> None:
    assert papers(form=form) - papers() == own


def test_the_folder_of_domain_3_3_is_complete_for_a_charity() -> None:
    wanted = {"register", "statutes", "charity", "tax", "insurance", "liability", "references", "declaration"}

    assert papers(legal_form="association") >= {f"paper_{name}" for name in wanted | {"wage", "prices"}}


def test_before_the_founding_a_carriers_papers_replace_register_and_statutes() -> None:
    found = papers(legal_form="not_founded")

    assert "paper_carrier" in found
    assert not found & {"paper_register", "paper_statutes", "paper_charity", "paper_tax"}


def test_brandenburgs_supplier_list_is_named_only_there() -> None:
    assert "paper_supplier_list" in papers(target="12073")
    assert "paper_supplier_list" not in papers(target="09777")


def test_the_guardrails_keep_talks_open_and_tell_the_two_dialogues_apart() -> None:
    said = " ".join(rail.body.de for rail in filled().guardrails)

    assert "andere Anbieter" in said and "letzte Mittel" in said and "Leistungsbeschreibung" in said
    assert "Bieterdialog" in said and "wettbewerbliche Dialog" in said
