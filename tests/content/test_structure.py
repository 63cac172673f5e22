from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import get_args

import pytest

from questionnaire.catalogue.audience import ChannelId
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import QuestionId
from questionnaire.catalogue.lessons import Lesson
from questionnaire.content.catalogue_check import actions_without_an_answer
from questionnaire.content.loader import load_catalogue
from questionnaire.places.lands import LANDS
from questionnaire.texts import LANGUAGES, Language

LESSONS = [
    "direct_contact",
    "open_doors",
    "visibility",
    "recommendations",
    "references",
    "before_the_tender",
    "fitting_offer",
]
# Whom to ask for a call is found with the reference itself; the questions about it call for that.
NEEDS_A_REFERENCE_FIRST = {"callable_person"}


def test_the_content_loads() -> None:
    assert load_catalogue().edition_number


def test_there_are_the_articles_seven_lessons_in_its_order(catalogue: Catalogue) -> None:
    assert [lesson.id for lesson in catalogue.lessons] == LESSONS


def test_the_first_lesson_has_four_indicators_and_the_others_three(catalogue: Catalogue) -> None:
    assert [len(lesson.questions) for lesson in catalogue.lessons] == [4, 3, 3, 3, 3, 3, 3]
    assert len(list(catalogue.indicators)) == 22


def test_each_channel_but_the_purchase_has_a_first_step_of_its_own(catalogue: Catalogue) -> None:
    alone = [action for action in catalogue.actions if action.whenever and action.whenever.channels]

    served = {channel for action in alone for channel in action.channels}
    assert served == set(get_args(ChannelId)) - {"purchase"}
    assert all(action.whenever.channels == action.channels for action in alone if action.whenever)


def test_every_indicator_has_four_levels_worth_nought_to_three(catalogue: Catalogue) -> None:
    for question in catalogue.indicators:
        assert question.kind == "level"
        assert [option.points for option in question.options] == [0, 1, 2, 3], question.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_holds_back_is_one_short_named_thing(catalogue: Catalogue, language: Language) -> None:
    gaps = {question.id: question.gap[language] for question in catalogue.questions if question.gap}

    assert gaps.keys() == {question.id for question in catalogue.indicators}
    assert [place for place, gap in gaps.items() if len(gap) > 110] == []
    assert [place for place, gap in gaps.items() if re.search(r"\b(oder|or)\b", gap)] == []


def test_only_indicators_have_points(catalogue: Catalogue) -> None:
    about = [*catalogue.offering.questions, *catalogue.region.questions]

    assert {option.points for question in about for option in question.options} == {None}


def test_every_indicator_may_be_unknown_and_says_where_to_look(catalogue: Catalogue) -> None:
    for question in catalogue.indicators:
        assert question.unknown is not None, question.id
        assert len(question.unknown.research.de.split()) >= 15, question.id
        assert len(question.unknown.research.en.split()) >= 15, question.id


def test_every_unknown_indicator_leads_to_an_action(catalogue: Catalogue) -> None:
    idle = {
        question.id
        for question in catalogue.indicators
        if not (question.unknown and question.unknown.actions)
    }

    assert idle == NEEDS_A_REFERENCE_FIRST


def test_does_not_apply_is_offered_only_where_it_can_be_true(catalogue: Catalogue) -> None:
    offered = {question.id for question in catalogue.questions if question.inapplicable}

    assert offered == {"funding_in_use", "money_situation", "asking", "callable_person", "permanence"}


def test_a_lesson_can_never_leave_the_sum_as_a_whole(catalogue: Catalogue) -> None:
    for lesson in catalogue.lessons:
        assert any(question.inapplicable is None for question in lesson.questions), lesson.id


def test_every_action_is_called_for_by_some_answer_or_situation(catalogue: Catalogue) -> None:
    assert [action.id for action in actions_without_an_answer(catalogue)] == []


def test_the_lowest_level_of_every_indicator_calls_for_something(catalogue: Catalogue) -> None:
    idle = {question.id for question in catalogue.indicators if not question.options[0].actions}

    assert idle == NEEDS_A_REFERENCE_FIRST


def test_an_action_that_a_better_answer_dropped_never_comes_back(catalogue: Catalogue) -> None:
    for question in catalogue.indicators:
        for action in {called for option in question.options for called in option.actions}:
            levels = [option.points or 0 for option in question.options if action in option.actions]
            assert levels == list(range(levels[0], levels[-1] + 1)), (question.id, action)


def test_ids_are_snake_case_and_stable_words(catalogue: Catalogue) -> None:
    ids = [step.id for step in catalogue.steps]
    ids += [question.id for question in catalogue.questions]
    ids += [option.id for question in catalogue.questions for option in question.options]
    ids += [action.id for action in catalogue.actions]

    assert [
        found for found in ids if not found.isascii() or found != found.lower() or not found.isidentifier()
    ] == []


def test_no_option_has_an_id_with_a_meaning_of_its_own(catalogue: Catalogue) -> None:
    ids = {option.id for question in catalogue.questions for option in question.options}

    assert not ids & {"unknown", "inapplicable"}


def test_every_id_is_used_once_in_its_list(catalogue: Catalogue) -> None:
    lists = {
        "facts": [fact.id for fact in catalogue.facts],
        "terms": [term.id for term in catalogue.glossary],
        "sources": [source.id for source in catalogue.sources],
        "steps": [step.id for step in catalogue.steps],
        "privacy": [passage.id for passage in catalogue.privacy],
        "accessibility": [passage.id for passage in catalogue.accessibility],
    }

    assert {name: [i for i, n in Counter(ids).items() if n > 1] for name, ids in lists.items()} == {
        name: [] for name in lists
    }


