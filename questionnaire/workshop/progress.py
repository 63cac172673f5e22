"""How far somebody is with the questionnaire."""

from __future__ import annotations

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue


def current_step(catalogue: Catalogue, answers: Answers) -> int:
    """The one after the last in which something was answered; the check where that was the last of all.

    Nobody is held up by a question left open: the plan says how to find out.
    """
    begun = [
        number
        for number, step in enumerate(catalogue.steps, 1)
        if any(answers.many(question.id) for question in step.questions)
    ]
    return max(begun, default=0) + 1


def open_questions(catalogue: Catalogue, answers: Answers) -> int:
    """How many of those that everybody is asked have no answer."""
    return sum(not question.optional and not answers.many(question.id) for question in catalogue.questions)


def is_finished(catalogue: Catalogue, answers: Answers) -> bool:
    return current_step(catalogue, answers) == catalogue.check_number
