"""What one social enterprise answered: ids of questions to ids of options, or typed text. Nothing derived."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaire.catalogue.questions import INAPPLICABLE, UNKNOWN, Option, Question

Value = tuple[str, ...]


class Answers(Mapping[str, Value]):
    """Question id to the values given. A question without any value is not in the mapping."""

    def __init__(self, values: Mapping[str, Value] | None = None) -> None:
        self._values = {key: tuple(value) for key, value in (values or {}).items() if value}

    def __getitem__(self, question_id: str) -> Value:
        return self._values[question_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Answers({len(self)} questions)"

    def many(self, question_id: str) -> Value:
        return self._values.get(question_id, ())

    def one(self, question_id: str) -> str | None:
        """The single value, or None where nothing was answered or the answer is "I don't know yet"."""
        value = next(iter(self.many(question_id)), None)
        return None if value == UNKNOWN else value

    def text(self, question_id: str) -> str | None:
        """What was typed, whatever it says."""
        return next(iter(self.many(question_id)), None)

    def option(self, question: Question) -> Option | None:
        return question.option(self.one(question.id))

    def options(self, question: Question) -> tuple[Option, ...]:
        """All that were chosen, in the order of answering; what stands for no option any more is left out."""
        chosen = (question.option(value) for value in self.many(question.id))
        return tuple(option for option in chosen if option)

    def is_open(self, question: Question) -> bool:
        """Unanswered, or "I don't know yet"; "does not apply" is an answer."""
        if self.is_inapplicable(question):
            return False
        return self.one(question.id) is None or bool(question.options and self.option(question) is None)

    def is_inapplicable(self, question: Question) -> bool:
        return question.inapplicable is not None and self.one(question.id) == INAPPLICABLE
