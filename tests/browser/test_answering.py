"""A question's page: what fields are called, what a place is, what to do about an error."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from questionnaire.texts import LANGUAGES, Language
from tests.browser.reader import NewReader, Reader
from tests.web.visitor import Journey

CUSTOMERS: dict[Language, tuple[str, str]] = {
    "de": ("Wo arbeitet Ihr schon mit der Verwaltung?", "Ort"),
    "en": ("Where do you already work with the administration?", "Place"),
}


def computed(field: Locator) -> tuple[str, str]:
    """Name and validity in the browser's own accessibility tree."""
    session = field.page.context.new_cdp_session(field.page)
    field.evaluate("found => { window.wanted = found; }")
    found = session.send("Runtime.evaluate", {"expression": "window.wanted"})["result"]
    wanted = {"objectId": found["objectId"], "fetchRelatives": False}
    (node,) = session.send("Accessibility.getPartialAXTree", wanted)["nodes"]
    session.detach()
    stated = {each["name"]: each["value"].get("value") for each in node["properties"]}
    return str(node["name"]["value"]), str(stated.get("invalid", "false"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_for_places_are_named_by_their_question(
    reader: Reader, fresh: Journey, language: Language
) -> None:
    reader.open(fresh.path("step/2", language))
    target = reader.page.locator("fieldset legend .title").first.inner_text()
    question, place = CUSTOMERS[language]

    fields = [reader.page.locator("#target"), *reader.page.locator("[name=customers]").all()]

    names = [computed(field)[0] for field in fields]
    assert names == [target, *(f"{question} {place} {number}" for number in (1, 2, 3))]


def invalid(reader: Reader) -> list[str]:
    fields = ("#target", "#customers", "#start")
    return [name for name in fields if computed(reader.page.locator(name))[1] == "true"]


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_refused_fields_are_known_to_be_invalid_and_no_others(
    new_reader: NewReader, fresh: Journey, width: int
) -> None:
    reader = new_reader(width)
    reader.open(fresh.path("step/2"))
    found = [invalid(reader)]

    for typed in ("", "Xyzzyhausen"):
        reader.page.locator("#customers").fill(typed)
        reader.page.locator("#customers").press("Escape")
        reader.next.click()
        reader.page.locator("section.summary:focus").wait_for()
        found.append(invalid(reader))

    assert found == [[], ["#target", "#start"], ["#customers"]]


def test_a_chosen_place_says_at_once_what_it_is_and_a_changed_one_no_longer(
    reader: Reader, fresh: Journey
) -> None:
    reader.open(fresh.path("step/2"))
    field, echo = reader.page.locator("#target"), reader.page.locator("#target-place-1")
    field.press_sequentially("Ebersw")
    expect(reader.page.locator("[role=option]").first).to_contain_text("Eberswalde")
    field.press("ArrowDown")
    field.press("Enter")
    expect(echo).to_have_text("Stadt, Landkreis Barnim, 41.481\N{NO-BREAK SPACE}Menschen")
    faults = reader.accessibility_faults()

    field.press("Backspace")

    expect(echo).to_be_empty()
    assert faults == [], "\n".join(faults)


def test_without_javascript_a_place_says_what_it_is_once_it_is_saved(
    new_reader: NewReader, fresh: Journey
) -> None:
    reader = new_reader(390, javascript=False)
    reader.open(fresh.path("step/2", "en"))
    reader.page.locator("#target").fill("Landkreis Uelzen")

    reader.next.click()

    expect(reader.page.locator("#target-place-1")).to_contain_text("County, Lower Saxony, 9")


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("javascript", [True, False])
def test_the_error_summary_itself_leads_on_with_open_questions(
    new_reader: NewReader, fresh: Journey, width: int, javascript: bool
) -> None:
    reader = new_reader(width, javascript=javascript)
    reader.open(fresh.path("step/3"))
    reader.page.locator("[name=named_contacts]").first.check()
    reader.next.click()

    reader.page.locator("section.summary button").click()
    reader.page.wait_for_url("**/step/4")

    assert fresh.saved() == {"named_contacts": "nobody"}


def test_an_answer_that_cannot_be_is_not_left_behind_from_the_summary(reader: Reader, fresh: Journey) -> None:
    reader.open(fresh.path("step/2"))
    reader.page.locator("#target").fill("Xyzzyhausen")
    reader.page.locator("#target").press("Escape")
    reader.next.click()
    reader.page.locator("section.summary:focus").wait_for()

    assert reader.page.locator("section.summary button").count() == 0


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_hints_and_problems_stand_beneath_the_words_of_their_question(
    new_reader: NewReader, fresh: Journey, language: Language, width: int
) -> None:
    reader = new_reader(width)
    apart = []

    for number in ("1", "1/2", "2"):
        reader.open(fresh.path(f"step/{number}", language))
        reader.next.click()
        reader.page.locator("section.summary:focus").wait_for()
        reader.wait_for_fonts()
        apart += reader.page.evaluate(
            """() => [...document.querySelectorAll('.question')].flatMap(question => {
                const words = found => {
                    const range = document.createRange();
                    range.selectNodeContents(found);
                    return range.getBoundingClientRect().left;
                };
                const title = words(question.querySelector('.title'));
                return [...question.querySelectorAll('.hint, .problem')]
                    .filter(found => Math.abs(found.getBoundingClientRect().left
                        + parseFloat(getComputedStyle(found).paddingLeft) - title) > 1)
                    .map(found => found.id);
            })"""
        )

    assert apart == []


def test_the_check_unfolds_the_first_step_with_something_open_and_counts_the_others(
    reader: Reader, journey: Journey
) -> None:
    journey.send(2, {"target": "", "start": ""}, go="stay")
    reader.open(journey.path("step/10"))

    unfolded = reader.page.locator("details.answered[open] h2").all_inner_texts()

    assert unfolded == ["Region und Ziel"]
    assert reader.page.locator(".still-open").all_inner_texts() == ["2 noch offen"]
    assert reader.page.get_by_text("alles beantwortet").count() == 8


def test_on_paper_the_check_shows_every_answer(reader: Reader, journey: Journey) -> None:
    reader.open(journey.path("step/10"))
    folded = reader.page.locator(".answers").last.is_visible()

    reader.page.emulate_media(media="print")

    shown = [found.is_visible() for found in reader.page.locator(".answers dt").all()]
    assert (folded, all(shown), len(shown) > 30) == (False, True, True)
