"""What one application has made once never shows in a second one with other content."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from questionnaire.content.edition import Edition
from questionnaire.texts import Text
from tests.web.conftest import MakeApp
from tests.web.visitor import Visitor

PAGES = ("step/3", "step/10", "plan")
OTHER = "Andere Lektion"


def other(edition: Edition, *, left_out: int) -> Edition:
    """The first lesson has another title and name, and lacks its first questions."""
    lesson, *lessons = edition.catalogue.lessons
    text = Text(de=OTHER, en=OTHER)
    changed = replace(lesson, title=text, name=text, questions=lesson.questions[left_out:])
    return replace(edition, catalogue=replace(edition.catalogue, lessons=(changed, *lessons)))


def test_a_second_application_shows_its_own_content(
    make_app: MakeApp, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Visitor(make_app()).bring("school-meals-uckermark", "de")
    before = [first.get(page).words for page in PAGES]
    monkeypatch.setattr("app.load_edition", lambda: other(edition, left_out=1))

    second = Visitor(make_app()).begin("de")

    refused = second.send(3, {})
    assert (second.get("step/3").heading, refused.status) == (OTHER, 422)
    assert "named_contacts" not in refused.wrong and len(refused.wrong) == 3
    assert [first.get(page).words for page in PAGES] == before


def test_the_sample_plan_is_drawn_up_from_the_applications_own_content(
    make_app: MakeApp, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Visitor(make_app()).get("/de/sample").words

    monkeypatch.setattr("app.load_edition", lambda: other(edition, left_out=0))

    assert (OTHER in before, OTHER in Visitor(make_app()).get("/de/sample").words) == (False, True)
