from __future__ import annotations

from datetime import date

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.audience import Audience
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.places.regions import Regions
from questionnaire.plan.situation import Situation, read_situation


@pytest.fixture
def bavarian(catalogue: Catalogue, regions: Regions, today: date) -> Situation:
    answers = Answers(
        {"form": ("digital",), "legal_form": ("company",), "target": ("09777",), "start": ("2028-Q1",)}
    )
    return read_situation(catalogue, regions, answers, today)


@pytest.fixture
def silent(catalogue: Catalogue, regions: Regions, today: date) -> Situation:
    return read_situation(catalogue, regions, Answers(), today)


def starting(catalogue: Catalogue, regions: Regions, today: date, quarter: str) -> Situation:
    return read_situation(catalogue, regions, Answers({"start": (quarter,)}), today)


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
def test_every_legal_form_belongs_to_a_group(
    catalogue: Catalogue, regions: Regions, today: date, legal_form: str, group: str
) -> None:
    answers = Answers({"legal_form": (legal_form,)})

    assert read_situation(catalogue, regions, answers, today).legal == group


def test_every_form_of_offer_is_read(catalogue: Catalogue, regions: Regions, today: date) -> None:
    forms = ["digital", "service", "food", "goods"]

    read = [read_situation(catalogue, regions, Answers({"form": (form,)}), today).form for form in forms]

    assert read == forms


def test_weeks_are_counted_to_the_first_day_of_the_quarter(
    catalogue: Catalogue, regions: Regions, today: date
) -> None:
    assert starting(catalogue, regions, today, "2027-Q1").weeks_left == 5
    assert starting(catalogue, regions, today, "2028-Q1").weeks_left == 57


def test_without_a_wished_quarter_the_plan_reckons_with_a_year(silent: Situation) -> None:
    assert silent.start is None
    assert silent.weeks_left == 52
    assert silent.horizon == "h12"


def test_a_quarter_that_has_passed_is_no_start_any_more(
    catalogue: Catalogue, regions: Regions, today: date, silent: Situation
) -> None:
    """Printed as a start it would promise officials a date in the past, and hurry for nothing."""
    passed = starting(catalogue, regions, today, "2026-Q3")

    assert passed.start is None and str(passed.missed) == "2026-Q3"
    assert passed.weeks_left == silent.weeks_left


def test_the_running_quarter_is_still_a_start_without_time(
    catalogue: Catalogue, regions: Regions, today: date
) -> None:
    running = starting(catalogue, regions, today, "2026-Q4")

    assert str(running.start) == "2026-Q4" and running.missed is None
    assert (running.weeks_left, running.horizon) == (0, "h3")


@pytest.mark.parametrize(
    ("quarter", "horizon"), [("2027-Q2", "h3"), ("2027-Q3", "h12"), ("2028-Q2", "h12"), ("2028-Q3", "h24")]
)
def test_the_horizon_follows_from_the_wished_quarter(
    catalogue: Catalogue, regions: Regions, today: date, quarter: str, horizon: str
) -> None:
    assert starting(catalogue, regions, today, quarter).horizon == horizon


@pytest.mark.parametrize(("weeks", "horizon"), [(25, "h3"), (26, "h12"), (77, "h12"), (78, "h24")])
def test_half_a_year_and_one_and_a_half_are_the_borders(weeks: int, horizon: str) -> None:
    assert Situation(form=None, legal=None, target=None, start=None, weeks_left=weeks).horizon == horizon


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
