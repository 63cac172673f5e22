"""What page 1 says of the person: one story, one strength, one thing that holds them back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.answers.answers import Answers
from questionnaire.answers.step_states import DONE, StepStates
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import Question
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.verdict import Verdict
from questionnaire.texts import Text
from tests.answers.sheets import CATALOGUE, EDITION, at_level, indicator, sheets

LADDER = CATALOGUE.ladder
TODAY = date(2026, 11, 30)
TOLD = {"target": "12073", "legal_form": "company", "yearly_price": "up_to_150k", "term": "two_years"}


def plan(answers: Answers) -> ActionPlan:
    return draw_up(EDITION, answers, TODAY)


def verdict(level: int, **more: str) -> Verdict:
    return plan(at_level(CATALOGUE, level, TOLD | more)).verdict


def told(question: Question) -> Text:
    assert question.gap is not None
    return LADDER.holds_back.filled(gap=question.gap)


@given(sheets())
def test_the_verdict_is_two_sentences_at_most(answers: Answers) -> None:
    found = plan(answers).verdict

    assert 1 <= len(found.sentences) <= 2
    assert len(set(found.sentences)) == len(found.sentences)


@given(sheets())
def test_whoever_does_not_know_is_never_told_that_something_is_lacking(answers: Answers) -> None:
    drawn_up = plan(answers)
    named = drawn_up.verdict.sentences

    for question in CATALOGUE.indicators:
        assert answers.option(question) or not {told(question), question.basics} & set(named)


@given(st.lists(st.integers(1, 3), min_size=22, max_size=22))
def test_no_lesson_is_praised_for_what_holds_somebody_back(levels: list[int]) -> None:
    chosen = {q.id: (q.options[level].id,) for q, level in zip(CATALOGUE.indicators, levels, strict=True)}

    drawn_up = plan(Answers(chosen))

    said, scores = drawn_up.verdict.sentences, drawn_up.profile.scores
    praised = [score for score in scores if score.lesson.strength in said]
    assert len(praised) <= 1
    assert all(drawn_up.profile.holds_back not in score.indicators for score in praised)


def test_one_thing_is_named_and_it_is_the_lowest_answer(catalogue: Catalogue) -> None:
    found = verdict(2, papers="none_collected")

    assert found.sentences[1] == told(indicator(catalogue, "papers"))


def test_what_opens_the_gate_is_named_before_everything_else(catalogue: Catalogue) -> None:
    found = verdict(2, papers="none_collected", named_contacts="nobody")

    assert found.heading == LADDER.basics
    assert found.sentences[1] == indicator(catalogue, "named_contacts").basics


def test_with_nothing_low_what_is_still_open_is_a_question(catalogue: Catalogue) -> None:
    topic = indicator(catalogue, "coverage").topic
    assert topic is not None

    assert verdict(3, coverage="unknown").sentences[1] == LADDER.still_open.filled(topic=topic)


def test_with_nothing_low_and_nothing_open_what_counts_is_keeping_at_it() -> None:
    assert verdict(2).sentences[1] == LADDER.nothing_missing


@pytest.mark.parametrize(
    ("more", "story"),
    [
        ({"legal_form": "not_founded"}, LADDER.unfounded),
        ({"target": "unknown"}, LADDER.no_target),
        ({}, LADDER.all_reached),
    ],
    ids=["not founded", "no target", "everything at its top"],
)
def test_whose_plan_is_another_one_reads_so_first(more: dict[str, str], story: Text) -> None:
    assert verdict(3, **more).sentences[0] == story


def test_a_strength_is_told_first_where_the_plan_is_the_usual_one(catalogue: Catalogue) -> None:
    visible = {"coverage": "local_and_national_media", "local_angle": "local_result_with_number"}

    found = verdict(1, findable="municipal_page_with_price_and_reference", **visible)

    assert found.sentences[0] == next(x for x in catalogue.lessons if x.id == "visibility").strength


def test_where_nobody_has_chosen_a_place_that_comes_before_what_is_open() -> None:
    found = plan(Answers({"fields": ("kita",), "form": ("service",), "legal_form": ("not_founded",)})).verdict

    assert found.sentences == (LADDER.unfounded_kita, LADDER.no_target)


@pytest.mark.parametrize(
    ("money", "question"),
    [
        ("per_person", "money_situation"),
        ("per_person", "findable"),
        ("per_person", "permanence"),
        ("support", "reference"),
        ("support", "callable_person"),
    ],
)
def test_only_what_matters_for_this_money_holds_anybody_back(
    catalogue: Catalogue, money: str, question: str
) -> None:
    lowest = indicator(catalogue, question).options[0].id
    offer = {"fields": "care_health_ageing", "form": "service", "legal_form": "association"}

    found = verdict(2, **offer, money_flow=money, **{question: lowest})

    assert told(indicator(catalogue, question)) not in found.sentences


def test_what_held_somebody_back_is_over_when_its_steps_are_done() -> None:
    answers = at_level(CATALOGUE, 1, TOLD)
    lagging = plan(answers).profile.concerning("purchase").holds_back
    assert lagging and lagging.option

    ticked = dict.fromkeys(lagging.option.actions, DONE)
    verdict = draw_up(EDITION, answers, TODAY, StepStates(ticked, dict.fromkeys(ticked, TODAY))).verdict

    assert (plan(answers).verdict.sentences[-1], verdict.sentences[-1]) == (
        told(lagging.question),
        LADDER.dealt_with,
    )
