"""Which field an offer is about first."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.main_fields import spoken_of
from tests.answers.sheets import CATALOGUE, EDITION

TODAY = date(2026, 11, 30)
COTTBUS = "12052"


@pytest.mark.parametrize(
    ("sentence", "field"),
    [
        ("Aus der Scheune wird ein Ort für Konzerte und Feste.", "culture_sport"),
        ("We turn the barn into a place for concerts.", "culture_sport"),
        ("Wir schaffen bezahlbare Wohnungen für Nachbarn.", "housing_neighbourhood"),
    ],
)
def test_the_founders_own_sentence_says_what_it_is_about(sentence: str, field: str) -> None:
    asked = frozenset({"culture_sport", "housing_neighbourhood"})

    assert spoken_of(CATALOGUE.fields, asked, sentence) == {field}


def test_a_short_part_is_not_found_by_chance_within_a_word() -> None:
    assert spoken_of(CATALOGUE.fields, frozenset({"mobility"}), "Ein Grad wärmer") == frozenset()


def plan(sentence: str) -> ActionPlan:
    fields = ("culture_sport", "housing_neighbourhood")
    answers = {"sentence": (sentence,), "fields": fields, "form": ("service",), "target": (COTTBUS,)}
    return draw_up(EDITION, Answers(answers), TODAY)


@pytest.mark.parametrize("sentence", ["Konzerte für alle", "Wohnungen für alle"])
def test_call_script_and_steps_speak_of_the_same_field(sentence: str) -> None:
    found = plan(sentence)
    topic = found.findings.topic
    assert topic and found.findings.contact

    script = "".join(run.text for run in found.contact.letters[0].lines[0].runs)

    assert topic.de in script and found.findings.contact.field == topic


def test_no_word_speaks_for_a_field_in_capitals() -> None:
    assert all(word == word.lower() for field in CATALOGUE.fields for word in field.words)
