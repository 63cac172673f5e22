"""What drawing up a plan costs, as exact claims: how often something is worked out for one plan."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from questionnaire.almanac.openness import evidence, listed
from questionnaire.answers.file import read_answers
from questionnaire.catalogue.placeholders import blanks_in
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.scoring import Profile, Score
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS, SAMPLES, at_level
from tests.counted import calls

TODAY = date(2026, 12, 1)
FILE = next(path for path in SAMPLES if path.stem == "school-meals-uckermark")
ANSWERS = read_answers(CATALOGUE, REGIONS, FILE.read_bytes())
SHARE, HOLDS_BACK = Score.share.fget, Profile.holds_back.fget  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def counted() -> Counter[str]:
    """Of a plan for a county: its second, since texts are looked through once for all plans."""
    draw_up(EDITION, ANSWERS, TODAY)
    with calls(SHARE, HOLDS_BACK, evidence, listed) as found:
        draw_up(EDITION, ANSWERS, TODAY)
    return found


def test_what_holds_back_is_asked_four_times_and_costs_a_share_for_each_lesson(
    counted: Counter[str],
) -> None:
    profile = draw_up(EDITION, at_level(CATALOGUE, 1), TODAY).profile
    with calls(SHARE) as once:
        assert profile.holds_back

    assert (counted["Profile.holds_back"], once["Score.share"]) == (4, len(CATALOGUE.lessons))
    assert counted["Score.share"] <= 45


def test_lists_are_looked_through_for_places_that_are_told_alone(counted: Counter[str]) -> None:
    assert counted["listed"] <= 2
    assert counted["evidence"] <= 12


def test_blanks_of_a_text_are_looked_for_once_for_all_plans() -> None:
    draw_up(EDITION, ANSWERS, TODAY)
    before = blanks_in.cache_info().misses

    draw_up(EDITION, ANSWERS, TODAY)

    assert blanks_in.cache_info().misses == before
