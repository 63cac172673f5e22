"""The contact pack is complete whatever was answered: filled in, or a blank with a label."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.letters import ContactPack, FilledLine, TextRun, TextRuns
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES, sheets

TODAY = date(2026, 11, 23)
OTHER_FORMS = {
    "digital": ("Hygiene", "Führungszeugnis", "Essen"),
    "food": ("Auftragsverarbeitung", "Führungszeugnis"),
}


def pack(answers: Answers) -> ContactPack:
    return draw_up(EDITION, answers, TODAY).contact


def given_answers(**values: str) -> Answers:
    return Answers({question: (value,) for question, value in values.items()})


def sample(path: Path) -> Answers:
    return read_answers(CATALOGUE, REGIONS, path.read_bytes())


def lines(found: ContactPack) -> Iterator[FilledLine]:
    for row in found.fact_sheet.rows:
        yield from row.lines
    for letter in found.letters:
        yield from letter.lines


def runs(found: ContactPack) -> Iterator[TextRun]:
    for line in lines(found):
        yield from line.runs
    for letter in found.letters:
        yield from letter.subject
    for part in (found.fact_sheet.name, found.fact_sheet.sentence, found.fact_sheet.target):
        yield from part


def text(found: TextRuns) -> str:
    return "".join(run.text for run in found)


def blank(blank_id: str) -> TextRuns:
    return tuple(TextRun(found.label, "blank") for found in CATALOGUE.letters.blanks if found.id == blank_id)


def sheet_text(found: ContactPack) -> str:
    return "\n".join(text(line.runs) for row in found.fact_sheet.rows for line in row.lines)


def letter(found: ContactPack, letter_id: str) -> str:
    (wanted,) = (filled for filled in found.letters if filled.letter.id == letter_id)
    return "\n".join(text(line.runs) for line in wanted.lines)


@given(sheets())
def test_no_hole_and_no_brace_is_left_whatever_was_answered(answers: Answers) -> None:
    found = pack(answers)

    assert all(run.text.strip() or run.text for run in runs(found))
    assert not any(mark in run.text for run in runs(found) for mark in ("{", "}", "None"))
    assert all(line.runs for line in lines(found))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_fills_in_what_it_says_and_leaves_blank_what_it_does_not(path: Path) -> None:
    answers = sample(path)
    found = pack(answers)

    name, target = answers.one("name"), answers.one("target")
    place = REGIONS.places[target].label if target else text(blank("target"))

    assert found.fact_sheet.name == ((TextRun(name, "typed"),) if name else blank("name"))
    assert text(found.fact_sheet.target) == place
    assert text(found.fact_sheet.name) in letter(found, "call")


def test_an_empty_sheet_is_all_blanks_with_labels() -> None:
    found = pack(Answers())

    assert [run.kind for run in found.fact_sheet.name] == ["blank"]
    assert text(found.fact_sheet.name) == "Name des Unternehmens"
    assert not any(run.kind == "typed" for run in runs(found))


def test_only_what_was_typed_is_marked_as_typed() -> None:
    found = pack(given_answers(name="Mitreden", target="12073"))

    assert {run.text for run in runs(found) if run.kind == "typed"} == {"Mitreden"}


def test_typed_braces_stay_as_they_were_typed() -> None:
    found = pack(given_answers(sentence="{name} und {price}"))

    assert text(found.fact_sheet.sentence) == "{name} und {price}"


def test_the_price_is_given_net_and_left_open_gross() -> None:
    found = pack(given_answers(yearly_price="up_to_15k"))

    assert "Ohne Umsatzsteuer: 5.000 bis 15.000\u00a0€" in sheet_text(found)
    gross = next(line for line in lines(found) if text(line.runs).startswith("Mit Umsatzsteuer"))
    assert gross.runs[-1].kind == "blank"


def test_a_price_that_is_not_known_yet_is_a_blank() -> None:
    net = next(
        line
        for line in lines(pack(given_answers(yearly_price="unknown")))
        if text(line.runs).startswith("Ohne Umsatzsteuer")
    )

    assert net.runs[-1].kind == "blank"


def test_the_quarter_and_the_term_are_said_in_german() -> None:
    said = sheet_text(pack(given_answers(start="2029-Q3", term="two_years")))

    assert "3.\u00a0Quartal\u00a02029" in said
    assert "Laufzeit: zwei Jahre" in said


def test_customers_stand_as_references() -> None:
    found = pack(Answers({"customers": ("09762", "09780")}))

    assert ", ".join(REGIONS.places[key].label for key in ("09762", "09780")) in sheet_text(found)


@pytest.mark.parametrize("form", OTHER_FORMS)
def test_nothing_for_another_form_of_offer_is_in_the_pack(form: str) -> None:
    found = pack(given_answers(form=form))

    assert [word for word in OTHER_FORMS[form] if word in sheet_text(found)] == []


def test_an_enterprise_still_to_be_founded_names_who_signs() -> None:
    assert "unterschreibt für uns" in sheet_text(pack(given_answers(legal_form="not_founded")))
    assert "unterschreibt für uns" not in sheet_text(pack(given_answers(legal_form="company")))


@pytest.mark.parametrize(
    ("target", "question"),
    [
        ("12073", "oder liegt sie bei den Gemeinden?"),
        ("12052", "Wer hat bei Ihnen außerdem"),
        ("12060020", "oder liegt sie beim Landkreis?"),
        ("07132095", "die gemeinsame Verwaltung"),
        ("11000-08", "oder liegt es beim Land?"),
    ],
)
def test_the_call_asks_for_the_right_level_of_each_kind_of_target(target: str, question: str) -> None:
    assert question in letter(pack(given_answers(target=target)), "call")


def test_the_call_comes_first_and_obtains_the_consent_that_the_mail_refers_to() -> None:
    found = pack(Answers())

    assert [filled.letter.id for filled in found.letters][:2] == ["call", "mail"]
    assert "zugestimmt" in letter(found, "call")


def test_a_long_fact_sheet_knows_that_it_is() -> None:
    said = {
        "name": ("N" * 60,),
        "sentence": ("s" * 200,),
        "form": ("service",),
        "legal_form": ("not_founded",),
    }
    several = {"fields": ("care_health_ageing", "housing_neighbourhood"), "customers": ("12068", "12073")}
    long = Answers({**said, **several})

    assert pack(long).fact_sheet.is_long
    assert not pack(sample(SAMPLES[0])).fact_sheet.is_long
