"""What can be wrong with content although each file is readable by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Action
from questionnaire.catalogue.questions import Question, Step
from questionnaire.content.problem import Problem
from questionnaire.content.references_check import called_actions, reference_problems
from questionnaire.places.lands import LANDS

# On paper each has a key of one digit or letter.
MOST_OPTIONS = {"choice": 8, "choices": 24}


def problems(catalogue: Catalogue) -> Iterator[Problem]:
    if not catalogue.lessons:
        yield Problem(("lessons",), "there is no lesson")
    yield from repeated_ids(catalogue)
    for question in catalogue.asked_questions:
        yield from _keyless(question)
    for question in catalogue.questions:
        yield from _question_problems(question)
    for step in (*catalogue.steps, *catalogue.optional_steps):
        yield from _second_page_problems(step)
    yield from reference_problems(catalogue)
    yield from _unnamed_lands(catalogue)
    yield from _circles(catalogue)
    for action in actions_without_an_answer(catalogue):
        yield Problem((action.id,), f"action {action.id}: no answer calls for it")


def actions_without_an_answer(catalogue: Catalogue) -> list[Action]:
    """Actions that no answer, no situation and no budget calls for."""
    called = {action_id for question in catalogue.questions for action_id in called_actions(question)}
    return [
        action
        for action in catalogue.actions
        if action.id not in called and action.whenever is None and action.deed is None
    ]


def repeated_ids(catalogue: Catalogue) -> Iterator[Problem]:
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


def _keyless(question: Question) -> Iterator[Problem]:
    most = MOST_OPTIONS.get(question.kind)
    if most and len(question.options) > most:
        yield Problem((question.id,), f"question {question.id}: at most {most} options have a key on paper")


def _second_page_problems(step: Step) -> Iterator[Problem]:
    later = [question.id for question in step.questions[1:]]
    if step.second_page and step.second_page.first not in later:
        yield Problem(
            (step.id,),
            f"step {step.id}: its second page must begin with a later question of it,"
            f" not with {step.second_page.first}",
        )


def _question_problems(question: Question) -> Iterator[Problem]:
    if question.kind != "level":
        return
    where = (question.id,)
    if [option.points for option in question.options] != [0, 1, 2, 3]:
        yield Problem(
            where, f"question {question.id}: four options with points 0, 1, 2, 3 in this order are needed"
        )
    if None in (question.unknown, question.topic, question.gap):
        yield Problem(where, f"question {question.id}: `unknown`, `topic` and `gap` are needed")
    for option in question.options:
        if option.summary is None:
            yield Problem(where, f"question {question.id}, option {option.id}: `summary` is needed")


def _unnamed_lands(catalogue: Catalogue) -> Iterator[Problem]:
    named = Counter(land.id for land in catalogue.lands)
    named.subtract(LANDS)
    for land in (land for land, times in named.items() if times):
        yield Problem(("lands",), f"{land}: each of the {len(LANDS)} Länder must be there once")


def _circles(catalogue: Catalogue) -> Iterator[Problem]:
    try:
        TopologicalSorter({action.id: action.after for action in catalogue.actions}).prepare()
    except CycleError as error:
        circle = error.args[1]
        yield Problem(tuple(circle), f"actions wait for each other: {' -> '.join(circle)}")
