"""How far one scrolls on a phone before one has read a step."""

from __future__ import annotations

import pytest

from questionnaire.texts import LANGUAGES, Language
from tests.browser.reader import NewReader, Reader
from tests.web.visitor import QUESTION_PAGES, Journey

LONGEST = 2_500


def too_long(reader: Reader, journey: Journey, language: Language) -> list[str]:
    found = []
    for number in (*QUESTION_PAGES, "10"):
        reader.open(journey.path(f"step/{number}", language))
        height = reader.page.evaluate("() => document.documentElement.scrollHeight")
        if height > LONGEST:
            found.append(f"{number}: {height}")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_step_is_longer_than_2500_pixels_on_a_phone(
    new_reader: NewReader, fresh: Journey, language: Language
) -> None:
    assert too_long(new_reader(390), fresh, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answered_step_is_longer_than_2500_pixels_on_a_phone(
    new_reader: NewReader, journey: Journey, language: Language
) -> None:
    assert too_long(new_reader(390), journey, language) == []
