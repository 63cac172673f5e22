from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Lesson
from questionnaire.catalogue.questions import Question
from questionnaire.plan.scoring import Profile, Score, profile, score, stage
from tests.answers.sheets import CATALOGUE, at_level, indicator, indicator_sheets

LESSONS = st.sampled_from(CATALOGUE.lessons)
LEAVABLE = [
    (lesson, question)
    for lesson in CATALOGUE.lessons
    for question in lesson.questions
    if question.inapplicable
]
INDICATORS = list(CATALOGUE.indicators)


def changed(answers: Answers, question: Question, value: str | None) -> Answers:
    return Answers({**answers, question.id: (value,) if value else ()})


def figures(found: Score) -> tuple[int, int, int, int, bool]:
    return found.points, found.out_of, found.known, found.stage, found.provisional


def lesson_named(catalogue: Catalogue, lesson_id: str) -> Lesson:
    return next(lesson for lesson in catalogue.lessons if lesson.id == lesson_id)


def headline(catalogue: Catalogue, known: int) -> Profile:
    first = list(catalogue.indicators)[:known]
    return profile(catalogue, Answers({question.id: (question.options[3].id,) for question in first}))


def test_an_indicator_is_worth_nought_to_three_points(catalogue: Catalogue) -> None:
    for level in range(4):
        points = {
            s.points
            for found in profile(catalogue, at_level(catalogue, level)).scores
            for s in found.indicators
        }

        assert points == {level}


def test_a_lessons_score_is_the_points_over_what_was_attainable(catalogue: Catalogue) -> None:
    answers = Answers({"coverage": ("own_channels",), "local_angle": ("local_person_or_place",)})

    found = score(lesson_named(catalogue, "visibility"), answers)

    assert (found.points, found.out_of, found.share) == (3, 9, Fraction(1, 3))


def test_all_lessons_weigh_the_same_however_many_questions_they_have(catalogue: Catalogue) -> None:
    shares = []
    for lesson in catalogue.lessons:
        best = Answers({question.id: (question.options[3].id,) for question in lesson.questions})
        shares.append(profile(catalogue, best).share)

    assert shares == [Fraction(1, 7)] * 7


def test_an_open_question_counts_as_nought_not_as_skipped(catalogue: Catalogue) -> None:
    found = score(lesson_named(catalogue, "visibility"), Answers({"coverage": ("local_and_national_media",)}))

    assert (found.points, found.out_of) == (3, 9)
    assert [standing.question.id for standing in found.open] == ["local_angle", "findable"]


def test_does_not_apply_leaves_the_sum(catalogue: Catalogue) -> None:
    answers = Answers({"recommenders": ("inside_an_administration",), "asking": ("inapplicable",)})

    found = score(lesson_named(catalogue, "recommendations"), answers)

    assert (found.points, found.out_of) == (3, 6)


def test_an_answer_to_a_retired_question_scores_nothing_and_costs_nothing(catalogue: Catalogue) -> None:
    answers = at_level(catalogue, 2)

    with_retired = Answers({**answers, "a_retired_question": ("its_best_level",)})

    assert profile(catalogue, with_retired) == profile(catalogue, answers)


def test_an_answer_to_a_retired_level_counts_as_open(catalogue: Catalogue) -> None:
    retired = at_level(catalogue, 3, {"coverage": "a_retired_level"})

    missing = at_level(catalogue, 3, {"coverage": "unknown"})

    assert profile(catalogue, retired) == profile(catalogue, missing)


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (Fraction(0), 0),
        (Fraction(2, 9), 0),
        (Fraction(249_999, 1_000_000), 0),
        (Fraction(1, 4), 1),
        (Fraction(1, 3), 1),
        (Fraction(499_999, 1_000_000), 1),
        (Fraction(1, 2), 2),
        (Fraction(749_999, 1_000_000), 2),
        (Fraction(3, 4), 3),
        (Fraction(1), 3),
    ],
)
def test_a_stage_is_a_quarter_of_the_way(share: Fraction, expected: int) -> None:
    assert stage(share) == expected


@pytest.mark.parametrize(("level", "expected"), [(0, 0), (1, 1), (2, 2), (3, 3)])
def test_answers_at_one_level_give_that_stage_everywhere(
    catalogue: Catalogue, level: int, expected: int
) -> None:
    found = profile(catalogue, at_level(catalogue, level))

    assert {lesson.stage for lesson in found.scores} == {expected}
    assert found.stage == expected


