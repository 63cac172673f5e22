"""Ticking steps off on the plan's page, with nothing but forms."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from questionnaire.texts import LANGUAGES, Language
from tests.web.test_links import make_older
from tests.web.visitor import Journey, Page, Visitor, services_of

SCHOOL_MEALS = "school-meals-uckermark"
DONE = {"done": "1", "go": "tick"}
REFUSED = {"de": "Der Schritt bleibt, wie er war", "en": "This step stays as it was"}
PASSED = {
    "de": "Dieser Tag ist schon vorbei. Wählt heute oder einen späteren Tag.",
    "en": "This day has passed. Choose today or a later day.",
}


def say(journey: Journey, step: str, /, **form: str) -> Page:
    """As the page's own form would say it."""
    return journey.visitor.post(
        journey.path(f"steps/{step}"), {"token": journey.token, "seen": "open"} | form
    )


def titles(page: Page, element: str) -> list[str]:
    return [
        found.get("id", "").removeprefix("step-") for found in page.every(element) if "id" in found.attrib
    ]


def open_steps(journey: Journey) -> list[str]:
    return titles(journey.get("plan"), "div[@class='step']")


def folded(journey: Journey, fold: str) -> list[str]:
    return titles(journey.get("plan"), f"details[@id='{fold}']//li")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ticked_step_folds_away_and_the_page_counts_it(visitor: Visitor, language: Language) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)

    answer = say(journey, "level_check", **DONE)

    assert (answer.status, answer.location) == (303, journey.path("plan") + "#step-level_check")
    assert folded(journey, "done-steps") == ["level_check"]
    assert "level_check" not in open_steps(journey)
    counted = {"de": "1 von 27 erledigt, als Nächstes bis", "en": "1 of 27 done, next by"}
    assert counted[language] in journey.get("plan").words


