"""A sheet of paper as it is typed off: line by line, keys to answers, and what is wrong with a line."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from werkzeug.datastructures import MultiDict

from questionnaire.answers.answers import Value
from questionnaire.answers.checks import AnswerError, check_values
from questionnaire.answers.keys import keys, numbered, read_keys
from questionnaire.catalogue.lessons import Lesson
from questionnaire.catalogue.questions import Question
from questionnaire.hygiene import clean
from questionnaire.places.candidates import Candidates
from questionnaire.places.readings import LONGEST
from questionnaire.services import edition
from questionnaire.web.language import current_language
from questionnaire.web.wizard.forms import refusal
from questionnaire.web.wizard.place_field import PlaceInput, candidates_for, meant
from questionnaire.web.words import _
from questionnaire.wording.answer_words import choices

PLACES = ("place", "places")
SHOWN = 20


class PaperLine(Struct, frozen=True):
    """One question: what was typed, what it means, and why it cannot be taken."""

    number: int
    question: Question
    typed: tuple[str, ...]
    values: Value = ()
    problem: str = ""

    @property
    def title(self) -> str:
        return (self.question.topic or self.question.title)[current_language()]

    @property
    def asks_places(self) -> bool:
        return self.question.kind in PLACES

    @property
    def longest(self) -> int:
        """How many letters there is room for; 0 where keys are typed."""
        return LONGEST if self.asks_places else self.question.max_length

    @property
    def is_short(self) -> bool:
        """A key or two, nothing in words."""
        return not self.asks_places and self.question.kind != "text"

    @property
    def labels(self) -> Mapping[str, str]:
        """Each key with the words that are printed beside it."""
        return {choice.key: choice.label for choice in choices(self.question, current_language())}

    @property
    def keys(self) -> str:
        """Those that can be typed: 1–4, 9."""
        return allowed(self.question)

    @property
    def entries(self) -> tuple[PlaceInput, ...]:
        """The text fields, with the places to choose from where a name fits several."""
        room = max(self.question.max_choices, 1) if self.question.kind in PLACES else 1
        texts = (*self.typed, *[""] * room)[:room]
        return tuple(PlaceInput(text, candidates=self._candidates(text)) for text in texts)

    def _candidates(self, text: str) -> Candidates:
        is_asked = self.problem and text and self.question.kind in PLACES
        return candidates_for(text) if is_asked else Candidates()


class PaperSection(Struct, frozen=True):
    title: str
    lines: tuple[PaperLine, ...]


def read_sheet(form: MultiDict[str, str]) -> tuple[PaperLine, ...]:
    return tuple(_line(number, question, form) for number, question in numbered(edition().catalogue))


def grouped(lines: tuple[PaperLine, ...]) -> tuple[PaperSection, ...]:
    """As on paper: one group for each step."""
    language, by_id = current_language(), {line.question.id: line for line in lines}
    return tuple(
        PaperSection(
            step.name[language] if isinstance(step, Lesson) else step.title[language],
            tuple(by_id[question.id] for question in step.questions),
        )
        for step in edition().catalogue.steps
    )


def allowed(question: Question) -> str:
    """1–4, 9: the keys of a question; an example where there is more to type."""
    possible = list(keys(question))
    plain = possible[: len(question.options)]
    ranged = [f"{plain[0]}–{plain[-1]}"] if plain else []
    example = [_("such as 1 27")] if question.kind == "quarter" else []
    return ", ".join(ranged + example + possible[len(plain) :])


def _line(number: int, question: Question, form: MultiDict[str, str]) -> PaperLine:
    typed = tuple(form.getlist(question.id))[: _room(question)]
    try:
        return PaperLine(number, question, typed, _values(question, typed, form))
    except AnswerError as error:
        return PaperLine(number, question, typed, problem=_problem(error, question, typed))


def _room(question: Question) -> int:
    return max(question.max_choices, 1) if question.kind in PLACES else 1


def _values(question: Question, typed: tuple[str, ...], form: MultiDict[str, str]) -> Value:
    """Raises AnswerError."""
    values: list[str] = []
    for place, text in enumerate(typed, 1):
        read = read_keys(question, clean(text))
        picked = form.get(f"{question.id}-{place}", "")
        values += [meant(value, picked) for value in read] if question.kind in PLACES else read
    return check_values(question, edition().regions, tuple(values))


def _problem(error: AnswerError, question: Question, typed: tuple[str, ...]) -> str:
    if error.fault == "option" and question.kind not in PLACES:
        typed_key, possible = error.value[:SHOWN], allowed(question)
        return _("“%(typed)s” does not fit here. Possible: %(keys)s.", typed=typed_key, keys=possible)
    return refusal(error, question, len(clean(typed[0])))
