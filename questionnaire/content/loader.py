"""content/ to a Catalogue. Whatever is wrong stops here, with the file and the id named."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.bodies import Body, Council
from questionnaire.almanac.budget_rules import Budgets
from questionnaire.almanac.channels import Channels
from questionnaire.almanac.levels import TaskLevel
from questionnaire.almanac.limits import Limits
from questionnaire.almanac.openness import OpennessList
from questionnaire.almanac.school_holidays import Recess
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
from questionnaire.catalogue.shortlist_words import ShortlistWords
from questionnaire.catalogue.table_words import TableWords
from questionnaire.catalogue.workshop_words import WorkshopWords
from questionnaire.content.catalogue_check import problems
from questionnaire.content.channels_check import channels_problems
from questionnaire.content.citations_check import citation_problems
from questionnaire.content.files import ContentError, files_with, read_csv
from questionnaire.content.ids_check import id_problems
from questionnaire.content.kept_toml import read_content
from questionnaire.content.letters_check import letter_problems
from questionnaire.content.limits_check import limits_problems
from questionnaire.content.openness_check import openness_problems
from questionnaire.content.places_check import name_problems, place_problems
from questionnaire.content.problem import Problem
from questionnaire.content.route_check import route_problems
from questionnaire.content.steps_check import step_problems
from questionnaire.content.workshop_check import workshop_problems
from questionnaire.languages import CONVENTIONS
from questionnaire.places.regions import Regions
from questionnaire.texts import LANGUAGES, Content, Text

CONTENT = Path(__file__).parent
EDITION_NUMBER = "2026.2"


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
    within: Text
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
        offering=read_content(folder / "offering.toml", Step),
        region=read_content(folder / "region.toml", Step),
        lessons=tuple(read_content(path, Lesson) for path in sorted((folder / "lessons").glob("*.toml"))),
        ladder=read_content(folder / "ladder.toml", Ladder),
        route=read_content(folder / "route.toml", RouteWords),
        limit_titles=read_content(folder / "limit_titles.toml", LimitTitles),
        background=read_content(folder / "background.toml", Background),
        calendar=read_content(folder / "calendar.toml", CalendarWords),
        fields=read_content(folder / "fields.toml", _Register).fields,
        responsibilities=read_content(folder / "responsibilities.toml", ResponsibilityWords),
        privacy=read_content(folder / "privacy.toml", _Register).passages,
        accessibility=read_content(folder / "accessibility.toml", _Register).passages,
        glossary=read_content(folder / "glossary.toml", _Register).terms,
        facts=read_content(folder / "facts.toml", _Register).facts,
        sources=read_content(folder / "sources.toml", _Register).sources,
        seat_words=read_content(folder / "seat_words.toml", _Register).words,
        letters=read_content(folder / "letters.toml", LetterWords),
        sheets=read_content(folder / "sheets.toml", SheetWords),
        workshop=read_content(folder / "workshop.toml", WorkshopWords),
        lands=read_content(folder / "lands.toml", _Register).lands,
        answers_table=read_content(folder / "answers_table.toml", TableWords),
        fact_sheet_step=read_content(folder / "fact_sheet.toml", Step),
        shortlist=read_content(folder / "shortlist.toml", ShortlistWords),
        shortlist_step=read_content(folder / "shortlist_step.toml", Step),
    )
    checks = (problems, letter_problems, workshop_problems, id_problems, route_problems, step_problems)
    _refuse(folder, chain.from_iterable(check(catalogue) for check in checks))
    return catalogue


def load_almanac(folder: Path = CONTENT / "almanac") -> Almanac:
    """Raises ContentError."""
    administrations = read_content(folder / "bodies.toml", _Administrations)
    return Almanac(
        recesses=read_csv(folder / "recesses.csv", Recess),
        budgets=read_content(folder / "budgets.toml", Budgets),
        limits=read_content(folder / "limits.toml", Limits),
        channels=read_content(folder / "channels.toml", Channels),
        levels=read_content(folder / "levels.toml", _Levels).levels,
        bodies=administrations.bodies,
        councils=administrations.councils,
        at_a_body=administrations.at,
        within_a_body=administrations.within,
        openness=read_content(folder / "openness.toml", _Openness).lists,
    )


def check_together(catalogue: Catalogue, almanac: Almanac, regions: Regions, folder: Path = CONTENT) -> None:
    """What each file cannot tell by itself. Raises ContentError."""
    sources = {source.id for source in catalogue.sources}
    lists = openness_problems(almanac.openness, regions.places.keys() | {move.key for move in regions.moves})
    cited = citation_problems(almanac, sources)
    channels = channels_problems(catalogue, almanac.channels)
    places = place_problems(almanac, regions.places.keys(), {field.id for field in catalogue.fields})
    names = name_problems(regions.names.groups, regions.places.keys())
    _refuse(folder, chain(limits_problems(catalogue, almanac.limits), channels, lists, cited, places, names))


def _refuse(folder: Path, wrong: Iterable[Problem]) -> None:
    """Raises ContentError for the first problem, with the files that it lies in."""
    for problem in wrong:
        files = sorted({file for owner_id in problem.ids for file in files_with(folder, owner_id)})
        raise ContentError(f"{', '.join(files)}: {problem.text}")
