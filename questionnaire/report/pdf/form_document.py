"""The blank questionnaire as one complete HTML document, for render processes to print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from msgspec import Struct

from questionnaire.brand.brand import Brand
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Lesson
from questionnaire.catalogue.questions import Question, Step
from questionnaire.report.pdf.brand_colours import in_colours
from questionnaire.report.pdf.brand_part import brand_words
from questionnaire.report.pdf.environment import environment
from questionnaire.texts import Language
from questionnaire.wording.answer_words import Choice, choices
from questionnaire.wording.translations import TRANSLATIONS

# From so many options on a list takes two columns, if each is short enough for half the width.
LONG_LIST = 6
HALF_WIDTH = 22


class AskedOnPaper(Struct, frozen=True):
    """A question with its number on the sheet."""

    number: int
    question: Question
    options: tuple[Choice, ...]

    @property
    def columns(self) -> tuple[tuple[Choice, ...], ...]:
        """What has an order stands below each other, so that it shows; other long lists take two columns."""
        plain = tuple(option for option in self.options if not option.special)
        half = -(-len(plain) // 2) if self._takes_two_columns(plain) else len(plain)
        return tuple(column for column in (plain[:half], plain[half:]) if column)

    def _takes_two_columns(self, plain: tuple[Choice, ...]) -> bool:
        is_short = all(len(option.label) <= HALF_WIDTH for option in plain)
        return self.question.kind == "choices" or (len(plain) >= LONG_LIST and is_short)

    @property
    def special(self) -> tuple[Choice, ...]:
        return tuple(option for option in self.options if option.special)


class StepOnPaper(Struct, frozen=True):
    """`lesson` counts from 1; 0 outside of the lessons."""

    step: Step
    lesson: int
    asked: tuple[AskedOnPaper, ...]


def form_html(
    catalogue: Catalogue,
    language: Language,
    today: date,
    brand: Brand | None = None,
    translations: Path = TRANSLATIONS,
) -> str:
    """Six pages, a field for the seat on top of each; `today` is the day of the file."""
    html = (
        environment(language, translations)
        .get_template("report/form.html")
        .render(
            language=language,
            edition_number=catalogue.edition_number,
            today=today,
            steps=tuple(_steps(catalogue, language, translations)),
            **brand_words(brand, language),
        )
    )
    return in_colours(html, brand)


def _steps(catalogue: Catalogue, language: Language, translations: Path) -> Iterator[StepOnPaper]:
    numbers = count(1)
    for place, step in enumerate(catalogue.steps):
        asked = tuple(
            AskedOnPaper(next(numbers), question, choices(question, language, translations))
            for question in step.questions
        )
        yield StepOnPaper(step, place - 1 if isinstance(step, Lesson) else 0, asked)