def test_there_is_a_name_for_every_stage(catalogue: Catalogue) -> None:
    names = {found.name.de for found in catalogue.ladder.stages}

    assert len(names) == len(catalogue.ladder.stages) == stage(Fraction(1)) + 1


def test_two_of_three_known_are_not_enough_for_a_lesson(catalogue: Catalogue) -> None:
    lesson = lesson_named(catalogue, "visibility")

    two = score(lesson, Answers({"coverage": ("nobody",), "findable": ("no_website",)}))
    three = score(lesson, at_level(catalogue, 0))

    assert two.provisional
    assert not three.provisional


def test_three_of_four_known_are_enough_for_a_lesson(catalogue: Catalogue) -> None:
    lesson = lesson_named(catalogue, "direct_contact")

    three = score(lesson, at_level(catalogue, 1, {"staying_power": "unknown"}))

    assert three.known == 3
    assert not three.provisional


def test_a_question_that_does_not_apply_is_not_missing_knowledge(catalogue: Catalogue) -> None:
    lesson = lesson_named(catalogue, "recommendations")

    found = score(lesson, at_level(catalogue, 1, {"asking": "inapplicable"}))

    assert found.known == 2
    assert not found.provisional


def test_the_headline_is_provisional_under_seventy_percent(catalogue: Catalogue) -> None:
    assert headline(catalogue, 15).provisional  # 15 of 22 are 68 %
    assert not headline(catalogue, 16).provisional  # 16 of 22 are 73 %


def test_seventy_percent_exactly_is_enough(catalogue: Catalogue) -> None:
    lesson = lesson_named(catalogue, "visibility")
    ten = tuple(replace(lesson.questions[0], id=f"question_{number}") for number in range(10))

    seven = Answers({question.id: ("nobody",) for question in ten[:7]})

    assert not score(replace(lesson, questions=ten), seven).provisional
    assert score(replace(lesson, questions=ten), Answers(dict(list(seven.items())[:6]))).provisional


def test_without_any_answer_a_lesson_is_open_and_has_no_points(catalogue: Catalogue) -> None:
    found = score(lesson_named(catalogue, "visibility"), Answers())

    assert found.is_open
    assert found.provisional
    assert (found.points, found.share) == (0, Fraction(0))


@pytest.mark.parametrize(
    ("question_id", "lowest"), [("named_contacts", "nobody"), ("one_sentence_offer", "mission")]
)
def test_without_the_basics_the_gate_is_shut_whatever_the_rest_says(
    catalogue: Catalogue, question_id: str, lowest: str
) -> None:
    lacking = profile(catalogue, at_level(catalogue, 3, {question_id: lowest})).lacking_basics

    assert [standing.question.id for standing in lacking] == [question_id]


def test_who_does_not_know_lacks_nothing(catalogue: Catalogue) -> None:
    unknown = profile(catalogue, Answers({q.id: ("unknown",) for q in catalogue.indicators}))

    assert (unknown.lacking_basics, unknown.holds_back) == ((), None)


def test_one_name_and_a_product_open_the_gate(catalogue: Catalogue) -> None:
    answers = Answers({"named_contacts": ("address_or_one_name",), "one_sentence_offer": ("product",)})

    assert profile(catalogue, answers).lacking_basics == ()


def test_only_contacts_and_the_offer_are_basics(catalogue: Catalogue) -> None:
    basics = {question.id for question in catalogue.questions if question.basics}

    assert basics == {"named_contacts", "one_sentence_offer"}


def test_each_answer_shows_its_points_and_the_next_level(catalogue: Catalogue) -> None:
    found = score(lesson_named(catalogue, "visibility"), at_level(catalogue, 1))

    coverage = found.indicators[0]

    assert coverage.points == 1
    assert coverage.next_level is not None
    assert coverage.next_level.id == "local_media"


def test_above_the_top_level_there_is_no_next_one(catalogue: Catalogue) -> None:
    found = profile(catalogue, at_level(catalogue, 3))

    assert {s.next_level for lesson in found.scores for s in lesson.indicators} == {None}


