"""What a screen reader calls a question: read from the browser's own accessibility tree."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from questionnaire.texts import LANGUAGES, Language
from tests.browser.reader import Reader
from tests.web.visitor import QUESTION_PAGES, Journey

FIELDSET = "document.querySelectorAll('fieldset')[{}]"


def group_names(page: Page) -> list[str]:
    """The computed name of each group of choices, in the order of the page."""
    session = page.context.new_cdp_session(page)
    names = []
    for number in range(page.locator("fieldset").count()):
        found = session.send("Runtime.evaluate", {"expression": FIELDSET.format(number)})["result"]
        wanted = {"objectId": found["objectId"], "fetchRelatives": False}
        (node,) = session.send("Accessibility.getPartialAXTree", wanted)["nodes"]
        names.append(str(node["name"]["value"]))
    session.detach()
    return names


def legends(page: Page) -> list[str]:
    """What stands over each group, without the number, which is not read out."""
    return [found.inner_text() for found in page.locator("fieldset legend .title").all()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_group_of_choices_has_its_question_as_its_name(
    reader: Reader, fresh: Journey, language: Language
) -> None:
    found, shown = [], []

    for number in QUESTION_PAGES:
        reader.open(fresh.path(f"step/{number}", language))
        found += group_names(reader.page)
        shown += legends(reader.page)

    assert found == shown and len(found) == len(set(found)) > 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_question_keeps_its_name(reader: Reader, fresh: Journey, language: Language) -> None:
    reader.open(fresh.path("step/3", language))
    reader.next.click()

    assert group_names(reader.page) == legends(reader.page) != []
