"""Every channel leads to its own end: an application, an agreement, a permit, an approval."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.audience import ChannelId
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.task import Task
from tests.answers.sheets import EDITION, at_level
from tests.plan.channel_cases import CASES

TODAY = date(2026, 11, 30)


def steps(level: int, about: dict[str, str]) -> dict[str, Task]:
    answers: Answers = at_level(EDITION.catalogue, level, {"target": "12060", **about})
    return {task.action.id: task for task in draw_up(EDITION, answers, TODAY).tasks}


@pytest.mark.parametrize(
    ("channel", "opening", "end"),
    [
        ("grant", "funding_guideline", "hand_in_application"),
        ("youth_welfare", "youth_committee", "hand_in_application"),
        ("integration_programme", "programme_date", "hand_in_application"),
        ("fees_per_person", "ask_the_payer", "agreement_with_payer"),
        ("kita", "kita_permit_talk", "kita_permit"),
        ("job_centre", "jobcentre_plan", "azav_approval"),
    ],
)
@pytest.mark.parametrize("level", range(4))
def test_what_a_channel_ends_with_comes_after_its_first_question(
    channel: ChannelId, opening: str, end: str, level: int
) -> None:
    found = steps(level, CASES[channel])

    assert found[opening].number < found[end].number
    assert found[opening].dates.due < found[end].dates.due


@pytest.mark.parametrize("level", range(4))
def test_whoever_is_not_founded_has_a_day_by_which_to_be(level: int) -> None:
    assert steps(level, {"legal_form": "not_founded"})["found_or_carrier"].leads
    assert "found_or_carrier" not in steps(level, {"legal_form": "association"})


@pytest.mark.parametrize("channel", CASES)
def test_what_needs_the_offices_yes_comes_after_the_first_talk(channel: ChannelId) -> None:
    found = steps(0, CASES[channel])
    lasting = found.get("permanence_plan")
    talks = [task for task in found.values() if task.action.id in lasting.action.after] if lasting else []

    assert lasting is None or talks
    assert all(lasting and task.number < lasting.number for task in talks)
