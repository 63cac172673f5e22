"""What lags in a lesson, what is strong, and which steps help."""

from __future__ import annotations

from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.gaps import lesson_gaps
from tests.answers.sheets import EDITION, at_level
from tests.plan.channel_cases import CASES
from tests.report.pdf.test_money_section import TODAY


def test_low_answers_are_gaps_and_high_ones_strong() -> None:
    for level, lags in ((0, True), (1, True), (2, False), (3, False)):
        plan = draw_up(EDITION, at_level(EDITION.catalogue, level, CASES["purchase"]), TODAY)
        found = [lesson_gaps(chapter.score, plan.tasks) for chapter in plan.chapters]

        assert all(bool(each.gaps) == lags and bool(each.strong) != lags for each in found)


def test_the_steps_of_a_gap_are_those_that_its_answer_calls_for() -> None:
    plan = draw_up(EDITION, at_level(EDITION.catalogue, 0, CASES["purchase"]), TODAY)
    titles = {task.number: task.action.id for task in plan.tasks}

    for chapter in plan.chapters:
        for gap in lesson_gaps(chapter.score, plan.tasks).gaps:
            assert gap.indicator.option
            assert {titles[step] for step in gap.steps} <= set(gap.indicator.option.actions)
