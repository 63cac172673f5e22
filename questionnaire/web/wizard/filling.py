"""Fills answers into a step's page that was rendered once, with nothing answered."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from questionnaire.catalogue.questions import UNKNOWN
from questionnaire.web.wizard.place_field import echoed, written
from questionnaire.web.wizard.step_texts import QuestionTexts


class NotOnPage(LookupError):
    """A value that the empty page does not offer, such as a quarter that has passed."""


def filled(page: str, question: QuestionTexts, values: Iterable[str]) -> str:
    """Raises NotOnPage."""
    match question.kind:
        case "text":
            return _typed(page, question, "".join(values))
        case "place" | "places":
            return _named(page, question, values)
        case "quarter":
            return _selected(page, question, values)
        case _:
            return _checked(page, question, values)


def _checked(page: str, question: QuestionTexts, values: Iterable[str]) -> str:
    for value in values:
        page = _after(page, f'name="{question.id}" value="{escape(value)}"', " checked")
    return page


def _typed(page: str, question: QuestionTexts, value: str) -> str:
    """Into the input's empty value, or between the tags of a text area."""
    if question.is_long:
        start = page.index(f'name="{question.id}"')
        return page[:start] + _before(page[start:], "</textarea>", str(escape(value)))
    return _after(page, f'name="{question.id}" value="', str(escape(value)))


def _named(page: str, question: QuestionTexts, values: Iterable[str]) -> str:
    """Each place into the next text field, and beneath it what it is; "I don't know yet" is a tick."""
    named = [value for value in values if value != UNKNOWN]
    for number, value in enumerate(named, 1):
        name = f'name="{question.id}" value="'
        page = page.replace(f'{name}"', f'{name}{escape(written(value))}"', 1)
        page = _after(page, f'id="{question.id}-place-{number}">', str(escape(echoed(value))))
    return _checked(page, question, [value for value in values if value == UNKNOWN])


def _selected(page: str, question: QuestionTexts, values: Iterable[str]) -> str:
    for value in values:
        start = page.index(f'name="{question.id}"')
        page = page[:start] + _after(page[start:], f'value="{escape(value)}"', " selected")
    return page


def _after(page: str, anchor: str, added: str) -> str:
    if anchor not in page:
        raise NotOnPage(anchor)
    return page.replace(anchor, anchor + added, 1)


def _before(page: str, anchor: str, added: str) -> str:
    return page.replace(anchor, added + anchor, 1)