def test_an_unticked_step_is_open_again(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    say(journey, "level_check", **DONE)

    say(journey, "level_check", seen="done", go="tick")

    assert "level_check" in open_steps(journey)


def test_a_dropped_step_is_listed_and_can_be_taken_up_again(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    say(journey, "funding_scan", go="drop")
    dropped = folded(journey, "dropped-steps")

    say(journey, "funding_scan", seen="dropped", go="reopen")

    assert dropped == ["funding_scan"]
    assert "funding_scan" in open_steps(journey)


def test_a_moved_step_says_its_new_day(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS, "de")
    day = services_of(visitor.app).today() + timedelta(days=200)

    assert say(journey, "permanence_plan", go="move", day=day.isoformat()).status == 303

    assert "verschoben auf" in journey.get("plan").words
    assert say(journey, "permanence_plan", seen=f"moved {day}", go="reopen").status == 303
    assert "verschoben auf" not in journey.get("plan").words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("back", [1, 400])
def test_a_day_in_the_past_is_refused_in_words_and_stays_typed(
    visitor: Visitor, language: Language, back: int
) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)
    day = services_of(visitor.app).today() - timedelta(days=back)

    page = say(journey, "permanence_plan", go="move", day=day.isoformat())

    assert page.status == 422
    assert page.wrong == ["step-permanence_plan"]
    assert REFUSED[language] in page.words and PASSED[language] in page.words
    assert page.one("form[@data-step='permanence_plan']//input[@name='day']").get("value") == day.isoformat()


@pytest.mark.parametrize(
    "day", ["", "morgen", "2027-02-30", "9999-12-31", "0001-01-01", "١٢.١.٢٠٢٧", "\x00" * 9]
)
def test_what_is_no_usable_day_is_refused_and_changes_nothing(visitor: Visitor, day: str) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    before = journey.get("plan").words

    page = say(journey, "permanence_plan", go="move", day=day)

    assert page.status == 422
    assert journey.get("plan").words == before


def test_a_day_before_what_comes_first_names_it(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    today = services_of(visitor.app).today()

    page = say(journey, "small_pilot", go="move", day=today.isoformat())

    assert page.status == 422
    assert "comes first. The earliest day for this step is" in page.words


def test_a_day_on_which_the_budget_is_closed_is_refused(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    far = services_of(visitor.app).today() + timedelta(days=1000)

    page = say(journey, "cost_figure", go="move", day=far.isoformat())

    assert page.status == 422
    assert "The budget needs this step by" in page.words


def test_a_day_as_germans_type_it_is_understood(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    day: date = services_of(visitor.app).today() + timedelta(days=200)

    assert say(journey, "permanence_plan", go="move", day=day.strftime("%d.%m.%Y")).status == 303


@pytest.mark.parametrize("go", ["tick", "drop", "move", "reopen", "", "nonsense"])
@pytest.mark.parametrize("step", ["no_such_step", "a" * 500, "%00", "..%2Fplan", "%3Cscript%3E"])
def test_a_step_that_no_longer_exists_is_said_and_nothing_is_lost(
    visitor: Visitor, step: str, go: str
) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    say(journey, "level_check", **DONE)

    page = say(journey, step, done="1", go=go, day="2099-01-01")

    assert page.status in (404, 409, 422)
    assert folded(journey, "done-steps") == ["level_check"]


def test_a_step_that_the_answers_no_longer_ask_for_can_still_be_ticked(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    step = next(
        action.id
        for action in services_of(visitor.app).edition.catalogue.actions
        if action.id not in open_steps(journey)
    )

    assert say(journey, step, **DONE).status == 303
    assert folded(journey, "done-steps") == [step]


def test_of_two_windows_the_slower_one_is_told_and_overwrites_nothing(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    say(journey, "level_check", **DONE)

    page = say(journey, "level_check", go="drop")

    assert page.status == 409
    assert "changed in another window" in page.words
    assert folded(journey, "done-steps") == ["level_check"]


def test_two_windows_that_tick_different_steps_keep_both(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    say(journey, "level_check", **DONE)
    say(journey, "funding_scan", **DONE)

    assert set(folded(journey, "done-steps")) == {"level_check", "funding_scan"}


def test_a_tick_needs_the_pages_own_token(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    assert say(journey, "level_check", token="0" * 64, **DONE).status == 403
    assert "level_check" in open_steps(journey)


def test_a_tick_after_erasing_is_not_found(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    journey.erase()

    assert say(journey, "level_check", **DONE).status == 404


def test_without_a_link_there_is_nothing_to_tick(visitor: Visitor) -> None:
    assert visitor.get("/en/sample").every("form[@data-step]") == []


def test_everything_done_is_still_a_page_and_a_file(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    for step in open_steps(journey):
        say(journey, step, **DONE)

    page = journey.get("plan")

    assert "All steps are done or left out." in page.words
    assert [journey.get(name).status for name in ("plan.pdf", "plan.ics", "tasks.csv")] == [200] * 3


def test_the_files_follow_the_ticks(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    before = journey.get("plan.ics").body.count(b"BEGIN:VEVENT")

    say(journey, "level_check", **DONE)

    assert journey.get("plan.ics").body.count(b"BEGIN:VEVENT") == before - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_look_asks_what_has_happened_and_takes_all_ticks_at_once(
    visitor: Visitor, language: Language
) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)
    page = journey.get("second-look")
    boxes = {box.get("name", ""): box.get("value", "") for box in page.every("input") if box.get("name")}
    form = {name: value for name, value in boxes.items() if not name.startswith("done-")}

    answer = journey.visitor.post(
        journey.path("second-look"), form | {"done-level_check": "1", "done-funding_scan": "1", "go": "plan"}
    )

    assert answer.status == 303
    assert set(folded(journey, "done-steps")) == {"level_check", "funding_scan"}


def test_boxes_that_nobody_touched_at_the_second_look_undo_nothing(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    say(journey, "funding_scan", **DONE)
    old = {"token": journey.token, "seen-level_check": "open", "seen-funding_scan": "open"}

    answer = journey.visitor.post(journey.path("second-look"), old | {"done-level_check": "1"})

    assert answer.status == 303
    assert set(folded(journey, "done-steps")) == {"level_check", "funding_scan"}


def test_after_four_quiet_weeks_the_plan_asks_what_has_happened(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    fresh = journey.get("plan").words

    make_older(journey, days=30)

    assert "Nothing has changed here since" not in fresh
    assert "Nothing has changed here since" in journey.get("plan").words
