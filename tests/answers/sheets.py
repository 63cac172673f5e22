"""Answer sheets to test with: whole ones by level, and any that a person could hand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import strategies as st

from questionnaire.answers.answers import Answers, Value
from questionnaire.calendar.quarters import Quarter
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import INAPPLICABLE, UNKNOWN, Question
from questionnaire.content.edition import Edition
from questionnaire.content.loader import CONTENT, load_almanac, load_catalogue
from questionnaire.places.tables import load_regions

CATALOGUE = load_catalogue()
ALMANAC = load_almanac()
REGIONS = load_regions(CONTENT / "regions")
EDITION = Edition(CATALOGUE, ALMANAC, REGIONS)
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.json"))

QUARTERS = [str(Quarter(year, number)) for year in range(2026, 2031) for number in range(1, 5)]
TEXTS = ["Nachbarn für Nachbarn e.V.", "Łódź", "👩‍🌾"]


def at_level(catalogue: Catalogue, level: int, more: Mapping[str, str] | None = None) -> Answers:
    """Every indicator at one level, 0 to 3; `more` adds or replaces single answers."""
    levels = {question.id: question.options[level].id for question in catalogue.indicators}
    return Answers({key: (value,) for key, value in (levels | dict(more or {})).items()})


def indicator(catalogue: Catalogue, question_id: str) -> Question:
    return next(question for question in catalogue.indicators if question.id == question_id)


def sheets() -> st.SearchStrategy[Answers]:
    """Any sheet that the checks let through: complete, partial or empty."""
    return _sheets({question.id: values(question) for question in CATALOGUE.questions})


def indicator_sheets() -> st.SearchStrategy[Answers]:
    """The same with the lessons only."""
    return _sheets({question.id: values(question) for question in CATALOGUE.indicators})


def values(question: Question) -> st.SearchStrategy[Value]:
    return _BY_KIND[question.kind](question)


def answers_offered(question: Question) -> list[str]:
    """The ids one can choose in a list of options."""
    ids = [option.id for option in question.options]
    ids += [UNKNOWN] if question.unknown else []
    return ids + ([INAPPLICABLE] if question.inapplicable else [])


def _sheets(parts: dict[str, st.SearchStrategy[Value]]) -> st.SearchStrategy[Answers]:
    return st.fixed_dictionaries({}, optional=parts).map(Answers)


def _one_of(ids: list[str], question: Question) -> st.SearchStrategy[Value]:
    offered = ids + ([UNKNOWN] if question.unknown else [])
    return st.sampled_from(offered).map(lambda value: (value,))


def _several_of(ids: list[str], question: Question) -> st.SearchStrategy[Value]:
    several = st.lists(st.sampled_from(ids), min_size=1, max_size=question.max_choices, unique=True)
    return several.map(tuple)


def _levels(question: Question) -> st.SearchStrategy[Value]:
    return st.sampled_from(answers_offered(question)).map(lambda value: (value,))


_BY_KIND: dict[str, Callable[[Question], st.SearchStrategy[Value]]] = {
    "level": _levels,
    "choice": _levels,
    "choices": lambda question: _several_of([option.id for option in question.options], question),
    "text": lambda question: _one_of(TEXTS, question),
    "place": lambda question: _one_of(list(REGIONS.places), question),
    "places": lambda question: _several_of(list(REGIONS.places), question),
    "quarter": lambda question: _one_of(QUARTERS, question),
}
