"""Each question with what was said to it: what plans are made from."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import Option, Question


class AnsweredQuestion(Struct, frozen=True):
    """`option` is the one chosen, of several the first; None where nothing is known of it."""

    question: Question
    option: Option | None
    is_open: bool
    is_inapplicable: bool

    @property
    def lacking(self) -> int:
        """Points to the best answer: all of them where nothing is known."""
        return self.question.max_points - ((self.option.points or 0) if self.option else 0)

    @property
    def called_actions(self) -> tuple[str, ...]:
        """Ids of what the answer calls for."""
        if self.question.inapplicable and self.is_inapplicable:
            return self.question.inapplicable.actions
        if self.question.unknown and self.is_open:
            return self.question.unknown.actions
        return self.option.actions if self.option else ()


def answered_questions(catalogue: Catalogue, answers: Answers) -> Iterator[AnsweredQuestion]:
    """All of them, in their order."""
    for question in catalogue.questions:
        yield AnsweredQuestion(
            question,
            answers.option(question),
            is_open=answers.is_open(question),
            is_inapplicable=answers.is_inapplicable(question),
        )
