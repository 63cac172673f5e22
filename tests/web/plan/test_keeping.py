"""How long answers are kept: by themselves, or as long as the plan goes on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.calendar.days import german_day
from questionnaire.plan.last_date import kept_until
from questionnaire.storage import Assessment
from questionnaire.texts import LANGUAGES, Language
from questionnaire.web.links import fingerprint
from questionnaire.wording.formats import filters
from tests.web.conftest import MakeApp
from tests.web.markup import words
from tests.web.visitor import Journey, Page, Visitor, sample_answers, services_of

SCHOOL_MEALS = "school-meals-uckermark"


def keep(journey: Journey, what: str) -> Page:
    return journey.visitor.post(journey.path("keeping"), {"token": journey.token, "keep": what})


def stored(journey: Journey) -> Assessment:
    found = services_of(journey.visitor.app).assessments.find(fingerprint(journey.link), datetime.now(UTC))
    assert found is not None
    return found


def plan_goes_on_until(journey: Journey) -> date:
    given = {key: tuple([v] if isinstance(v, str) else v) for key, v in journey.saved().items()}
    return kept_until(services_of(journey.visitor.app).plan(Answers(given)))


def written(day: date, language: Language) -> str:
    """As the words of a page are read: with plain spaces."""
    return " ".join(filters(language)["long_day"](day).split())


def in_days(count: int) -> date:
    return german_day(datetime.now(UTC) + timedelta(days=count))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_until_which_day_and_offers_the_later_one(visitor: Visitor, language: Language) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)

    page = journey.get("plan")

    later = plan_goes_on_until(journey)
    assert later > in_days(300)
    assert written(in_days(180), language) in page.words
    assert written(later, language) in words(page.one("button[@value='plan']"))


def test_a_wish_is_kept_and_said_with_its_day(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    done = keep(journey, "plan")

    later = plan_goes_on_until(journey)
    assert (done.status, done.location) == (303, journey.path("plan") + "#keeping")
    assert stored(journey).wished == later
    assert f"Your answers stay until {written(later, 'en')}." in journey.get("plan").words
    assert f"Your answers stay until {written(later, 'en')}." in journey.get("step/10").words


def test_a_wish_is_taken_back_by_the_button_in_its_place(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    keep(journey, "plan")

    keep(journey, journey.get("plan").one("button[@name='keep']").get("value", ""))

    assert stored(journey).wished is None
    assert f"Your answers stay until {written(in_days(180), 'en')}." in journey.get("plan").words


def test_the_day_moves_with_the_plan_when_answers_are_saved_again(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    keep(journey, "plan")
    before = stored(journey).wished

    journey.send(2, {**journey.of_step(2, SCHOOL_MEALS), "start": "2029-Q4"})

    after = stored(journey).wished
    assert before is not None and after is not None
    assert after == plan_goes_on_until(journey) > before


def test_without_a_wish_saving_keeps_no_day(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    journey.send(1, {"name": "Mitreden"}, go="stay")

    assert stored(journey).wished is None


@pytest.mark.parametrize("what", ["", "for ever", "2099-01-01"])
def test_what_no_button_says_changes_nothing(visitor: Visitor, what: str) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    keep(journey, "plan")
    before = stored(journey)

    assert keep(journey, what).status == 303
    assert stored(journey) == before


def test_a_form_from_elsewhere_is_refused(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    refused = visitor.post(journey.path("keeping"), {"token": "0" * 64, "keep": "plan"})

    assert (refused.status, stored(journey).wished) == (403, None)


def test_the_operators_bound_holds_and_is_said(make_app: MakeApp) -> None:
    journey = Visitor(make_app(most_keep_days=200)).bring(SCHOOL_MEALS)

    keep(journey, "plan")

    told = journey.get("plan").words
    assert f"Your answers stay until {written(in_days(200), 'en')}." in told
    assert "We keep nothing for longer than 200 days after the last change." in told


def test_where_the_usual_period_is_the_longer_one_nothing_is_asked(make_app: MakeApp) -> None:
    journey = Visitor(make_app(keep_days=3_000)).bring(SCHOOL_MEALS)

    page = journey.get("plan")

    assert page.every("button[@name='keep']") == []
    assert written(in_days(3_000), "en") in page.words


def test_who_erases_everything_takes_the_wish_along(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    keep(journey, "plan")

    journey.erase()

    assert keep(journey, "plan").status == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_privacy_page_states_both_periods(make_app: MakeApp, language: Language) -> None:
    page = Visitor(make_app(keep_days=90, most_keep_days=700)).get(f"/{language}/privacy")

    assert all(f" {number} " in page.words for number in (60, 90, 700))


def test_a_plan_page_of_the_sample_asks_nobody(visitor: Visitor) -> None:
    page = visitor.get("/en/sample")

    assert page.every("section[@id='keeping']") == page.every("section[@id='your-link']") == []


def test_sixty_days_after_the_last_date_is_later_than_every_date(visitor: Visitor) -> None:
    given = {key: tuple([v] if isinstance(v, str) else v) for key, v in sample_answers(SCHOOL_MEALS).items()}
    plan = services_of(visitor.app).plan(Answers(given))

    assert plan.budget is not None
    last_month = plan.budget.window.milestones[-1].last
    assert kept_until(plan) >= max(task.dates.due for task in plan.tasks) + timedelta(days=60)
    assert kept_until(plan) > last_month + timedelta(days=60 + 26)
