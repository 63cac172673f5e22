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
from questionnaire.plan.scoring import LOW
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
    return [step.instruction for task in drawn_up.tasks for step in task.instructions]


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
def test_every_sheet_yields_an_action_for_each_lesson_that_lags(answers: Answers) -> None:
    drawn_up = plan(answers)
    concerned = drawn_up.profile.concerning(drawn_up.situation.channel).scores

    told = {task.lesson.id for task in drawn_up.tasks}

    assert told <= {chapter.lesson.id for chapter in drawn_up.chapters if chapter.concerns}
    assert {score.lesson.id for score in concerned if score.weakest and score.weakest.points <= LOW} <= told


def test_whoever_begins_has_a_step_for_each_lesson(catalogue: Catalogue) -> None:
    drawn_up = plan(at_level(catalogue, 0))

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
def test_page_one_has_the_three_steps_that_matter_most(answers: Answers) -> None:
    drawn_up = plan(answers)

    assert sorted(task.priority for task in drawn_up.next_tasks) == [1, 2, 3]
    assert list(drawn_up.next_tasks) == sorted(drawn_up.next_tasks, key=lambda task: task.number)


@given(sheets())
def test_what_matters_most_can_begin_at_once(answers: Answers) -> None:
    most = next(task for task in plan(answers).tasks if task.priority == 1)

    assert most.after == ()
    assert most.dates.start == TODAY or most.action.deed


@given(sheets())
def test_every_step_fits_and_every_action_keeps_at_least_one(answers: Answers) -> None:
    drawn_up = plan(answers)

    assert all(drawn_up.situation.fits(step) for step in instructions(drawn_up))
    assert all(task.instructions for task in drawn_up.tasks)


@given(sheets())
def test_every_open_question_becomes_a_research_task_where_it_concerns(answers: Answers) -> None:
    drawn_up = plan(answers)
    others = (chapter.lesson for chapter in drawn_up.chapters if not chapter.concerns)
    channel = drawn_up.situation.channel
    passed_over = {question.id for lesson in others for question in lesson.questions}
    passed_over |= {question.id for question in CATALOGUE.questions if not question.concerns(channel)}
    passed_over |= {"budget_rhythm"} if drawn_up.findings.knows_the_years else set()

    researched = [research.question.id for research in drawn_up.research]
    open_questions = [q.id for q in CATALOGUE.questions if q.unknown and answers.is_open(q)]
    assert researched == [known for known in open_questions if known not in passed_over]


def test_nobody_has_to_find_out_which_years_a_budget_covers_that_the_almanac_knows() -> None:
    known, unknown = plan(Answers({"target": ("11000-08",)})), plan(Answers({"target": ("05315",)}))

    assert "budget_rhythm" not in [research.question.id for research in known.research]
    assert "budget_rhythm" in [research.question.id for research in unknown.research]


def test_a_start_that_the_way_of_the_money_does_not_reach_is_offered_to_nobody() -> None:
    grant = {"money_flow": ("support",), "legal_form": ("association",), "start": ("2027-Q1",)}
    soon = plan(Answers(grant))

    assert soon.situation.start is not None and str(soon.situation.start) == "2027-Q2"


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
    founding = {"yearly_price": "over_150k", "legal_form": "not_founded", "reserved": "both"}
    each = [founding | {"target": target} for target in (*ONE_OF_EACH_KIND, "unknown")]
    plans = variety(catalogue)
    each += [{"form": form, "target": ONE_OF_EACH_KIND[0]} for form in FORMS]
    # Whoever has a target needs no shortlist of municipalities.
    plans += [plan(at_level(catalogue, level, about)) for level, about in product(range(4), [*each, {}])]
    each += [*CASES.values(), {"legal_form": "not_founded", "money_flow": "support"}]
    plans += [plan(at_level(catalogue, level, about)) for level, about in product(range(4), each)]

    fitting = {
        step.text.de
        for drawn_up in plans
        for task in drawn_up.tasks
        for step in task.action.instructions
        if drawn_up.situation.fits(step)
    }

    assert {found for drawn_up in plans for found in ids(drawn_up)} == {
        action.id for action in catalogue.actions
    }
    assert {step.text.de for action in catalogue.actions for step in action.instructions} == fitting


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


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_gives_a_plan_that_one_can_work_with(path: Path) -> None:
    drawn_up = sample(path.stem)

    assert 7 <= len(drawn_up.tasks) <= len(list(CATALOGUE.actions))
    assert min(task.dates.start for task in drawn_up.tasks) == TODAY


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_plan_goes_to_the_place_its_sample_names_or_to_none(path: Path) -> None:
    answers = read_answers(CATALOGUE, REGIONS, path.read_bytes())
    (named,) = answers.many("target")

    assert plan(answers).target == (None if named == "unknown" else REGIONS.places[named])


def test_who_meets_both_conditions_has_a_step_that_asks_for_a_reserved_procedure() -> None:
    def steps(reserved: str, price: str) -> set[str]:
        given = {"reserved": reserved, "yearly_price": price, "term": "four_years", "target": "12070"}
        plan = draw_up(EDITION, at_level(CATALOGUE, 3, given), TODAY)
        return {task.action.id for task in plan.tasks}

    assert "reserved_procedure" in steps("both", "over_150k")
    assert "reserved_procedure" not in steps("not_both", "over_150k")
    assert "reserved_procedure" not in steps("both", "up_to_5k")
