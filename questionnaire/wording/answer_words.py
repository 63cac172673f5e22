"""Answers in words: what can be chosen, and what somebody has answered."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from questionnaire.answers.keys import keys
from questionnaire.calendar.quarters import parse_quarter
from questionnaire.catalogue.questions import INAPPLICABLE, UNKNOWN, Question
from questionnaire.places.regions import Regions
from questionnaire.texts import Language
from questionnaire.wording.formats import quarter
from questionnaire.wording.former_places import today_words
from questionnaire.wording.translations import TRANSLATIONS, load_translations


class Choice(Struct, frozen=True):
    """`special` sets "I don't know yet" and "does not apply" apart from the levels; `key` stands on paper."""

    value: str
    label: str
    special: bool = False
    key: str = ""


def choices(question: Question, language: Language, folder: Path = TRANSLATIONS) -> tuple[Choice, ...]:
    """In the order of the page and of the sheet; none where only words fit.

    Paper has keys for the first few only.
    """
    by_value = {value: key for key, value in keys(question).items()}
    return tuple(
        Choice(value, label, value in (UNKNOWN, INAPPLICABLE), by_value.get(value, ""))
        for value, label in _labels(question, language, folder).items()
    )


def answer_words(
    question: Question, value: str, regions: Regions, language: Language, folder: Path = TRANSLATIONS
) -> str:
    """One value of an answer as people say it; as it is where it is words already, or stands for nothing."""
    label = _labels(question, language, folder).get(value)
    return label or _written(question, value, regions, language, folder)


def answer_told(
    question: Question, value: str, regions: Regions, language: Language, folder: Path = TRANSLATIONS
) -> str:
    """The same for readers, who are told what has become of a place."""
    is_place = question.kind in ("place", "places")
    today = today_words(regions, value, language, folder) if is_place else ""
    return today or answer_words(question, value, regions, language, folder)


def _labels(question: Question, language: Language, folder: Path) -> dict[str, str]:
    labels = {option.id: option.label[language] for option in question.options}
    if question.unknown:
        labels[UNKNOWN] = load_translations(language, folder).gettext("I don’t know yet")
    if question.inapplicable:
        labels[INAPPLICABLE] = question.inapplicable.label[language]
    return labels


def _written(question: Question, value: str, regions: Regions, language: Language, folder: Path) -> str:
    chosen = parse_quarter(value) if question.kind == "quarter" else None
    if chosen:
        return quarter(chosen, language, folder)
    place = regions.place(value) if question.kind in ("place", "places") else None
    return place.label if place else value