def test_from_an_open_question_the_next_level_is_the_first_worth_a_point(catalogue: Catalogue) -> None:
    coverage = score(lesson_named(catalogue, "visibility"), Answers()).indicators[0]

    assert coverage.next_level == indicator(catalogue, "coverage").options[1]


def test_the_weakest_indicator_is_an_open_one_before_a_low_one(catalogue: Catalogue) -> None:
    lesson = lesson_named(catalogue, "visibility")

    low = score(lesson, at_level(catalogue, 2, {"local_angle": "product_story"}))
    unknown = score(lesson, at_level(catalogue, 0, {"findable": "unknown"}))

    assert low.weakest is not None and low.weakest.question.id == "local_angle"
    assert unknown.weakest is not None and unknown.weakest.question.id == "findable"


@given(indicator_sheets())
def test_a_score_is_never_negative_and_never_more_than_attainable(answers: Answers) -> None:
    found = profile(CATALOGUE, answers)

    assert 0 <= found.share <= 1
    assert all(0 <= lesson.points <= lesson.out_of for lesson in found.scores)
    assert all(0 <= lesson.share <= 1 and 0 <= lesson.stage <= 3 for lesson in found.scores)


@given(indicator_sheets(), st.sampled_from(INDICATORS))
def test_a_better_answer_never_lowers_anything(answers: Answers, question: Question) -> None:
    steps = [profile(CATALOGUE, changed(answers, question, option.id)) for option in question.options]

    for worse, better in pairwise(steps):
        assert better.share > worse.share
        assert better.stage >= worse.stage
        assert all(b.share >= w.share for w, b in zip(worse.scores, better.scores, strict=True))


@given(indicator_sheets(), st.sampled_from(INDICATORS))
def test_even_the_lowest_level_is_worth_as_much_as_not_knowing(answers: Answers, question: Question) -> None:
    lowest = profile(CATALOGUE, changed(answers, question, question.options[0].id))

    unknown = profile(CATALOGUE, changed(answers, question, "unknown"))

    assert lowest.share == unknown.share


@given(indicator_sheets(), st.sampled_from(LEAVABLE))
def test_a_question_that_does_not_apply_is_as_if_it_had_never_been_asked(
    answers: Answers, leavable: tuple[Lesson, Question]
) -> None:
    lesson, left_out = leavable

    marked = score(lesson, changed(answers, left_out, "inapplicable"))
    others = tuple(question for question in lesson.questions if question.id != left_out.id)

    assert figures(marked) == figures(score(replace(lesson, questions=others), answers))


@given(indicator_sheets(), st.sampled_from(LEAVABLE))
def test_what_does_not_apply_in_one_lesson_changes_no_other(
    answers: Answers, leavable: tuple[Lesson, Question]
) -> None:
    lesson, left_out = leavable

    before = profile(CATALOGUE, answers)
    after = profile(CATALOGUE, changed(answers, left_out, "inapplicable"))

    changed_lessons = {b.lesson.id for b, a in zip(before.scores, after.scores, strict=True) if b != a}
    assert changed_lessons <= {lesson.id}


@given(indicator_sheets(), st.sampled_from(INDICATORS))
def test_not_knowing_is_the_same_as_not_answering(answers: Answers, question: Question) -> None:
    unknown = profile(CATALOGUE, changed(answers, question, "unknown"))

    assert unknown == profile(CATALOGUE, changed(answers, question, None))


@given(indicator_sheets(), st.randoms(use_true_random=False))
def test_the_order_of_answering_does_not_matter(answers: Answers, random: Random) -> None:
    shuffled = list(answers.items())
    random.shuffle(shuffled)

    assert profile(CATALOGUE, Answers(dict(shuffled))) == profile(CATALOGUE, answers)


@given(indicator_sheets(), LESSONS)
def test_a_lesson_is_scored_by_its_own_questions_alone(answers: Answers, lesson: Lesson) -> None:
    own = {question.id for question in lesson.questions}

    only_own = Answers({key: value for key, value in answers.items() if key in own})

    assert score(lesson, only_own) == score(lesson, answers)


@given(indicator_sheets())
def test_the_headline_lies_between_the_weakest_and_the_strongest_lesson(answers: Answers) -> None:
    found = profile(CATALOGUE, answers)
    shares = [lesson.share for lesson in found.scores]

    assume(len(set(shares)) > 1)

    assert min(shares) < found.share < max(shares)
