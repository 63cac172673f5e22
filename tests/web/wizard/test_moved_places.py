"""Places that were merged or renamed: found, kept, and told what they are today."""

from __future__ import annotations

import pytest

from tests.web.markup import words
from tests.web.visitor import Visitor
from tests.web.wizard.test_places import suggested

TODAY = {"de": "Kiliansroda, heute Mellingen", "en": "Kiliansroda, today Mellingen"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_suggestion_says_why_it_is_there(visitor: Visitor, language: str) -> None:
    (found,) = suggested(visitor, "Kilians", language)

    assert found["name"] == "Mellingen (Landkreis Weimarer Land)"
    assert found["about"].startswith(TODAY[language])
    assert found["echo"].startswith(TODAY[language])


def test_a_place_found_by_its_name_of_today_needs_no_past(visitor: Visitor) -> None:
    found = suggested(visitor, "Mellingen")

    assert found and not any("heute" in place["about"] for place in found)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_former_place_is_kept_and_every_page_says_what_it_is_today(visitor: Visitor, language: str) -> None:
    journey = visitor.begin(language)

    page = journey.send(2, {"target": "Kiliansroda", "customers": ["Kiliansroda", "Mellingen"]}, go="stay")

    assert (page.status, journey.saved()["target"]) == (303, "16071038")
    assert TODAY[language] in words(journey.get("step/2").one("p[@id='target-place-1']"))
    assert TODAY[language] in journey.get("step/10").words
    assert TODAY[language] in journey.get("plan").words
