"""What can be wrong with steps that are told with what the plan knows, or that the budget needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import StepBlankId
from questionnaire.catalogue.lessons import Action, DeedKind
from questionnaire.catalogue.placeholders import blanks_in
from questionnaire.content.problem import Problem
from questionnaire.texts import LANGUAGES, Text

BLANKS = frozenset(StepBlankId)


def step_problems(catalogue: Catalogue) -> Iterator[Problem]:
    for action in catalogue.actions:
        for text in _informed(action):
            yield from _unknown_blanks(action, text)
            if len({blanks_in(text[language]) for language in LANGUAGES}) > 1:
                yield Problem((action.id,), f"{action.id}: each language needs the same blanks: {text.de!r}")
    yield from _undone_deeds(catalogue)


def _undone_deeds(catalogue: Catalogue) -> Iterator[Problem]:
    """The budget's calendar names the step for each deed, whoever is asking."""
    done = {action.deed for action in catalogue.actions if action.is_everybody and not action.pointless_with}
    for deed in get_args(DeedKind):
        if deed not in done:
            yield Problem((deed,), f"deed {deed}: an action that is for everybody has to do it")


def _informed(action: Action) -> Iterator[Text]:
    words = action.informed
    yield from (text for text in (words.title, words.opening, words.done_when) if text)
    yield from (step.informed for step in action.instructions if step.informed)


def _unknown_blanks(action: Action, text: Text) -> Iterator[Problem]:
    for blank in sorted(blanks_in(text.de) - BLANKS):
        yield Problem((action.id,), f"{action.id}: there is no blank {{{blank}}}")
    if not blanks_in(text.de):
        yield Problem((action.id,), f"{action.id}: an informed text needs a blank: {text.de!r}")
