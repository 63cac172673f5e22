from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.calendar.days import is_working_day, working_day_from, working_days_later
from questionnaire.calendar.quarters import Quarter, coming_quarters, parse_quarter
from questionnaire.places.lands import LANDS

DAYS = st.dates(date(2026, 1, 1), date(2035, 12, 31))
PLACES = st.sampled_from([None, *LANDS])
QUARTERS = st.builds(Quarter, st.integers(2000, 2099), st.integers(1, 4))


@pytest.mark.parametrize("land", [None, *LANDS])
def test_a_plain_monday_is_a_working_day_everywhere(land: str | None) -> None:
    assert is_working_day(date(2026, 11, 23), land)


@pytest.mark.parametrize("land", [None, *LANDS])
@pytest.mark.parametrize("day", [date(2026, 11, 28), date(2026, 11, 29)])
def test_nobody_works_at_the_weekend(day: date, land: str | None) -> None:
    assert not is_working_day(day, land)


@pytest.mark.parametrize("land", [None, *LANDS])
@pytest.mark.parametrize(
    "day",
    [
        date(2027, 3, 26),  # Good Friday
        date(2027, 3, 29),  # Easter Monday
        date(2028, 5, 1),  # Labour Day
        date(2027, 5, 6),  # Ascension
        date(2027, 5, 17),  # Whit Monday
        date(2028, 10, 3),  # German Unity
    ],
)
def test_nationwide_holidays_are_free_in_every_land(day: date, land: str | None) -> None:
    assert not is_working_day(day, land)


@pytest.mark.parametrize(
    ("day", "free", "working"),
    [
        (date(2028, 10, 31), "BB HB HH MV NI SH SN ST TH", "BW BY BE HE NW RP SL"),  # Reformation
        (date(2027, 11, 1), "BW BY NW RP SL", "BB BE HE SN TH HH"),  # All Saints
        (date(2027, 5, 27), "BW BY HE NW RP SL", "BB BE HH MV NI SH"),  # Corpus Christi
        (date(2027, 3, 8), "BE MV", "BB BY NW"),  # Women's Day
        (date(2027, 9, 20), "TH", "BB BE SN"),  # World Children's Day
        (date(2027, 11, 17), "SN", "BB BY TH"),  # Repentance and Prayer
        (date(2028, 8, 15), "SL", "BB BE NW BW"),  # Assumption
    ],
)
def test_each_land_has_its_own_holidays(day: date, free: str, working: str) -> None:
    assert not any(is_working_day(day, land) for land in free.split())
    assert all(is_working_day(day, land) for land in working.split())


def test_nothing_is_due_in_bavaria_on_assumption_day() -> None:
    """15 August is free in about 1,700 of Bavaria's 2,056 municipalities, Munich and Augsburg among them."""
    tuesday = date(2028, 8, 15)

    assert not is_working_day(tuesday, "BY")


@pytest.mark.parametrize("land", [None, *LANDS])
def test_nobody_is_asked_for_anything_from_christmas_eve_to_epiphany(land: str | None) -> None:
    eve = date(2026, 12, 24)

    assert not any(is_working_day(eve + timedelta(days=days), land) for days in range(14))


def test_work_ends_before_christmas_eve_and_begins_after_epiphany() -> None:
    assert is_working_day(date(2026, 12, 23), "BB")
    assert is_working_day(date(2027, 1, 7), "BB")
    assert working_day_from(date(2026, 12, 24), "BB") == date(2027, 1, 7)
    assert working_days_later(date(2026, 12, 23), 1, "BB") == date(2027, 1, 7)


@given(DAYS, PLACES)
def test_the_next_working_day_is_never_before_the_day(day: date, land: str | None) -> None:
    found = working_day_from(day, land)

    assert found >= day
    assert is_working_day(found, land)
    assert not any(is_working_day(day + timedelta(days=n), land) for n in range((found - day).days))


@given(DAYS, PLACES)
def test_a_working_day_stays_where_it_is(day: date, land: str | None) -> None:
    working = working_day_from(day, land)

    assert working_day_from(working, land) == working_days_later(working, 0, land) == working


@given(DAYS, st.integers(0, 60), PLACES)
def test_so_many_working_days_lie_before_the_later_one(day: date, count: int, land: str | None) -> None:
    later = working_days_later(day, count, land)

    passed = [day + timedelta(days=n) for n in range((later - day).days)]
    assert is_working_day(later, land)
    assert sum(is_working_day(one, land) for one in passed) == count


def test_five_working_days_are_a_week_where_nothing_is_free() -> None:
    assert working_days_later(date(2026, 11, 23), 5, "BB") == date(2026, 11, 30)


@given(QUARTERS)
def test_a_quarter_reads_as_it_is_written(quarter: Quarter) -> None:
    assert parse_quarter(str(quarter)) == quarter


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "2027",
        "2027-Q",
        "2027-Q0",
        "2027-Q5",
        "2027-Q11",
        "2027-q1",
        "2027-Q1 ",
        "1999-Q4",
        "2100-Q1",
        "20271-Q1",
        "２０27-Q1",
        "20²7-Q1",
        "2027-Q１",
        "20-1-Q1",
        "unknown",
    ],
)
def test_what_is_no_quarter_is_none(text: str | None) -> None:
    assert parse_quarter(text) is None


def test_a_quarter_begins_on_its_first_day() -> None:
    first_days = [Quarter(2027, number).first_day for number in (1, 2, 3, 4)]

    assert first_days == [date(2027, 1, 1), date(2027, 4, 1), date(2027, 7, 1), date(2027, 10, 1)]


def test_after_the_last_quarter_comes_the_first_of_the_next_year() -> None:
    assert Quarter(2026, 3).next() == Quarter(2026, 4)
    assert Quarter(2026, 4).next() == Quarter(2027, 1)


@given(QUARTERS)
def test_the_next_quarter_is_later_and_begins_within_92_days(quarter: Quarter) -> None:
    following = quarter.next()

    assert following > quarter
    assert 90 <= (following.first_day - quarter.first_day).days <= 92


def test_the_running_quarter_is_not_offered_any_more() -> None:
    assert [str(quarter) for quarter in coming_quarters(date(2026, 12, 31), 3)] == [
        "2027-Q1",
        "2027-Q2",
        "2027-Q3",
    ]
    assert [str(quarter) for quarter in coming_quarters(date(2027, 1, 1), 1)] == ["2027-Q2"]


@given(DAYS, st.integers(0, 12))
def test_coming_quarters_all_lie_ahead_and_follow_each_other(day: date, count: int) -> None:
    quarters = coming_quarters(day, count)

    assert len(quarters) == count
    assert all(quarter.first_day > day for quarter in quarters)
    assert all(later == earlier.next() for earlier, later in pairwise(quarters))
