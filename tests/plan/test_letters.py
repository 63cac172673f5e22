"""The contact pack is complete whatever was answered: filled in, or a blank with a label."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.plan.blanks import TextRun
from questionnaire.plan.contact_details import ContactDetails
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.letters import ContactPack, FilledLine, TextRuns
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
    sheet = found.fact_sheet
    for part in (sheet.name, sheet.sentence, sheet.target, sheet.contact):
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


def test_the_price_is_given_net_and_says_that_tax_is_added() -> None:
    found = sheet_text(pack(given_answers(yearly_price="up_to_15k")))

    assert "Ohne Umsatzsteuer: 5.000 bis 15.000\u00a0€" in found
    assert "Umsatzsteuer kommt hinzu, soweit sie anfällt." in found


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
    assert "klären wir vor dem Vertrag" in sheet_text(pack(given_answers(legal_form="not_founded")))
    assert "klären wir vor dem Vertrag" not in sheet_text(pack(given_answers(legal_form="company")))


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
    lines = {"result_number": ("r" * 120,), "agreed_reference": ("a" * 120,)}
    long = Answers({**said, **several, **lines})

    assert pack(long).fact_sheet.is_long
    assert not pack(sample(SAMPLES[0])).fact_sheet.is_long


LINES = {
    "result_number": "300 Kinder essen täglich frisch gekocht",
    "people_served": "Kinder der Klassen 1 bis 6, etwa 700",
    "duty_served": "all_day_claim",
    "office_hours": "up_to_5_hours",
    "agreed_reference": "Grundschule am See, Schulleitung",
}


def blanks(found: ContactPack) -> list[str]:
    sheet = found.fact_sheet
    parts = (sheet.name, sheet.sentence, sheet.contact, *(ln.runs for row in sheet.rows for ln in row.lines))
    return [run.text for part in parts for run in part if run.kind == "blank"]


def test_the_samples_fact_sheet_has_at_most_four_blanks() -> None:
    (school_meals,) = (path for path in SAMPLES if path.stem == "school-meals-uckermark")

    assert len(blanks(pack(sample(school_meals)))) <= 4


def test_the_five_lines_leave_only_the_contact_to_fill_in() -> None:
    (school_meals,) = (path for path in SAMPLES if path.stem == "school-meals-uckermark")
    found = pack(Answers({**sample(school_meals), **{key: (value,) for key, value in LINES.items()}}))

    assert blanks(found) == ["Name, Telefon, E-Mail"]
    assert "Nach einem Jahr: 300 Kinder essen täglich frisch gekocht" in sheet_text(found)
    assert "Trägt bei zu: Ganztag für Grundschulkinder (§\u00a024 SGB VIII)" in sheet_text(found)
    assert "Auskunft gibt: Grundschule am See, Schulleitung" in sheet_text(found)


def test_the_hours_stand_in_fact_sheet_and_mail() -> None:
    found = pack(given_answers(office_hours="up_to_5_hours"))

    assert "höchstens 5 Stunden im Monat" in sheet_text(found)
    assert "Der Aufwand für Ihr Amt: höchstens 5 Stunden im Monat." in letter(found, "mail")


def test_what_was_typed_into_a_line_is_marked_as_typed() -> None:
    found = pack(given_answers(**LINES))

    typed = {run.text for run in runs(found) if run.kind == "typed"}
    assert typed == {LINES["result_number"], LINES["people_served"], LINES["agreed_reference"]}


def test_another_duty_than_those_on_offer_is_a_blank() -> None:
    assert "Gesetz, Plan oder Beschluss" in blanks(pack(given_answers(duty_served="another")))
    assert "Gesetz, Plan oder Beschluss" not in blanks(pack(Answers()))


def test_a_duty_by_law_is_named_only_where_it_is_certain() -> None:
    brandenburg = {"fields": "school_meals", "target": "12073"}

    assert "Kita- und Schulessen: in der Regel eine Pflichtaufgabe" in sheet_text(
        pack(given_answers(**brandenburg))
    )
    assert "Pflicht" not in sheet_text(pack(given_answers(fields="culture_sport", target="12073")))
    assert "Pflicht" not in sheet_text(pack(given_answers(**brandenburg, duty_served="food_strategy")))


def test_whom_to_call_stands_at_the_foot_and_in_the_letters() -> None:
    details = ContactDetails(person="Mo Test", role="Leitung", phone="0331 1", email="mo@example.org")
    plan = draw_up(EDITION, Answers(), TODAY).reached_by(details)

    assert text(plan.contact.fact_sheet.contact) == "Mo Test, Leitung · 0331 1 · mo@example.org"
    assert "hier ist Mo Test von" in letter(plan.contact, "call")
    assert letter(plan.contact, "mail").endswith("Telefon 0331 1, mo@example.org")


def words(found: ContactPack, row: str) -> str:
    (filled,) = (filled for filled in found.fact_sheet.rows if filled.label == row)
    return " ".join(run.text for line in filled.lines for run in line.runs)


def test_where_users_pay_the_fact_sheet_asks_for_no_price_and_no_endless_term() -> None:
    found = pack(
        given_answers(money_flow="users", fields="mobility", yearly_price="up_to_30k", term="open_ended")
    )

    assert "Wer es nutzt, zahlt uns" in words(found, "Wer zahlt") and "auf Zeit" in words(found, "Wer zahlt")
    assert "Preis im Jahr" not in {row.label for row in found.fact_sheet.rows}
    assert "Den Preis nennt der Steckbrief" not in letter(found, "mail")


def test_what_is_paid_once_is_no_yearly_price() -> None:
    found = pack(given_answers(money_flow="results", yearly_price="up_to_5k", term="one_off"))

    assert "Preis, einmalig" in {row.label for row in found.fact_sheet.rows}


@pytest.mark.parametrize("price", ["up_to_5k", "over_150k"])
def test_no_seller_offers_a_part_of_the_contract_as_a_trial(price: str) -> None:
    found = pack(
        given_answers(
            money_flow="results", yearly_price=price, term="four_years", fields="kita", form="digital"
        )
    )

    assert "Versuch" not in words(found, "Der erste Schritt")


@pytest.mark.parametrize(("shown", "told"), [("our_price", False), ("price_and_staff_hours", True)])
def test_whoever_knows_the_hours_has_a_line_to_write_them_on(shown: str, told: bool) -> None:
    found = pack(given_answers(effort_shown=shown, money_flow="results"))

    assert ("Stunden im Monat" in words(found, "Ihr Aufwand")) is told


def test_no_grant_is_put_at_risk_by_a_trial_before_the_decision() -> None:
    found = pack(given_answers(money_flow="support", legal_form="association", fields="culture_sport"))

    assert "vor dem Bescheid" in words(found, "Der erste Schritt")
    assert "Versuch" not in words(found, "Der erste Schritt")
