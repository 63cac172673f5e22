from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from questionnaire.answers.answers import Answers
from questionnaire.calendar.days import is_working_day
from questionnaire.calendar.recesses import recess
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Action
from questionnaire.plan.priority import in_order
from questionnaire.plan.schedule import Calendar, schedule
from questionnaire.plan.situation import Situation
from tests.answers.sheets import ALMANAC, sheets
from tests.plan import cases

DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))


def action(catalogue: Catalogue, name: str, hours: int, weeks: int, *after: str) -> Action:
    any_one = next(iter(catalogue.actions))
    return replace(any_one, id=name, effort_hours=(hours, hours), lead_weeks=(weeks, weeks), after=after)


def ordered(answers: Answers, situation: Situation) -> list[Action]:
    called = cases.called(answers, situation)
    return [call.action for call in in_order(called, situation)]


def test_the_first_action_starts_today(catalogue: Catalogue, today: date) -> None:
    dates = schedule([action(catalogue, "first", 8, 2)], Calendar(today, "BB", (), {}))

    assert dates["first"].start == today
    assert dates["first"].due == today + timedelta(weeks=2)


def test_one_working_day_a_week_is_what_a_team_has(catalogue: Catalogue, today: date) -> None:
    row = [
        action(catalogue, "first", 4, 1),
        action(catalogue, "second", 4, 1),
        action(catalogue, "third", 4, 1),
    ]

    dates = schedule(row, Calendar(today, "BB", (), {}))

    assert dates["second"].start == date(2026, 11, 25)
    assert dates["third"].start == date(2026, 11, 30)


def test_a_long_action_holds_the_next_one_up_by_a_week_only(catalogue: Catalogue, today: date) -> None:
    row = [action(catalogue, "pilot", 160, 26), action(catalogue, "next", 1, 1)]

    assert schedule(row, Calendar(today, "BB", (), {}))["next"].start == date(2026, 11, 30)


def test_an_action_waits_until_its_prerequisite_is_done(catalogue: Catalogue, today: date) -> None:
    row = [action(catalogue, "first", 1, 4), action(catalogue, "second", 1, 1, "first")]

    dates = schedule(row, Calendar(today, "BB", (), {}))

    assert dates["second"].start == dates["first"].due == date(2026, 12, 21)


def test_nothing_starts_or_ends_over_christmas(catalogue: Catalogue) -> None:
    dates = schedule([action(catalogue, "first", 1, 1)], Calendar(date(2026, 12, 17), "BB", (), {}))

    assert dates["first"].start == date(2026, 12, 17)
    assert dates["first"].due == date(2027, 1, 7)


def test_talks_with_the_administration_are_due_after_the_summer_recess(catalogue: Catalogue) -> None:
    talk = replace(action(catalogue, "talk", 1, 4), meets_officials=True)
    errand = action(catalogue, "errand", 1, 4)

    dates = schedule([talk, errand], Calendar(date(2027, 6, 14), "BB", ALMANAC.recesses, {}))

    assert dates["talk"].due == date(2027, 8, 16)
    assert dates["errand"].due < date(2027, 8, 1)


@given(sheets(), DAYS)
def test_no_talks_are_due_in_the_lands_recess(answers: Answers, today: date) -> None:
    situation = cases.situation(answers, today)
    actions = ordered(answers, situation)

    dates = schedule(actions, Calendar(today, situation.land, ALMANAC.recesses, {}))

    for talk in (found for found in actions if found.meets_officials):
        due = dates[talk.id].due
        first, last = recess(due.year, situation.land, ALMANAC.recesses)
        assert not first <= due <= last


def test_a_plan_drawn_up_on_a_holiday_starts_on_the_next_working_day(catalogue: Catalogue) -> None:
    reformation = date(2028, 10, 31)

    brandenburg = schedule([action(catalogue, "first", 1, 1)], Calendar(reformation, "BB", (), {}))
    bavaria = schedule([action(catalogue, "first", 1, 1)], Calendar(reformation, "BY", (), {}))

    assert brandenburg["first"].start == date(2028, 11, 1)
    assert bavaria["first"].start == reformation


@given(sheets(), DAYS)
def test_every_date_is_a_working_day_and_none_lies_in_the_past(answers: Answers, today: date) -> None:
    situation = cases.situation(answers, today)
    actions = ordered(answers, situation)

    dates = schedule(actions, Calendar(today, situation.land, ALMANAC.recesses, {}))

    assert set(dates) == {found.id for found in actions}
    for planned in dates.values():
        assert today <= planned.start <= planned.due
        assert is_working_day(planned.start, situation.land)
        assert is_working_day(planned.due, situation.land)


@given(sheets(), DAYS)
def test_nothing_starts_before_its_prerequisites_are_due(answers: Answers, today: date) -> None:
    situation = cases.situation(answers, today)
    actions = ordered(answers, situation)

    dates = schedule(actions, Calendar(today, situation.land, ALMANAC.recesses, {}))

    for found in actions:
        for before in found.after:
            assert before not in dates or dates[before].due <= dates[found.id].start


@given(sheets(), DAYS)
def test_every_action_has_at_least_the_time_that_it_takes(answers: Answers, today: date) -> None:
    situation = cases.situation(answers, today)
    actions = ordered(answers, situation)

    dates = schedule(actions, Calendar(today, situation.land, ALMANAC.recesses, {}))

    for found in actions:
        planned = dates[found.id]
        assert planned.due - planned.start >= timedelta(weeks=found.lead_weeks[1])
