"""Cases as chance deals them: every answer that a question offers is as likely as the others."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from questionnaire.answers.answers import Answers, Value
from questionnaire.catalogue.questions import UNKNOWN, Question
from tests.answers.sheets import CATALOGUE, QUARTERS, REGIONS, answers_offered

PLACES = sorted(REGIONS.places)
# What most people know who fill in the questionnaire.
KNOWN = 0.85


def random_cases(seed: int, count: int) -> Iterator[Answers]:
    chance = Random(seed)  # noqa: S311 - answers, no secrets
    for _ in range(count):
        yield Answers({question.id: _value(question, chance) for question in CATALOGUE.asked_questions})


def _value(question: Question, chance: Random) -> Value:
    if question.kind == "text":
        return ("Beispiel",)
    if question.kind == "places":
        return tuple(chance.sample(PLACES, chance.randint(0, 2)))
    if question.kind == "choices":
        ids = [option.id for option in question.options]
        return tuple(chance.sample(ids, chance.randint(1, question.max_choices)))
    if question.kind in ("place", "quarter"):
        known = PLACES if question.kind == "place" else QUARTERS
        return (chance.choice(known) if chance.random() < KNOWN else UNKNOWN,)
    return (chance.choice(answers_offered(question)),)
