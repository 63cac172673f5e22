"""Whether what the catalogue refers to by id exists: actions, facts, sources, fields, Länder."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import QuestionId
from questionnaire.catalogue.questions import Question
from questionnaire.content.problem import Problem
from questionnaire.places.lands import LANDS


def reference_problems(catalogue: Catalogue) -> Iterator[Problem]:
    yield from _fields_without_offices(catalogue)
    yield from _unknown_fields(catalogue)
    yield from _unknown_references(catalogue)
    yield from _unknown_lands(catalogue)


def called_actions(question: Question) -> Iterator[str]:
    """Every action that some answer to the question calls for."""
    for option in question.options:
        yield from option.actions
    for special in (question.unknown, question.inapplicable):
        yield from special.actions if special else ()


def _fields_without_offices(catalogue: Catalogue) -> Iterator[Problem]:
    question = catalogue.question(QuestionId.FIELDS)
    offered = {option.id for option in question.options} if question else set()
    for field_id in sorted(offered ^ {field.id for field in catalogue.fields}):
        yield Problem(
            (QuestionId.FIELDS, field_id), f"field {field_id}: needed in offering.toml and in fields.toml"
        )


def _unknown_fields(catalogue: Catalogue) -> Iterator[Problem]:
    known = {field.id for field in catalogue.fields}
    for question in catalogue.questions:
        for option in question.options:
            for field in sorted(option.fields - known):
                yield Problem((question.id,), f"option {option.id}: there is no field {field}")


def _unknown_references(catalogue: Catalogue) -> Iterator[Problem]:
    actions = {action.id for action in catalogue.actions}
    facts = {fact.id for fact in catalogue.facts}
    for owner, action_id in _action_references(catalogue):
        if action_id not in actions:
            yield Problem((owner,), f"{owner}: there is no action {action_id}")
    for fact_id in catalogue.background.example_facts:
        if fact_id not in facts:
            yield Problem(("background",), f"there is no fact {fact_id}")
    yield from source_problems(catalogue)


def source_problems(catalogue: Catalogue) -> Iterator[Problem]:
    sources = {source.id for source in catalogue.sources}
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
    for question in catalogue.questions:
        yield from ((question.id, option.source) for option in question.options if option.source)
    for fact in catalogue.facts:
        yield from ((fact.id, source) for source in fact.sources)
    for action in catalogue.actions:
        yield from ((action.id, step.source) for step in action.instructions if step.source)


def _unknown_lands(catalogue: Catalogue) -> Iterator[Problem]:
    for action in catalogue.actions:
        for audience in chain([action], action.instructions, [action.whenever] if action.whenever else []):
            for land in audience.lands.difference(LANDS):
                yield Problem((action.id,), f"action {action.id}: there is no Land {land}")
    for field in catalogue.fields:
        for office in field.offices:
            for land in office.lands.difference(LANDS):
                yield Problem(("fields",), f"field {field.id}: there is no Land {land}")
