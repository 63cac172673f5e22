"""Questions to forms. What may be answered is the domain's rule; forms add only their messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wtforms import Field, Form, SelectMultipleField, StringField, ValidationError

from questionnaire.answers.answers import Answers, Value
from questionnaire.answers.checks import AnswerError, check_values
from questionnaire.catalogue.questions import Question, QuestionKind, Step
from questionnaire.hygiene import clean
from questionnaire.places.regions import Regions
from questionnaire.services import edition
from questionnaire.web.per_application import PerApplication
from questionnaire.web.spoken_form import NO_SUCH_CHOICE, SpokenForm
from questionnaire.web.wizard.place_field import PlaceField
from questionnaire.web.wizard.place_problem import which_place
from questionnaire.web.words import _, ngettext

# People change their minds about text, ticks and lists; a radio button cannot be taken back, save by another.
CAN_BE_EMPTIED = frozenset({"text", "choices", "place", "places", "quarter"})

# Pages have the question’s own title. Without one WTForms makes one of the name, and asks for its words.
NO_LABEL = ""


class Acceptable:
    """Refuses what the domain refuses, in the reader's language."""

    def __init__(self, question: Question, regions: Regions) -> None:
        self.question = question
        self.regions = regions

    def __call__(self, _form: Form, field: Field) -> None:
        try:
            check_values(self.question, self.regions, values_of(field))
        except AnswerError as error:
            length = len(field.data or "")
            raise ValidationError(refusal(error, self.question, length)) from error


def refusal(error: AnswerError, question: Question, length: int) -> str:
    """In the reader's language; `length` is that of a text."""
    match error.fault:
        case "too_long":
            return _(
                "Please shorten this to %(most)d characters; now there are %(length)d.",
                most=question.max_length,
                length=length,
            )
        case "too_many" if question.kind == "place":
            return _("Please name a place or tick “I don’t know yet”, not both.")
        case "too_many":
            return ngettext(
                "Please choose only one.", "Please choose at most %(num)d.", max(question.max_choices, 1)
            )
        case "repeated":
            return _("The same choice is here twice. Please take one away.")
        case "option" if question.kind in ("place", "places"):
            return which_place(error.value)
        case _:
            return str(NO_SUCH_CHOICE)


def _one(accepts: Acceptable) -> Field:
    return StringField(NO_LABEL, filters=[_cleaned], validators=[accepts])


def _many(accepts: Acceptable) -> Field:
    return SelectMultipleField(
        NO_LABEL, choices=[], validate_choice=False, filters=[_each_cleaned], validators=[accepts]
    )


def _named(accepts: Acceptable) -> Field:
    return PlaceField(NO_LABEL, validators=[accepts])


MAKERS: dict[QuestionKind, Callable[[Acceptable], Field]] = {
    "level": _one,
    "choice": _one,
    "choices": _many,
    "text": _one,
    "place": _named,
    "places": _named,
    "quarter": _one,
}


def _no_classes() -> dict[tuple[str, ...], type[Form]]:
    return {}


# By what they ask; a class costs more to make than a form of it.
_classes = PerApplication("form_classes", _no_classes)


def form_class(step: Step) -> type[Form]:
    """The form of a step or of a page of it, made once."""
    asked = tuple(question.id for question in step.questions)
    if asked not in _classes():
        regions = edition().regions
        fields = {
            question.id: MAKERS[question.kind](Acceptable(question, regions)) for question in step.questions
        }
        _classes()[asked] = type("StepForm", (SpokenForm,), fields)
    return _classes()[asked]


def values_of(field: Field) -> Value:
    data = field.data or []
    return (data,) if isinstance(data, str) else tuple(value for value in data if value)


def changes(step: Step, form: Form) -> dict[str, Value]:
    """What the form answers acceptably, question by question; an empty value takes an answer away."""
    accepted = {}
    for question in step.questions:
        field = form[question.id]
        sent = bool(field.raw_data) or question.kind in ("choices", "places")
        can_be_empty = question.optional or question.kind in CAN_BE_EMPTIED
        if not field.errors and sent and (values_of(field) or can_be_empty):
            accepted[question.id] = values_of(field)
    return accepted


def malformed(step: Step, form: Form) -> dict[str, str]:
    """What is wrong, by question."""
    return {
        question.id: form[question.id].errors[0] for question in step.questions if form[question.id].errors
    }


def typed(step: Step, form: Form) -> Answers:
    """What the form holds, acceptable or not: it goes back to the reader."""
    return Answers({question.id: values_of(form[question.id]) for question in step.questions})


def _cleaned(value: Any) -> str:
    return clean(value) if value else ""


def _each_cleaned(values: Any) -> list[str]:
    return [clean(value) for value in values or []]
