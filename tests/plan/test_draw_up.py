from __future__ import annotations

import re
from datetime import date
from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.calendar.days import is_working_day
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Instruction
from questionnaire.places.regions import Regions
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES, at_level, sheets
from tests.plan.channel_cases import CASES

TODAY = date(2026, 11, 23)
FORMS = ["digital", "service", "food", "goods"]
LEGAL_FORMS = ["not_founded", "association", "company"]
TARGETS = ["12073", "12052"]  # Uckermark, Cottbus
# Uckermark, Cottbus, Eberswalde, Joachimsthal, Neukölln
ONE_OF_EACH_KIND = ["12073", "12052", "12060052", "12060100", "11000-08"]
STARTS = ["2027-Q1", "2027-Q4", "2029-Q1"]


def plan(answers: Answers, today: date = TODAY) -> ActionPlan:
    return draw_up(EDITION, answers, today)


def sample(name: str) -> ActionPlan:
    file = next(path for path in SAMPLES if path.stem == name)
    return plan(read_answers(CATALOGUE, REGIONS, file.read_bytes()))


def ids(drawn_up: ActionPlan) -> list[str]:
    return [task.action.id for task in drawn_up.tasks]


def instructions(drawn_up: ActionPlan) -> list[Instruction]:
    return [step for task in drawn_up.tasks for step in task.instructions]


def words(drawn_up: ActionPlan) -> str:
    return "\n".join(step.text.de + "\n" + step.text.en for step in instructions(drawn_up))


def variety(catalogue: Catalogue) -> list[ActionPlan]:
    """Plans for lowest and highest answers in every combination of form, legal form, target and start."""
    found = []
    for level, form, legal, target, start in product((0, 3), FORMS, LEGAL_FORMS, TARGETS, STARTS):
        about = {"form": form, "legal_form": legal, "target": target, "start": start}
        found.append(plan(at_level(catalogue, level, about)))
    return found


@given(sheets())
def test_the_same_answers_and_the_same_day_give_the_same_plan(answers: Answers) -> None:
    assert plan(answers) == plan(Answers(dict(answers)))


@given(sheets(), st.randoms(use_true_random=False))
def test_the_order_of_answering_does_not_change_the_plan(answers: Answers, random: Random) -> None:
    shuffled = list(answers.items())
    random.shuffle(shuffled)

    assert plan(Answers(dict(shuffled))) == plan(answers)


@given(sheets(), st.data())
def test_not_knowing_gives_the_same_plan_as_not_answering(answers: Answers, data: st.DataObject) -> None:
    question = data.draw(st.sampled_from([question for question in CATALOGUE.questions if question.unknown]))

    unknown = plan(Answers({**answers, question.id: ("unknown",)}))

    assert unknown == plan(Answers({**answers, question.id: ()}))


@given(sheets())
def test_an_answer_to_a_retired_question_does_not_change_the_plan(answers: Answers) -> None:
    assert plan(Answers({**answers, "a_retired_question": ("yes",)})) == plan(answers)


@given(sheets())
def test_every_sheet_yields_an_action_for_each_lesson_that_concerns_it(answers: Answers) -> None:
    drawn_up = plan(answers)

    assert {task.lesson.id for task in drawn_up.tasks} == {
        chapter.lesson.id for chapter in drawn_up.chapters if chapter.concerns
    }


def test_even_a_perfect_sheet_yields_an_action_for_each_lesson(catalogue: Catalogue) -> None:
    drawn_up = plan(at_level(catalogue, 3))

    assert {task.lesson.id for task in drawn_up.tasks} == {lesson.id for lesson in catalogue.lessons}


@given(sheets())
def test_tasks_are_numbered_from_one_and_wait_only_for_earlier_ones(answers: Answers) -> None:
    tasks = plan(answers).tasks

    assert [task.number for task in tasks] == list(range(1, len(tasks) + 1))
    assert all(before < task.number for task in tasks for before in task.after)


@given(sheets())
def test_every_prerequisite_that_is_in_the_plan_is_named(answers: Answers) -> None:
    tasks = plan(answers).tasks
    number = {task.action.id: task.number for task in tasks}

    for task in tasks:
        assert set(task.after) == {number[before] for before in task.action.after if before in number}


@given(sheets(), st.dates(date(2026, 1, 1), date(2031, 12, 31)))
def test_every_task_is_dated_on_working_days_from_today_on(answers: Answers, today: date) -> None:
    drawn_up = plan(answers, today)
    land = drawn_up.situation.land

    for task in drawn_up.tasks:
        assert today <= task.dates.start <= task.dates.due
        assert is_working_day(task.dates.start, land) and is_working_day(task.dates.due, land)


