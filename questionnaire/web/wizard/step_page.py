"""One step's page: rendered once with nothing answered, then only filled in."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from flask import render_template

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.ids import QuestionId
from questionnaire.services import services
from questionnaire.texts import Language
from questionnaire.web.language import current_language
from questionnaire.web.links import NO_LINK, form_token
from questionnaire.web.per_application import PerApplication
from questionnaire.web.wizard.filling import NO_TOKEN, EmptyPage, NotOnPage, insertions
from questionnaire.web.wizard.navigation import PageKey, comes_from_check, origin
from questionnaire.web.wizard.place_field import place_inputs
from questionnaire.web.wizard.quarter_choices import quarter_choices
from questionnaire.web.wizard.step_texts import QuestionTexts, StepTexts, step_texts


class _Prepared(NamedTuple):
    empty: EmptyPage
    questions: tuple[QuestionTexts, ...]


class _KeptAs(NamedTuple):
    key: PageKey
    language: Language
    from_check: bool
    day: date


def _no_pages() -> dict[_KeptAs, _Prepared]:
    return {}


_pages = PerApplication("step_pages", _no_pages)


class StepProblems(NamedTuple):
    """`problems` by question id; `only_missing` where everything that was typed is acceptable."""

    problems: Mapping[str, str] = {}
    notice: str = ""
    only_missing: bool = False


NO_PROBLEMS = StepProblems()


def step_page(link: str, key: PageKey, values: Answers, trouble: StepProblems = NO_PROBLEMS) -> str | bytes:
    if trouble is NO_PROBLEMS:
        with suppress(NotOnPage):
            return _filled_page(link, key, values)
    return _rendered_page(link, form_token(link), key, values, trouble)


def _filled_page(link: str, key: PageKey, values: Answers) -> bytes:
    """Raises NotOnPage."""
    page, questions = _prepared(key)
    given = [(question, values.many(question.id)) for question in questions]
    answers = [insertions(page, question, its_values) for question, its_values in given if its_values]
    return page.filled(link, form_token(link), chain.from_iterable(answers))


def _prepared(key: PageKey) -> _Prepared:
    kept_as = _KeptAs(key, current_language(), comes_from_check(), services().today())
    return _pages().get(kept_as) or _made(kept_as)


def _made(kept_as: _KeptAs) -> _Prepared:
    """In the place of those of other days."""
    kept = _pages()
    for other in [other for other in list(kept) if other.day != kept_as.day]:
        kept.pop(other, None)
    page = EmptyPage(_rendered_page(NO_LINK, NO_TOKEN, kept_as.key, Answers(), NO_PROBLEMS))
    made = kept[kept_as] = _Prepared(page, step_texts(kept_as.key, kept_as.language).questions)
    return made


def _rendered_page(link: str, token: str, key: PageKey, values: Answers, trouble: StepProblems) -> str:
    texts = step_texts(key, current_language())
    return render_template(
        "wizard/step.html",
        link=link,
        token=token,
        key=key,
        step=texts,
        values=values,
        problems=trouble.problems,
        notice=trouble.notice,
        only_missing=trouble.only_missing,
        origin=origin(),
        **_lists(texts, values),
    )


def _lists(texts: StepTexts, values: Answers) -> dict[str, Any]:
    """What only the one step needs that asks for places and dates."""
    if not texts.asks_places:
        return {}
    return {
        "entries": {
            question.id: place_inputs(question, values.many(question.id))
            for question in texts.questions
            if question.asks_places
        },
        "quarters": quarter_choices(
            services().today(), values.one(QuestionId.START) or "", current_language()
        ),
    }
