"""content/ to a Catalogue. Whatever is wrong stops here, with the file and the id named."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from questionnaire.catalogue import (
    Action,
    Background,
    Catalogue,
    Content,
    Fact,
    Ladder,
    Lesson,
    Passage,
    Question,
    Source,
    Step,
    Term,
)

CONTENT = Path(__file__).parent / "content"
EDITION = "2026.1"

T = TypeVar("T")


class ContentError(ValueError):
    """A content file cannot be used; the message names file, id and what is wrong."""


class _Register(Content, frozen=True):
    terms: tuple[Term, ...] = ()
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    passages: tuple[Passage, ...] = ()


def load_catalogue(folder: Path = CONTENT) -> Catalogue:
    """Raises ContentError."""
    catalogue = Catalogue(
        edition=EDITION,
        offering=_read(folder / "offering.toml", Step),
        region=_read(folder / "region.toml", Step),
        lessons=tuple(_read(path, Lesson) for path in sorted((folder / "lessons").glob("*.toml"))),
        ladder=_read(folder / "ladder.toml", Ladder),
        background=_read(folder / "background.toml", Background),
        privacy=_read(folder / "privacy.toml", _Register).passages,
        glossary=_read(folder / "glossary.toml", _Register).terms,
        facts=_read(folder / "facts.toml", _Register).facts,
        sources=_read(folder / "sources.toml", _Register).sources,
    )
    for problem in _problems(catalogue):
        raise ContentError(problem)
    return catalogue


def _read(path: Path, kind: type[T]) -> T:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(raw, type=kind)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error
    except msgspec.ValidationError as error:
        raise ContentError(f"{path.name}: {_nearest_id(raw, str(error))}{error}") from error


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


def _problems(catalogue: Catalogue) -> Iterator[str]:
    yield from _repeated("question", (question.id for question in catalogue.questions))
    yield from _repeated("action", (action.id for action in catalogue.actions))
    yield from _repeated("source", (source.id for source in catalogue.sources))
    for question in catalogue.questions:
        yield from _question_problems(question)
    yield from _unknown_references(catalogue)
    yield from _circles(catalogue)


def _repeated(what: str, ids: Iterable[str]) -> Iterator[str]:
    return (f"{what} {found}: the id is used twice" for found, times in Counter(ids).items() if times > 1)


def _question_problems(question: Question) -> Iterator[str]:
    yield from _repeated(f"question {question.id}, option", (option.id for option in question.options))
    if question.kind != "level":
        return
    if [option.points for option in question.options] != [0, 1, 2, 3]:
        yield f"question {question.id}: four options with points 0, 1, 2, 3 in this order are needed"
    if question.unknown is None or question.topic is None:
        yield f"question {question.id}: `unknown` and `topic` are needed"
    yield from (
        f"question {question.id}, option {option.id}: `summary` is needed"
        for option in question.options
        if option.summary is None
    )


def _unknown_references(catalogue: Catalogue) -> Iterator[str]:
    actions = {action.id for action in catalogue.actions}
    facts = {fact.id for fact in catalogue.facts}
    sources = {source.id for source in catalogue.sources}
    for owner, found in _action_references(catalogue):
        if found not in actions:
            yield f"{owner}: there is no action {found}"
    for found in catalogue.background.example_facts:
        if found not in facts:
            yield f"background.toml: there is no fact {found}"
    for fact in catalogue.facts:
        if fact.source not in sources:
            yield f"fact {fact.id}: there is no source {fact.source}"


def _circles(catalogue: Catalogue) -> Iterator[str]:
    try:
        TopologicalSorter({action.id: action.after for action in catalogue.actions}).prepare()
    except CycleError as error:
        yield f"actions wait for each other: {' -> '.join(error.args[1])}"


def _action_references(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for question in catalogue.questions:
        for called in called_actions(question):
            yield f"question {question.id}", called
    for action in catalogue.actions:
        for before in action.after:
            yield f"action {action.id}", before


def called_actions(question: Question) -> Iterator[str]:
    """Every action that some answer to the question calls for."""
    for option in question.options:
        yield from option.actions
    for special in (question.unknown, question.inapplicable):
        yield from special.actions if special else ()


def actions_without_an_answer(catalogue: Catalogue) -> list[Action]:
    """Actions that no answer and no situation calls for."""
    called = {found for question in catalogue.questions for found in called_actions(question)}
    return [action for action in catalogue.actions if action.id not in called and action.whenever is None]
