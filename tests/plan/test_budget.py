"""The budget clock. Claims named after the pack are rules of its section on the budget calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.levels import CITY_STATES
from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.calendar.days import is_working_day
from questionnaire.calendar.quarters import quarter_of
from questionnaire.calendar.recesses import recess
from questionnaire.places.lands import LANDS
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.budget import BudgetClock, budget_clock
from questionnaire.plan.case import read_case
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.situation import timing_of
from tests.answers.sheets import ALMANAC, CATALOGUE, EDITION, QUARTERS, REGIONS, SAMPLES

NOVEMBER, MARCH, OCTOBER = date(2026, 11, 22), date(2027, 3, 15), date(2027, 10, 15)
UCKERMARK, BERLIN_MITTE, ALTONA, BREMEN, HOLSTEIN = "12073", "11000-01", "02000-02", "04011", "01051"
BREMERHAVEN = "04012"
# The first of the city states' rules that has to be looked up again.
LAST_CERTAIN = date(2027, 9, 30)
A_PLACE = {district.land: district.key for district in REGIONS.districts} | {"HB": BREMEN}
RHYTHMS = [None, "one_year", "two_years_odd", "two_years_even", "unknown"]


def clock(today: date, almanac: Almanac = ALMANAC, **given: str | None) -> BudgetClock:
    answers = Answers({key: (value,) for key, value in given.items() if value})
    case = read_case(EDITION, answers)
    found = budget_clock(almanac, case, timing_of(case.wished, today), today)
    assert found is not None
    return found


def no_clock(today: date, **given: str) -> ActionPlan:
    plan = draw_up(EDITION, Answers({key: (value,) for key, value in given.items()}), today)
    assert plan.budget is None
    return plan


def months(found: BudgetClock) -> dict[str, str]:
    return {m.kind: f"{m.first:%Y-%m}..{m.last:%Y-%m}" for m in found.window.milestones}


def days(found: BudgetClock) -> dict[str, date]:
    return {deed.kind: deed.day for deed in found.window.deeds}


def test_the_packs_months_from_the_request_in_spring_to_the_vote_before_christmas() -> None:
    found = clock(NOVEMBER, target=UCKERMARK, start="2028-Q2")

    assert months(found) == {
        "register": "2027-04..2027-07",
        "talks": "2027-09..2027-09",
        "draft": "2027-10..2027-10",
        "introduction": "2027-11..2027-11",
        "vote": "2027-11..2027-12",
        "publication": "2028-01..2028-03",
        "contract": "2028-01..2028-03",
    }


def test_the_packs_route_c_fact_sheet_by_january_talks_by_march_figure_by_april() -> None:
    found = clock(NOVEMBER, target=UCKERMARK, start="2028-Q2")

    assert days(found) == {
        "fact_sheet": date(2027, 1, 28),
        "meetings": date(2027, 3, 25),
        "figure": date(2027, 4, 15),
        "follow_up": date(2027, 9, 15),
        "minutes": date(2028, 1, 28),
    }
    assert (found.lost, found.window.state) == (None, "open")


def test_the_packs_consequence_in_november_2026_the_2027_budget_is_closed() -> None:
    found = clock(NOVEMBER, target=UCKERMARK, start="2027-Q3")

    assert (str(found.lost), str(found.window.years), found.window.state) == ("2027", "2028", "open")
    assert str(found.window.opens) == "2028-Q1"


def test_the_packs_route_a_waits_until_the_2027_budget_is_published() -> None:
    bridge = clock(NOVEMBER, target=UCKERMARK, start="2027-Q3").bridge

    assert (str(bridge.years), bridge.now, bridge.month) == ("2027", False, date(2027, 3, 1))


def test_in_june_this_years_budget_pays_for_small_orders_already() -> None:
    bridge = clock(date(2027, 6, 1), target=UCKERMARK, start="2027-Q4").bridge

    assert (str(bridge.years), bridge.now) == ("2027", True)


def test_the_second_year_of_a_two_year_budget_is_in_force_from_its_first_day() -> None:
    bridge = clock(NOVEMBER, target=UCKERMARK, start="2027-Q2", budget_rhythm="two_years_even").bridge

    assert (str(bridge.years), bridge.now) == ("2026/27", True)


def test_in_march_the_window_closes_soon_and_leaves_time_for_talks() -> None:
    found = clock(MARCH, target=UCKERMARK, start="2028-Q2")

    assert (found.lost, found.window.state) == (None, "closing")
    assert days(found)["fact_sheet"] < days(found)["meetings"] < days(found)["figure"] <= date(2027, 4, 30)


def test_in_may_departments_that_collect_until_july_can_still_be_reached() -> None:
    found = clock(date(2027, 5, 10), target=UCKERMARK, start="2028-Q2")

    assert (found.lost, found.window.state, found.window.closes) == (None, "late", date(2027, 7, 1))
    assert date(2027, 5, 10) < days(found)["figure"] < date(2027, 7, 1)


def test_talks_that_would_fall_into_brandenburgs_recess_lose_the_year() -> None:
    """The recess begins on 1 July; the figure can only follow after it, when requests are in."""
    assert clock(date(2027, 6, 9), target=UCKERMARK, start="2028-Q2").lost is None
    assert str(clock(date(2027, 6, 14), target=UCKERMARK, start="2028-Q2").lost) == "2028"


def test_in_october_next_year_is_lost_and_the_year_after_is_open() -> None:
    found = clock(OCTOBER, target=UCKERMARK, start="2028-Q1")

    assert (str(found.lost), str(found.window.years), found.window.state) == ("2028", "2029", "open")


def test_the_first_quarter_is_tight_since_the_contract_comes_in_it() -> None:
    assert clock(NOVEMBER, target=UCKERMARK, start="2028-Q1").too_early
    assert not clock(NOVEMBER, target=UCKERMARK, start="2028-Q2").too_early


def test_three_years_ahead_the_strip_ends_with_the_contract_and_not_today() -> None:
    found = clock(NOVEMBER, target=UCKERMARK, start="2029-Q4")

    assert (found.months[0], found.months[-1]) == (date(2027, 10, 1), date(2029, 3, 1))
    assert found.window.state == "open"


def test_without_a_wished_quarter_the_next_budget_within_reach_is_shown() -> None:
    found = clock(NOVEMBER, target=UCKERMARK, start="unknown")

    assert (found.wished, found.lost, str(found.window.years)) == (None, None, "2028")


def test_a_quarter_long_past_counts_as_none() -> None:
    found = clock(NOVEMBER, target=UCKERMARK, start="2000-Q1")

    assert (found.wished, found.lost, str(found.window.years)) == (None, None, "2028")


def test_a_two_year_budget_is_decided_the_year_before_its_first_year() -> None:
    found = clock(NOVEMBER, target=UCKERMARK, start="2029-Q3", budget_rhythm="two_years_even")

    assert str(found.window.years) == "2028/29"
    assert days(found)["figure"] == date(2027, 4, 15)


def test_who_misses_a_two_year_budget_waits_two_years() -> None:
    found = clock(NOVEMBER, target=UCKERMARK, start="2028-Q2", budget_rhythm="two_years_odd")

    assert (str(found.lost), str(found.window.years)) == ("2027/28", "2029/30")
    assert days(found)["figure"].year == 2028


def test_berlins_boroughs_vote_in_september_of_the_odd_year() -> None:
    found = clock(NOVEMBER, target=BERLIN_MITTE, start="2028-Q2")

    assert str(found.window.years) == "2028/29"
    assert months(found)["register"] == "2027-03..2027-05"
    assert (months(found)["key_figures"], months(found)["vote"]) == ("2027-06..2027-06", "2027-09..2027-09")


def test_after_berlins_spring_there_are_two_years_to_wait() -> None:
    found = clock(date(2027, 6, 1), target=BERLIN_MITTE, start="2028-Q2")

    assert (str(found.lost), str(found.window.years)) == ("2028/29", "2030/31")


def test_hamburgs_boroughs_share_out_early_in_the_odd_year_after_the_vote_in_december() -> None:
    found = clock(NOVEMBER, target=ALTONA, start="2027-Q3")

    assert (str(found.window.years), found.lost) == ("2027/28", None)
    assert months(found)["vote"] == "2026-12..2026-12"
    assert months(found)["register"] == "2027-01..2027-02"
    assert months(found)["split"] == "2027-03..2027-03"
    assert date(2027, 1, 7) <= days(found)["meetings"] < days(found)["figure"] <= date(2027, 2, 28)


def test_hamburg_as_a_whole_votes_in_the_even_year() -> None:
    found = clock(NOVEMBER, target="02000", start="2028-Q2")

    assert (str(found.lost), str(found.window.years)) == ("2027/28", "2029/30")


def test_bremens_two_years_begin_with_the_even_one() -> None:
    """Press office of the Senate, 25 November 2025: drafts for 2026/27, for the Land and the city."""
    found = clock(NOVEMBER, target=BREMEN, start="2027-Q3")

    assert (str(found.lost), str(found.window.years), found.rhythm_known) == ("2026/27", "2028/29", True)
    assert (str(found.bridge.years), found.bridge.now) == ("2026/27", True)


def test_bremerhaven_has_its_own_budget_whose_years_have_to_be_asked_for() -> None:
    asked = no_clock(NOVEMBER, target=BREMERHAVEN)

    assert asked.rhythm_to_ask and asked.budget_rule and asked.budget_rule.id == BREMERHAVEN
    answered = clock(NOVEMBER, target=BREMERHAVEN, budget_rhythm="two_years_even", start="2029-Q1")
    assert str(answered.window.years) == "2028/29"


@pytest.mark.parametrize("place", [BERLIN_MITTE, ALTONA, BREMEN])
def test_a_city_state_is_never_reckoned_with_one_year_unless_somebody_says_so(place: str) -> None:
    late = date(2028, 1, 10)

    assert no_clock(late, target=place).rhythm_to_ask
    assert clock(late, target=place, budget_rhythm="one_year").window.years.length == 1


def test_where_no_date_is_confirmed_none_is_named() -> None:
    found = clock(NOVEMBER, target=HOLSTEIN, start="2028-Q2")

    assert found.rule is not None and found.rule.note is not None
    assert (found.submitted, found.rule.law, found.rhythm_known) == (None, None, False)


@pytest.mark.parametrize("land", LANDS)
def test_every_land_has_its_rule_and_its_month(land: str) -> None:
    found = clock(NOVEMBER, target=A_PLACE[land], start="2029-Q2")

    assert found.rule is not None and found.rule.id == land
    assert (found.submitted is None) == (land in {"BE", "HH", "HB", "SH", "ST"})
    assert found.submitted is None or found.submitted.month == (12 if land in {"MV", "SL"} else 11)


def test_an_answer_about_the_rhythm_counts_more_than_what_is_usual_in_the_land() -> None:
    assert clock(NOVEMBER, target=BERLIN_MITTE, budget_rhythm="one_year").window.years.length == 1


def test_after_its_review_date_a_rule_is_no_longer_used() -> None:
    found = clock(date(2028, 1, 10), target=UCKERMARK, start="2029-Q2")

    assert (found.rule, found.submitted) == (None, None)
    assert "register" in months(found)


def test_an_offer_that_costs_the_municipality_nothing_needs_no_budget() -> None:
    answers = Answers({"money_situation": ("inapplicable",)})
    case = read_case(EDITION, answers)

    assert budget_clock(ALMANAC, case, timing_of(case.wished, NOVEMBER), NOVEMBER) is None


def test_who_has_a_clear_offer_is_not_told_to_write_one() -> None:
    assert "fact_sheet" not in days(clock(NOVEMBER, one_sentence_offer="result_task_cost"))


def test_without_holidays_on_file_talks_keep_clear_of_july_and_august() -> None:
    without = replace(ALMANAC, recesses=())
    found = clock(date(2027, 6, 20), without, target=UCKERMARK, start="2029-Q2")

    assert not found.recess_known
    assert {month.month for month in found.pauses} == {7, 8, 12, 1}


@given(
    st.sampled_from([*A_PLACE.values(), BERLIN_MITTE, ALTONA, None]),
    st.sampled_from([None, *QUARTERS]),
    st.sampled_from(RHYTHMS),
    st.dates(date(2026, 1, 1), date(2031, 12, 31)),
)
@example(UCKERMARK, "2026-Q4", None, date(2026, 12, 31))
@example(None, "2027-Q3", "unknown", date(2027, 7, 31))
@example(ALTONA, "2027-Q1", None, date(2027, 2, 10))
def test_wherever_and_whenever_nothing_lies_in_the_past_and_the_order_is_possible(
    target: str | None, start: str | None, rhythm: str | None, today: date
) -> None:
    land = target and REGIONS.places[target].land
    # Where a city state's rhythm is not known any more, no month is named.
    is_certain = land not in CITY_STATES or today <= LAST_CERTAIN
    assume(is_certain or rhythm not in (None, "unknown"))
    found = clock(today, target=target, start=start, budget_rhythm=rhythm)

    deeds = [deed.day for deed in found.window.deeds]
    assert all(later - earlier >= timedelta(days=10) for earlier, later in pairwise(deeds))
    assert deeds[0] > today
    assert all(is_working_day(day, land) for day in deeds)
    for deed in found.window.deeds:
        first, last = recess(deed.day.year, land, ALMANAC.recesses)
        assert deed.kind not in ("meetings", "follow_up") or not first <= deed.day <= last
        assert today.replace(day=1) <= deed.first <= deed.day
    firsts = [milestone.first for milestone in found.window.milestones]
    assert firsts == sorted(firsts) and firsts[0] >= today.replace(day=1)
    assert found.window.figure.day.replace(day=1) <= found.window.closes
    assert found.window.figure.day < found.window.contract.last
    assert 12 <= len(found.months) <= 18 and found.months[0] >= today.replace(day=1)
    assert found.window.contract.last in found.months
    assert found.lost is None or found.lost < found.window.years
    assert not found.wished or found.wished >= quarter_of(today)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("today", [date(2026, 11, 30), date(2027, 10, 15)], ids=str)
def test_no_bar_of_the_budget_ends_before_it_begins(path: Path, today: date) -> None:
    clock = draw_up(EDITION, read_answers(CATALOGUE, REGIONS, path.read_bytes()), today).budget
    runs = [clock.columns(deed.first, deed.day) for deed in clock.window.deeds] if clock else []

    assert all(0 <= begin <= end for begin, end in runs)
