"""content/ to a Catalogue. Whatever is wrong stops here, with the file and the id named."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.bodies import Body, Council
from questionnaire.almanac.budget_rules import Budgets
from questionnaire.almanac.levels import TaskLevel
from questionnaire.almanac.limits import Limits
from questionnaire.almanac.openness import OpennessList
from questionnaire.almanac.recesses import Recess
from questionnaire.catalogue.background import Background, Passage
from questionnaire.catalogue.budget_words import CalendarWords
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.facts import Fact, Source
from questionnaire.catalogue.fields import Field
from questionnaire.catalogue.glossary import Term
from questionnaire.catalogue.ladder import Ladder
from questionnaire.catalogue.lands import Land
from questionnaire.catalogue.lessons import Lesson
from questionnaire.catalogue.letter_words import LetterWords
from questionnaire.catalogue.limit_titles import LimitTitles
from questionnaire.catalogue.questions import Step
from questionnaire.catalogue.responsibility_words import ResponsibilityWords
from questionnaire.catalogue.route_words import RouteWords
from questionnaire.catalogue.sheet_words import SheetWords
from questionnaire.catalogue.table_words import TableWords
from questionnaire.catalogue.workshop_words import WorkshopWords
from questionnaire.content.catalogue_check import problems
from questionnaire.content.ids_check import id_problems
from questionnaire.content.letters_check import letter_problems
from questionnaire.content.limits_check import limits_problems
from questionnaire.content.openness_check import openness_problems
from questionnaire.content.problem import Problem
from questionnaire.content.workshop_check import workshop_problems
from questionnaire.languages import CONVENTIONS
from questionnaire.places.regions import Regions
from questionnaire.texts import LANGUAGES, Content, Text

CONTENT = Path(__file__).parent
EDITION_NUMBER = "2026.1"

# What lessons are sorted by: 1_direct_contact.toml.
NUMBER = re.compile(r"^\d+_")

T = TypeVar("T")


class ContentError(ValueError):
    """A content file cannot be used; the message names file, id and what is wrong."""


class _Register(Content, frozen=True):
    terms: tuple[Term, ...] = ()
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    passages: tuple[Passage, ...] = ()
    fields: tuple[Field, ...] = ()
    words: tuple[Text, ...] = ()
    lands: tuple[Land, ...] = ()


class _Levels(Content, frozen=True):
    levels: tuple[TaskLevel, ...]


class _Administrations(Content, frozen=True):
    at: Text
    bodies: tuple[Body, ...]
    councils: tuple[Council, ...]


class _Openness(Content, frozen=True):
    lists: tuple[OpennessList, ...]


def load_catalogue(folder: Path = CONTENT) -> Catalogue:
    """Raises ContentError."""
    for language in LANGUAGES:
        if language not in CONVENTIONS:
            raise ContentError(f"languages.py: there are no conventions for {language}")
    catalogue = Catalogue(
        edition_number=EDITION_NUMBER,
        offering=_read(folder / "offering.toml", Step),
        region=_read(folder / "region.toml", Step),
        lessons=tuple(_read(path, Lesson) for path in sorted((folder / "lessons").glob("*.toml"))),
        ladder=_read(folder / "ladder.toml", Ladder),
        route=_read(folder / "route.toml", RouteWords),
        limit_titles=_read(folder / "limit_titles.toml", LimitTitles),
        background=_read(folder / "background.toml", Background),
        calendar=_read(folder / "calendar.toml", CalendarWords),
        fields=_read(folder / "fields.toml", _Register).fields,
        responsibilities=_read(folder / "responsibilities.toml", ResponsibilityWords),
        privacy=_read(folder / "privacy.toml", _Register).passages,
        glossary=_read(folder / "glossary.toml", _Register).terms,
        facts=_read(folder / "facts.toml", _Register).facts,
        sources=_read(folder / "sources.toml", _Register).sources,
        seat_words=_read(folder / "seat_words.toml", _Register).words,
        letters=_read(folder / "letters.toml", LetterWords),
        sheets=_read(folder / "sheets.toml", SheetWords),
        workshop=_read(folder / "workshop.toml", WorkshopWords),
        lands=_read(folder / "lands.toml", _Register).lands,
        answers_table=_read(folder / "answers_table.toml", TableWords),
    )
    checks = (problems, letter_problems, workshop_problems, id_problems)
    _refuse(folder, chain.from_iterable(check(catalogue) for check in checks))
    return catalogue


def load_almanac(folder: Path = CONTENT / "almanac") -> Almanac:
    """Raises ContentError."""
    administrations = _read(folder / "bodies.toml", _Administrations)
    return Almanac(
        recesses=_read_table(folder / "recesses.csv", Recess),
        budgets=_read(folder / "budgets.toml", Budgets),
        limits=_read(folder / "limits.toml", Limits),
        levels=_read(folder / "levels.toml", _Levels).levels,
        bodies=administrations.bodies,
        councils=administrations.councils,
        at_a_body=administrations.at,
        openness=_read(folder / "openness.toml", _Openness).lists,
    )


def check_together(catalogue: Catalogue, almanac: Almanac, regions: Regions, folder: Path = CONTENT) -> None:
    """What each file cannot tell by itself. Raises ContentError."""
    sources = {source.id for source in catalogue.sources}
    lists = openness_problems(almanac.openness, regions.places.keys(), sources)
    _refuse(folder, chain(limits_problems(catalogue, almanac.limits), lists))


def _refuse(folder: Path, wrong: Iterable[Problem]) -> None:
    """Raises ContentError for the first problem, with the files that it lies in."""
    for problem in wrong:
        files = sorted({file for found in problem.ids for file in _files_with(folder, found)})
        raise ContentError(f"{', '.join(files)}: {problem.text}")


def _read_table(path: Path, kind: type[T]) -> tuple[T, ...]:
    """A CSV file with the struct's fields as columns; an empty cell is None."""
    try:
        with path.open(encoding="utf-8", newline="") as table:
            rows = [{key: value or None for key, value in row.items()} for row in csv.DictReader(table)]
        return msgspec.convert(rows, type=tuple[kind, ...], strict=False)  # type: ignore[valid-type]
    except (OSError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def _read(path: Path, kind: type[T]) -> T:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(raw, type=kind)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error
    except msgspec.ValidationError as error:
        raise ContentError(f"{path.name}: {_nearest_id(raw, str(error))}{error}") from error


def _files_with(folder: Path, wanted: str) -> Iterator[str]:
    """Where an id stands; a file's own name, without ending and number, counts as its id."""
    line = re.compile(rf'^\s*id = "{re.escape(wanted)}"$', re.MULTILINE)
    for path in folder.rglob("*.toml"):
        if NUMBER.sub("", path.stem) == wanted or line.search(path.read_text(encoding="utf-8")):
            yield path.name


def _nearest_id(raw: Any, message: str) -> str:
    """The id of the innermost table that the message's path (`$.questions[2].title`) runs through."""
    path = re.search(r"`\$([^`]*)`$", message)
    found = raw.get("id", "")
    for key, index in re.findall(r"\.(\w+)|\[(\d+)\]", path[1] if path else ""):
        try:
            raw = raw[key] if key else raw[int(index)]
        except (KeyError, IndexError, TypeError):
            break
        found = raw.get("id", found) if isinstance(raw, dict) else found
    return f"{found}: " if found else ""
