"""How many lines page one takes."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.first_call import FirstCall
from questionnaire.plan.task import Task
from questionnaire.texts import GERMAN, Language, Text

# Letters that fit in a line of each part.
NAME = 40
SENTENCE = 72
VERDICT = 88
PACE = 108
TITLE = 48
CELL = 34
# Weights, days, numbers: what stands in a line beside its texts.
EFFORT = 20
CALL = 40
OPEN = 12
# What a purchase or a budget is told in: words that only the templates join.
TOLD = 2
ROOMY_LINES = 23
NARROW_LINES = 25


def crowded(plan: ActionPlan, language: Language, more: int = 0) -> bool:
    """Whether page one needs its narrow spacing; `more` lines stand there besides what the plan says."""
    return more + sum(_lines(plan, language)) > ROOMY_LINES


def crammed(plan: ActionPlan, language: Language, replaced: bool = False) -> bool:
    """Whether page one needs all the room that there is; `replaced`: there is a line about boxes too."""
    return replaced + sum(_lines(plan, language)) > NARROW_LINES


def _lines(plan: ActionPlan, language: Language) -> Iterator[int]:
    yield _wrapped(len(plan.name or ""), NAME)
    yield _wrapped(len(plan.sentence or ""), SENTENCE)
    yield _wrapped(sum(len(sentence[language]) for sentence in plan.verdict.sentences), VERDICT)
    yield from _pace(plan, language)
    yield from (_wrapped(cell, CELL) - 1 for cell in _cells(plan, language))
    for task in plan.next_tasks:
        yield _card(task, language)


def _pace(plan: ActionPlan, language: Language) -> Iterator[int]:
    """The lines below the verdict: money, level, first call, budget."""
    likely = plan.money.likely
    yield (
        TOLD
        if likely.id == "purchase"
        else _wrapped(len(likely.title[language] + likely.means[language]), PACE)
    )
    if plan.better_level:
        names = ", ".join(plan.better_level.names)
        yield _wrapped(len(plan.better_level.sentence[language] + names), PACE)
    if plan.first_call:
        yield _call(plan.first_call, language)
    yield TOLD * (plan.budget is not None or plan.rhythm_to_ask)


def _call(call: FirstCall, language: Language) -> int:
    whom = call.contact.unit.de + call.contact.authority
    return _wrapped(CALL + len(whom) + _question(call.question, language), PACE)


def _question(question: Text | None, language: Language) -> int:
    if question is None:
        return 0
    return len(question.de) + (len(question[language]) if language != GERMAN else 0)


def _card(task: Task, language: Language) -> int:
    title = _wrapped(len(task.title[language]), TITLE)
    if task.action.opening_to == "officials" and language != GERMAN:
        return (
            title
            + _wrapped(len(task.opening.de), PACE)
            + _wrapped(len(task.opening[language]) + EFFORT, PACE)
        )
    return title + _wrapped(len(task.opening[language]) + EFFORT, PACE)


def _cells(plan: ActionPlan, language: Language) -> Iterator[int]:
    """Letters of what stands out in each lesson."""
    for standing in filter(None, (score.weakest for score in plan.profile.scores)):
        topic, option = standing.question.topic, standing.option
        if option is None and topic:
            yield len(topic[language]) + OPEN
        elif option and option.summary:
            yield len(option.summary[language])


def _wrapped(letters: int, width: int) -> int:
    return -(-letters // width)