def test_effort_and_lead_time_are_least_and_most(catalogue: Catalogue) -> None:
    for action in catalogue.actions:
        assert 1 <= action.effort_hours[0] <= action.effort_hours[1] <= 160, action.id
        assert 1 <= action.lead_weeks[0] <= action.lead_weeks[1] <= 52, action.id


def test_every_action_has_steps_that_fit_everyone(catalogue: Catalogue) -> None:
    for action in catalogue.actions:
        for_all = [
            s for s in action.instructions if not (s.forms or s.legal or s.lands or s.targets or s.horizons)
        ]
        assert len(for_all) >= 2, action.id


def test_steps_name_only_laender_that_exist(catalogue: Catalogue) -> None:
    lands = {
        land for action in catalogue.actions for step in (action, *action.instructions) for land in step.lands
    }

    assert lands <= set(LANDS)


def test_what_names_brandenburg_is_for_brandenburg(catalogue: Catalogue) -> None:
    for action in catalogue.actions:
        for step in action.instructions:
            if "Brandenburg" in step.text.de + step.text.en:
                assert step.lands == {"BB"}, action.id


def test_every_option_of_the_offer_says_what_it_means_for_the_plan(catalogue: Catalogue) -> None:
    form = catalogue.question("form")
    legal = catalogue.question("legal_form")

    assert form is not None and {option.form for option in form.options} == {
        "digital",
        "service",
        "food",
        "goods",
    }
    assert legal is not None
    assert {option.legal for option in legal.options} == {"unfounded", "nonprofit", "commercial"}


def test_there_are_fourteen_fields_and_at_most_three_can_be_chosen(catalogue: Catalogue) -> None:
    fields = catalogue.question("fields")

    assert fields is not None
    assert (len(fields.options), fields.max_choices) == (14, 3)


def test_name_and_sentence_are_optional_and_short(catalogue: Catalogue) -> None:
    name, sentence = catalogue.question("name"), catalogue.question("sentence")

    assert name is not None and (name.optional, name.max_length) == (True, 60)
    assert sentence is not None and (sentence.optional, sentence.max_length) == (True, 200)


@pytest.mark.parametrize("number", range(7))
def test_a_lesson_asks_about_itself_and_offers_four_actions(catalogue: Catalogue, number: int) -> None:
    lesson: Lesson = catalogue.lessons[number]

    assert len(lesson.actions) >= 4


def test_the_year_that_a_fact_names_as_its_date_is_its_sources(catalogue: Catalogue) -> None:
    for fact in catalogue.facts:
        source = catalogue.source_dating(fact)
        told = re.findall(r"\(Stand [a-z ]*(\d{4})\)", fact.statement.de)
        assert source and len(told) == 1 and told[0] in source.dated.de, fact.id


def test_every_fact_has_a_source_and_is_reviewed_after_its_date(catalogue: Catalogue) -> None:
    sources = {source.id for source in catalogue.sources}

    for fact in catalogue.facts:
        assert fact.source in sources, fact.id
        assert fact.as_of < fact.review_by, fact.id


def test_no_fact_is_past_its_review(catalogue: Catalogue, today: date) -> None:
    assert [fact.id for fact in catalogue.facts if not fact.holds(today)] == []


def test_after_its_review_date_a_fact_gives_way_to_the_careful_sentence(catalogue: Catalogue) -> None:
    for fact in catalogue.facts:
        assert fact.text(fact.review_by) == fact.statement
        assert fact.text(date(fact.review_by.year + 1, 1, 1)) == fact.careful


def test_a_fact_says_of_which_year_it_is(catalogue: Catalogue) -> None:
    for fact in catalogue.facts:
        assert str(fact.as_of.year) in fact.statement.de and str(fact.as_of.year) in fact.statement.en, (
            fact.id
        )


def test_the_careful_sentence_holds_no_number(catalogue: Catalogue) -> None:
    careful = {fact.id: fact.careful.de + fact.careful.en for fact in catalogue.facts}

    assert [fact for fact, words in careful.items() if any(char.isdigit() for char in words)] == []


def test_every_source_has_a_web_address_and_a_date(catalogue: Catalogue) -> None:
    for source in catalogue.sources:
        assert source.address.startswith(("https://", "http://")) and " " not in source.address, source.id
        assert source.dated.de and source.dated.en


def test_no_page_that_everybody_takes_asks_what_is_optional_afterwards(catalogue: Catalogue) -> None:
    optional = {question.id for step in catalogue.optional_steps for question in step.questions}

    assert optional <= {question.id for question in catalogue.questions}
    assert not optional & {question.id for question in catalogue.asked_questions}
    assert all(q.optional for step in catalogue.optional_steps for q in step.questions)


def test_each_field_has_two_to_four_duties_or_plans(catalogue: Catalogue) -> None:
    duties = catalogue.known(QuestionId.DUTY_SERVED).options
    counts = {field.id: sum(field.id in duty.fields for duty in duties) for field in catalogue.fields}

    assert {field: count for field, count in counts.items() if not 2 <= count <= 4} == {}


def test_a_duty_that_names_a_law_has_its_source(catalogue: Catalogue) -> None:
    duties = catalogue.known(QuestionId.DUTY_SERVED).options

    named = {duty.id for duty in duties if re.search(r"§|gesetz", duty.label.de)}
    assert named and named == {duty.id for duty in duties if duty.source}
