"""Whatever is sent to a form, it answers in the language of its page."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
import wtforms
from flask import Flask
from wtforms import Form

from questionnaire.services import edition
from questionnaire.web.spoken_form import OwnWords, SpokenForm
from questionnaire.web.wizard.forms import form_class
from questionnaire.web.workshop import create, print_form
from tests.web.markup import words
from tests.web.visitor import QUESTION_PAGES, Journey, Page, Visitor
from tests.web.workshop.test_workshop import Advisor

FOREIGN = [["no-such-choice"], ["no-such-choice", "nor-this"], ["31.31.2026"], ["9999-12-31"], ["0001-01-01"]]
WTFORMS = Path(wtforms.__file__).parent / "locale" / "de" / "LC_MESSAGES" / "wtforms.mo"
KNOWN_TO_WTFORMS = [entry.msgid for entry in polib.mofile(str(WTFORMS))]


def problems(page: Page) -> set[str]:
    return {words(found) for found in page.every("p[@class='problem']")}


def named(page: Page) -> set[str]:
    fields = [field for tag in ("input", "select", "textarea") for field in page.every(f"main//{tag}")]
    return {field.get("name", "") for field in fields} - {"token", "go", ""}


def refused(visitor: Visitor, form: str, target: str, sent: list[str], token: str = "") -> tuple[Page, ...]:
    """The same nonsense in every field of a form, in German and in English."""
    names = named(visitor.get(f"/de/{form}"))
    data: dict[str, str | list[str]] = {"token": token, "go": "next", **dict.fromkeys(names, sent)}
    return tuple(visitor.post(f"/{language}/{target}", data) for language in ("de", "en"))


@pytest.mark.parametrize("sent", FOREIGN, ids="+".join)
@pytest.mark.parametrize("rest", [*(f"step/{page}" for page in QUESTION_PAGES), "fact-sheet", "shortlist"])
def test_no_question_answers_in_english_on_a_german_page(
    visitor: Visitor, rest: str, sent: list[str]
) -> None:
    journey: Journey = visitor.begin("de")

    german, english = refused(
        visitor, f"{journey.link}/{rest}", f"{journey.link}/{rest}", sent, journey.token
    )

    assert german.status == english.status
    assert problems(german).isdisjoint(problems(english))


@pytest.mark.parametrize("sent", FOREIGN, ids="+".join)
def test_no_form_of_a_workshop_answers_in_english_on_a_german_page(app: Flask, sent: list[str]) -> None:
    advisor = Advisor(app)
    token = advisor.page().every("input[@name='token']")[0].get("value", "")
    prints = f"workshop/{advisor.code}/prints"

    for form, target in (("workshops", "workshops"), (prints, prints), ("join", "join")):
        german, english = refused(advisor.browser, form, target, sent, token)

        assert (german.status, english.status) == (422, 422)
        assert problems(german)
        assert problems(german).isdisjoint(problems(english))


@pytest.mark.parametrize("said", KNOWN_TO_WTFORMS)
def test_every_message_that_wtforms_knows_is_said_in_german(app: Flask, said: str) -> None:
    with app.test_request_context("/de/"):
        german = OwnWords().ngettext(said, said, 1)
    with app.test_request_context("/en/"):
        english = OwnWords().ngettext(said, said, 1)

    assert german != english and said not in (german, english)


def test_every_form_is_a_spoken_one(app: Flask) -> None:
    with app.test_request_context("/de/"):
        made = [form_class(step) for step in edition().catalogue.steps]

    forms: list[type[Form]] = [create.InvitationForm, print_form.PrintForm, *made]
    assert all(issubclass(form, SpokenForm) for form in forms)
    assert [form for form in Form.__subclasses__() if form.__module__.startswith("questionnaire")] == [
        SpokenForm
    ]
