"""What can be wrong with content although each file is readable by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import chain

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import QuestionId
from questionnaire.catalogue.lessons import Action
from questionnaire.catalogue.questions import Question
from questionnaire.content.problem import Problem
from questionnaire.places.lands import LANDS

# On paper each has a key of one digit or letter.
MOST_OPTIONS = {"choice": 8, "choices": 24}


def problems(catalogue: Catalogue) -> Iterator[Problem]:
    if not catalogue.lessons:
        yield Problem(("lessons",), "there is no lesson")
    yield from _repeated_ids(catalogue)
    for question in catalogue.questions:
        yield from _question_problems(question)
    yield from _unknown_references(catalogue)
    yield from _unknown_lands(catalogue)
    yield from _unnamed_lands(catalogue)
    yield from _fields_without_offices(catalogue)
    yield from _circles(catalogue)
    for action in actions_without_an_answer(catalogue):
        yield Problem((action.id,), f"action {action.id}: no answer calls for it")


def called_actions(question: Question) -> Iterator[str]:
    """Every action that some answer to the question calls for."""
    for option in question.options:
        yield from option.actions
    for special in (question.unknown, question.inapplicable):
        yield from special.actions if special else ()


def actions_without_an_answer(catalogue: Catalogue) -> list[Action]:
    """Actions that no answer and no situation calls for."""
    called = {action_id for question in catalogue.questions for action_id in called_actions(question)}
    return [action for action in catalogue.actions if action.id not in called and action.whenever is None]


def _repeated_ids(catalogue: Catalogue) -> Iterator[Problem]:
    kinds: dict[str, Iterable[str]] = {
        "step": (step.id for step in (*catalogue.steps, *catalogue.optional_steps)),
        "question": (question.id for question in catalogue.questions),
        "action": (action.id for action in catalogue.actions),
        "fact": (fact.id for fact in catalogue.facts),
        "source": (source.id for source in catalogue.sources),
        "term": (term.id for term in catalogue.glossary),
        "field": (field.id for field in catalogue.fields),
    }
    for kind, ids in kinds.items():
        for repeated in _repeated(ids):
            yield Problem((repeated,), f"{kind} {repeated}: the id is used twice")
    for question in catalogue.questions:
        for repeated in _repeated(option.id for option in question.options):
            yield Problem((question.id,), f"question {question.id}, option {repeated}: the id is used twice")


def _repeated(ids: Iterable[str]) -> Iterator[str]:
    return (repeated for repeated, times in Counter(ids).items() if times > 1)


def _question_problems(question: Question) -> Iterator[Problem]:
    most = MOST_OPTIONS.get(question.kind)
    if most and len(question.options) > most:
        yield Problem((question.id,), f"question {question.id}: at most {most} options have a key on paper")
    if question.kind != "level":
        return
    where = (question.id,)
    if [option.points for option in question.options] != [0, 1, 2, 3]:
        yield Problem(
            where, f"question {question.id}: four options with points 0, 1, 2, 3 in this order are needed"
        )
    if question.unknown is None or question.topic is None:
        yield Problem(where, f"question {question.id}: `unknown` and `topic` are needed")
    for option in question.options:
        if option.summary is None:
            yield Problem(where, f"question {question.id}, option {option.id}: `summary` is needed")


def _unknown_references(catalogue: Catalogue) -> Iterator[Problem]:
    actions = {action.id for action in catalogue.actions}
    facts = {fact.id for fact in catalogue.facts}
    sources = {source.id for source in catalogue.sources}
    for owner, action_id in _action_references(catalogue):
        if action_id not in actions:
            yield Problem((owner,), f"{owner}: there is no action {action_id}")
    for fact_id in catalogue.background.example_facts:
        if fact_id not in facts:
            yield Problem(("background",), f"there is no fact {fact_id}")
    for owner, source_id in _source_references(catalogue):
        if source_id not in sources:
            yield Problem((owner,), f"{owner}: there is no source {source_id}")


def _action_references(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for question in catalogue.questions:
        for action_id in called_actions(question):
            yield question.id, action_id
    for action in catalogue.actions:
        for before in action.after:
            yield action.id, before


def _source_references(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for fact in catalogue.facts:
        yield from ((fact.id, source) for source in fact.sources)
    for action in catalogue.actions:
        yield from ((action.id, step.source) for step in action.instructions if step.source)


def _unknown_lands(catalogue: Catalogue) -> Iterator[Problem]:
    for action in catalogue.actions:
        for audience in chain([action], action.instructions, [action.whenever] if action.whenever else []):
            for land in audience.lands.difference(LANDS):
                yield Problem((action.id,), f"action {action.id}: there is no Land {land}")


def _unnamed_lands(catalogue: Catalogue) -> Iterator[Problem]:
    named = Counter(land.id for land in catalogue.lands)
    named.subtract(LANDS)
    for land in (land for land, times in named.items() if times):
        yield Problem(("lands",), f"{land}: each of the {len(LANDS)} Länder must be there once")


def _fields_without_offices(catalogue: Catalogue) -> Iterator[Problem]:
    question = catalogue.question(QuestionId.FIELDS)
    offered = {option.id for option in question.options} if question else set()
    for field_id in sorted(offered ^ {field.id for field in catalogue.fields}):
        yield Problem(
            (QuestionId.FIELDS, field_id), f"field {field_id}: needed in offering.toml and in fields.toml"
        )


def _circles(catalogue: Catalogue) -> Iterator[Problem]:
    try:
        TopologicalSorter({action.id: action.after for action in catalogue.actions}).prepare()
    except CycleError as error:
        circle = error.args[1]
        yield Problem(tuple(circle), f"actions wait for each other: {' -> '.join(circle)}")
