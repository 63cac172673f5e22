from __future__ import annotations

from datetime import date

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.audience import Audience
from questionnaire.plan.situation import Situation, Timing
from tests.plan.cases import situation


@pytest.fixture
def bavarian(today: date) -> Situation:
    answers = Answers(
        {"form": ("digital",), "legal_form": ("company",), "target": ("09777",), "start": ("2028-Q1",)}
    )
    return situation(answers, today)


@pytest.fixture
def silent(today: date) -> Situation:
    return situation(Answers(), today)


def starting(today: date, quarter: str) -> Situation:
    return situation(Answers({"start": (quarter,)}), today)


def test_the_situation_is_what_was_answered(bavarian: Situation) -> None:
    assert (bavarian.form, bavarian.legal, bavarian.land) == ("digital", "commercial", "BY")
    assert bavarian.target is not None
    assert bavarian.target.label == "Landkreis Ostallgäu"


@pytest.mark.parametrize(
    ("legal_form", "group"),
    [
        ("not_founded", "unfounded"),
        ("association", "nonprofit"),
        ("nonprofit_company", "nonprofit"),
        ("company", "commercial"),
        ("cooperative", "commercial"),
        ("other", "commercial"),
    ],
)
def test_every_legal_form_belongs_to_a_group(today: date, legal_form: str, group: str) -> None:
    answers = Answers({"legal_form": (legal_form,)})

    assert situation(answers, today).legal == group


def test_every_form_of_offer_is_read(today: date) -> None:
    forms = ["digital", "service", "food", "goods"]

    read = [situation(Answers({"form": (form,)}), today).form for form in forms]

    assert read == forms


def test_weeks_are_counted_to_the_first_day_of_the_quarter(today: date) -> None:
    assert starting(today, "2027-Q1").timing.weeks_left == 5
    assert starting(today, "2028-Q1").timing.weeks_left == 57


def test_without_a_wished_quarter_the_plan_reckons_with_a_year(silent: Situation) -> None:
    assert silent.timing.start is None
    assert silent.timing.weeks_left == 52
    assert silent.timing.horizon == "h12"


def test_a_quarter_that_has_passed_is_no_start_any_more(today: date, silent: Situation) -> None:
    """Printed as a start it would promise officials a date in the past, and hurry for nothing."""
    passed = starting(today, "2026-Q3")

    assert passed.timing.start is None and str(passed.timing.missed) == "2026-Q3"
    assert passed.timing.weeks_left == silent.timing.weeks_left


def test_the_running_quarter_is_still_a_start_without_time(today: date) -> None:
    running = starting(today, "2026-Q4")

    assert str(running.timing.start) == "2026-Q4" and running.timing.missed is None
    assert (running.timing.weeks_left, running.timing.horizon) == (0, "h3")


@pytest.mark.parametrize(
    ("quarter", "horizon"), [("2027-Q2", "h3"), ("2027-Q3", "h12"), ("2028-Q2", "h12"), ("2028-Q3", "h24")]
)
def test_the_horizon_follows_from_the_wished_quarter(today: date, quarter: str, horizon: str) -> None:
    assert starting(today, quarter).timing.horizon == horizon


@pytest.mark.parametrize(("weeks", "horizon"), [(25, "h3"), (26, "h12"), (77, "h12"), (78, "h24")])
def test_half_a_year_and_one_and_a_half_are_the_borders(weeks: int, horizon: str) -> None:
    assert Timing(None, None, weeks).horizon == horizon


def test_what_is_for_everyone_fits_even_who_said_nothing(silent: Situation) -> None:
    assert silent.fits(Audience())


@pytest.mark.parametrize(
    "audience",
    [
        Audience(forms=frozenset({"digital"})),
        Audience(legal=frozenset({"commercial"})),
        Audience(lands=frozenset({"BY"})),
        Audience(targets=frozenset({"landkreis"})),
    ],
)
def test_what_is_for_some_fits_those_and_nobody_who_said_nothing(
    bavarian: Situation, silent: Situation, audience: Audience
) -> None:
    assert bavarian.fits(audience)
    assert not silent.fits(audience)


def test_several_conditions_must_all_fit(bavarian: Situation) -> None:
    both = Audience(forms=frozenset({"digital", "food"}), lands=frozenset({"BY", "BW"}))
    one = Audience(forms=frozenset({"digital"}), lands=frozenset({"BB"}))

    assert bavarian.fits(both)
    assert not bavarian.fits(one)
