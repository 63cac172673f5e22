from __future__ import annotations

from datetime import date

import pytest

from questionnaire.almanac.limits import Ceiling
from questionnaire.calendar.quarters import Quarter
from questionnaire.plan.contract_value import Span
from questionnaire.texts import Language
from questionnaire.wording import formats


@pytest.mark.parametrize(("language", "written"), [("de", "4.\xa0Dez.\xa02026"), ("en", "4\xa0Dec\xa02026")])
def test_a_day_is_written_short_and_does_not_break(language: Language, written: str) -> None:
    assert formats.day(date(2026, 12, 4), language) == written


@pytest.mark.parametrize(
    ("hours", "german", "english"),
    [
        ((4, 4), "4 Std.", "4 hours"),
        ((1, 1), "1 Std.", "1 hour"),
        ((8, 8), "1 Tag", "1 day"),
        ((8, 16), "1–2 Tage", "1–2 days"),
        ((40, 160), "5–20 Tage", "5–20 days"),
    ],
)
def test_effort_is_told_in_days_from_one_full_day_on(
    hours: tuple[int, int], german: str, english: str
) -> None:
    assert formats.effort(hours, "de").replace("\xa0", " ") == german
    assert formats.effort(hours, "en").replace("\xa0", " ") == english


@pytest.mark.parametrize(("lead", "written"), [((1, 1), "1 Woche"), ((2, 6), "2–6 Wochen")])
def test_lead_time_is_a_span_of_weeks(lead: tuple[int, int], written: str) -> None:
    assert formats.weeks(lead, "de").replace("\xa0", " ") == written


def test_a_quarter_has_a_name_in_words() -> None:
    written = formats.quarter(Quarter(2027, 1), "en")

    assert written.replace("\xa0", " ") == "first quarter of 2027"


def test_months_name_a_common_year_once() -> None:
    written = formats.months(date(2027, 1, 4), date(2027, 3, 31), "en")

    assert written.replace("\xa0", " ") == "January–March 2027"


def test_months_of_two_years_name_both() -> None:
    written = formats.months(date(2026, 12, 1), date(2027, 1, 31), "de")

    assert written.replace("\xa0", " ") == "Dezember 2026 – Januar 2027"


def test_days_within_a_text_are_written_as_people_do() -> None:
    text = "Bevölkerung am 2024-12-31; dl-de/by-2-0"

    written = formats.days_within(text, "de")

    assert written.replace("\xa0", " ") == "Bevölkerung am 31. Dezember 2024; dl-de/by-2-0"


def test_months_of_one_month_are_that_month() -> None:
    assert formats.months(date(2027, 1, 4), date(2027, 1, 31), "de") == "Januar\xa02027"


def test_numbers_and_lists_follow_the_language() -> None:
    assert formats.number(15000, "de") == "15.000"
    assert formats.number(15000, "en") == "15,000"
    assert formats.listed([1, 2, 3], "de") == "1, 2 und 3"


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (Span(15_000, 30_000), "15.000–30.000 €", "€15,000–30,000"),
        (Span(0, 5_000), "bis 5.000 €", "up to €5,000"),
        (Span(150_000, None), "über 150.000 €", "over €150,000"),
    ],
)
def test_a_span_of_sums_may_be_open_at_either_end(value: Span, german: str, english: str) -> None:
    assert formats.span(value, "de").replace("\xa0", " ") == german
    assert formats.span(value, "en").replace("\xa0", " ") == english


def test_a_ceiling_says_whether_the_sum_itself_is_within() -> None:
    assert formats.ceiling(Ceiling(up_to=100_000), "de").replace("\xa0", " ") == "bis 100.000 €"
    assert formats.ceiling(Ceiling(below=216_000), "en").replace("\xa0", " ") == "under €216,000"


def test_filters_speak_one_language() -> None:
    assert formats.filters("de")["number"](1.5) == "1,5"
    assert formats.filters("en")["number"](1.5) == "1.5"
