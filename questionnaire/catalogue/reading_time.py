"""How long the questionnaire takes: words read at 200 a minute, and four seconds for each choice."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import Question, Step
from questionnaire.texts import Language, Text

WORDS_A_SECOND = 200 / 60
SECONDS_A_CHOICE = 4
UNKNOWN_WORDS = 4


def seconds(step: Step, language: Language) -> float:
    """For all its pages, without the part that is folded away."""
    return sum(_seconds(page, language) for page in step.pages)


def _seconds(step: Step, language: Language) -> float:
    words = sum(len(text[language].split()) for text in _texts(step))
    words += UNKNOWN_WORDS * sum(question.unknown is not None for question in step.questions)
    return words / WORDS_A_SECOND + SECONDS_A_CHOICE * sum(map(_choices, step.questions))


def minutes_left(catalogue: Catalogue, language: Language, step_number: int, page_number: int = 1) -> int:
    """From the beginning of a page (counted from 1, as steps are) to the end, rounded up; at least one."""
    pages = [page for step in catalogue.steps[step_number - 1 :] for page in step.pages]
    rest = sum(_seconds(page, language) for page in pages[page_number - 1 :])
    return max(1, -int(-rest // 60))


def _texts(step: Step) -> Iterator[Text]:
    yield from (step.title, step.intro)
    for question in step.questions:
        yield question.title
        if question.hint:
            yield question.hint
        if question.inapplicable:
            yield question.inapplicable.label
        yield from (option.label for option in question.options)


def _choices(question: Question) -> int:
    return max(question.max_choices, 1)
