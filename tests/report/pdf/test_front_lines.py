"""How page one is set: by the lines that it takes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.front_lines import crammed, crowded
from questionnaire.texts import Text
from tests.report.paper import Draw


def test_page_one_is_narrower_only_when_much_is_said(draw: Draw) -> None:
    short = draw(name="", sentence="", target="")

    assert not crowded(short, "de")
    assert crowded(draw(name="N" * 60, sentence="s" * 200), "de")


def test_page_one_is_narrower_where_german_stands_above_its_gloss(draw: Draw) -> None:
    assert crowded(draw(), "en")
    assert not crammed(draw(name="", sentence="", target=""), "en")


def test_titles_of_two_lines_are_counted(draw: Draw) -> None:
    plan = draw(name="", sentence="", target="")

    assert crowded(titled(plan, "W" * 200), "de")


@pytest.mark.parametrize("part", ["first_call", "better_level"])
def test_a_line_below_the_verdict_is_counted(draw: Draw, part: str) -> None:
    plan = titled(draw(name="N" * 60, sentence="s" * 140), "Short")

    assert crowded(plan, "de")
    assert not crowded(without(plan, part), "de")


def without(plan: ActionPlan, part: str) -> ActionPlan:
    if part == "better_level":
        return replace(plan, findings=replace(plan.findings, better_level=None))
    return replace(plan, first_call=None)


def titled(plan: ActionPlan, title: str) -> ActionPlan:
    return replace(plan, tasks=tuple(replace(task, title=Text(de=title, en=title)) for task in plan.tasks))