@given(sheets())
def test_the_next_three_tasks_are_the_first_three(answers: Answers) -> None:
    drawn_up = plan(answers)

    assert [task.number for task in drawn_up.next_tasks] == [1, 2, 3]


@given(sheets())
def test_the_first_task_can_begin_at_once(answers: Answers) -> None:
    first = plan(answers).tasks[0]

    assert first.dates.start == TODAY
    assert first.after == ()


@given(sheets())
def test_every_step_fits_and_every_action_keeps_at_least_one(answers: Answers) -> None:
    drawn_up = plan(answers)

    assert all(drawn_up.situation.fits(step) for step in instructions(drawn_up))
    assert all(task.instructions for task in drawn_up.tasks)


@given(sheets())
def test_every_open_question_becomes_a_research_task_where_its_lesson_concerns(answers: Answers) -> None:
    drawn_up = plan(answers)
    others = (chapter.lesson for chapter in drawn_up.chapters if not chapter.concerns)
    passed_over = {question.id for lesson in others for question in lesson.questions}

    researched = [research.question.id for research in drawn_up.research]
    open_questions = [q.id for q in CATALOGUE.questions if q.unknown and answers.is_open(q)]
    assert researched == [known for known in open_questions if known not in passed_over]


def test_a_research_task_knows_its_lesson(catalogue: Catalogue) -> None:
    drawn_up = plan(at_level(catalogue, 2, {"coverage": "unknown", "target": "12073", "start": "unknown"}))

    lessons = {research.question.id: research.lesson for research in drawn_up.research}

    coverage = lessons["coverage"]
    assert coverage is not None and coverage.id == "visibility"
    assert lessons["start"] is None


def test_what_does_not_apply_is_never_researched(catalogue: Catalogue) -> None:
    drawn_up = plan(at_level(catalogue, 2, {"asking": "inapplicable"}))

    assert "asking" not in [research.question.id for research in drawn_up.research]


def test_a_digital_plan_in_bavaria_has_no_brandenburg_and_no_kitchen() -> None:
    drawn_up = sample("participation-app-bavaria")

    assert drawn_up.situation.land == "BY"
    assert not re.search(r"Brandenburg|Zubenennung|\bULV\b|Hygiene|hygiene|Allergen|DGE", words(drawn_up))


def test_a_school_kitchen_in_the_uckermark_reads_about_brandenburg() -> None:
    drawn_up = sample("school-meals-uckermark")

    assert drawn_up.target is not None and drawn_up.target.label == "Landkreis Uckermark"
    assert "Brandenburg" in words(drawn_up)


def test_a_digital_offer_needs_a_data_contract_and_a_kitchen_a_hygiene_plan(catalogue: Catalogue) -> None:
    digital = words(plan(at_level(catalogue, 0, {"form": "digital"})))
    kitchen = words(plan(at_level(catalogue, 0, {"form": "food"})))

    assert "Auftragsverarbeitung" in digital and "Hygienekonzept" not in digital
    assert "Hygienekonzept" in kitchen and "Auftragsverarbeitung" not in kitchen


def test_without_a_target_no_step_names_a_land(catalogue: Catalogue) -> None:
    everything = words(plan(at_level(catalogue, 0, {"yearly_price": "over_150k"})))

    assert "Brandenburg" not in everything


def test_a_city_is_not_told_about_its_county(catalogue: Catalogue) -> None:
    for target, other in (("12052", "landkreis"), ("12073", "stadt")):
        steps = instructions(plan(at_level(catalogue, 0, {"target": target})))

        assert any(step.targets for step in steps)
        assert not any(other in step.targets for step in steps)


def test_who_is_not_founded_is_told_how_to_go_about_it(catalogue: Catalogue) -> None:
    founding = instructions(plan(at_level(catalogue, 0, {"legal_form": "not_founded"})))
    founded = instructions(plan(at_level(catalogue, 0, {"legal_form": "company"})))

    assert any("unfounded" in step.legal for step in founding)
    assert not any("unfounded" in step.legal for step in founded)


def test_every_action_and_every_step_is_in_somebodys_plan(catalogue: Catalogue) -> None:
    founding = {"yearly_price": "over_150k", "legal_form": "not_founded"}
    each = [founding | {"target": target} for target in ONE_OF_EACH_KIND]
    plans = variety(catalogue)
    each += CASES.values()
    plans += [plan(at_level(catalogue, level, about)) for level, about in product(range(4), each)]

    steps = {step.text.de for drawn_up in plans for step in instructions(drawn_up)}

    assert {found for drawn_up in plans for found in ids(drawn_up)} == {
        action.id for action in catalogue.actions
    }
    assert {step.text.de for action in catalogue.actions for step in action.instructions} == steps


@given(sheets())
def test_the_verdict_is_at_most_two_sentences(answers: Answers) -> None:
    verdict = plan(answers).verdict

    assert 1 <= len(verdict) <= 2
    assert len(set(verdict)) == len(verdict)


@given(st.lists(st.integers(1, 3), min_size=22, max_size=22))
def test_the_verdict_never_praises_and_blames_the_same_lesson(levels: list[int]) -> None:
    chosen = {q.id: (q.options[level].id,) for q, level in zip(CATALOGUE.indicators, levels, strict=True)}

    drawn_up = plan(Answers(chosen))

    praised = [lesson.id for lesson in CATALOGUE.lessons if lesson.strength in drawn_up.verdict]
    blamed = [lesson.id for lesson in CATALOGUE.lessons if lesson.gap in drawn_up.verdict]
    assert not set(praised) & set(blamed)
    assert len(praised) <= 1 and len(blamed) <= 1


@given(sheets())
def test_the_strongest_lesson_is_never_behind_the_weakest(answers: Answers) -> None:
    drawn_up = plan(answers)

    assert drawn_up.strongest.share >= drawn_up.weakest.share
    if drawn_up.strongest.lesson.id == drawn_up.weakest.lesson.id:
        assert len({score.share for score in drawn_up.profile.scores}) == 1


@given(sheets())
def test_nothing_is_said_to_be_missing_where_every_lesson_is_at_the_top(answers: Answers) -> None:
    drawn_up = plan(answers)
    ladder = CATALOGUE.ladder

    every_top = all(score.stage == 3 for score in drawn_up.profile.scores)

    if not drawn_up.profile.lacking_basics:
        assert (ladder.nothing_missing in drawn_up.verdict) == every_top


def test_without_the_basics_the_verdict_names_them_and_nothing_else(catalogue: Catalogue) -> None:
    drawn_up = plan(at_level(catalogue, 3, {"named_contacts": "nobody", "one_sentence_offer": "mission"}))

    basics = tuple(question.basics for question in catalogue.questions if question.basics)

    assert drawn_up.verdict == basics


def test_at_one_level_everywhere_the_verdict_opens_with_that_stage(catalogue: Catalogue) -> None:
    for level in (1, 2, 3):
        verdict = plan(at_level(catalogue, level)).verdict

        assert verdict[0] == catalogue.ladder.stages[level].opening


def test_below_the_top_the_verdict_always_names_a_gap(catalogue: Catalogue) -> None:
    gaps = {lesson.gap for lesson in catalogue.lessons}

    assert plan(at_level(catalogue, 1)).verdict[1] in gaps
    assert plan(at_level(catalogue, 2)).verdict[1] in gaps
    assert plan(at_level(catalogue, 3)).verdict[1] == catalogue.ladder.nothing_missing


def test_a_strong_lesson_is_praised_before_the_weakest_is_named(catalogue: Catalogue) -> None:
    visible = {"coverage": "local_and_national_media", "local_angle": "local_result_with_number"}
    visible |= {"findable": "municipal_page_with_price_and_reference", "target_list": "any"}

    verdict = plan(at_level(catalogue, 1, visible)).verdict

    visibility = next(lesson for lesson in catalogue.lessons if lesson.id == "visibility")
    open_doors = next(lesson for lesson in catalogue.lessons if lesson.id == "open_doors")
    assert verdict == (visibility.strength, open_doors.gap)


def test_name_sentence_and_customers_are_carried_over(regions: Regions) -> None:
    drawn_up = sample("participation-app-bavaria")

    assert drawn_up.name == "Mitreden GmbH"
    assert drawn_up.sentence is not None and drawn_up.sentence.startswith("Mit unserer App")
    assert drawn_up.customers == (regions.place("09762"), regions.place("09780"))


def test_an_enterprise_may_be_called_unknown() -> None:
    """`unknown` is an answer only where it is offered; a typed text is a text."""
    assert plan(Answers({"name": ("unknown",)})).name == "unknown"


def test_without_a_name_the_plan_has_none() -> None:
    assert plan(Answers()).name is None
    assert plan(Answers()).target is None


def test_the_examples_facts_are_those_that_the_background_chose(catalogue: Catalogue) -> None:
    facts = [fact.id for fact in plan(Answers()).example_facts]

    assert sorted(facts) == sorted(catalogue.background.example_facts)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_gives_a_plan_that_one_can_work_with(path: Path) -> None:
    drawn_up = sample(path.stem)

    assert 7 <= len(drawn_up.tasks) <= len(list(CATALOGUE.actions))
    assert drawn_up.tasks[0].dates.start == TODAY


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_plan_goes_to_the_place_its_sample_names_or_to_none(path: Path) -> None:
    answers = read_answers(CATALOGUE, REGIONS, path.read_bytes())
    (named,) = answers.many("target")

    assert plan(answers).target == (None if named == "unknown" else REGIONS.places[named])
