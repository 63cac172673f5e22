"""Which municipality first: home and radius, three places and a reserve, to choose from or to strike out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from questionnaire.answers.answers import Answers, Value
from questionnaire.answers.checks import AnswerError, check_values
from questionnaire.catalogue.ids import QuestionId, StepId
from questionnaire.hygiene import clean
from questionnaire.services import edition
from questionnaire.storage import StorageUnavailable
from questionnaire.web.assessments import assessment_or_404, owned, posted_by_owner
from questionnaire.web.language import speak
from questionnaire.web.returned import ReturnedForm, returned, send_back, shown
from questionnaire.web.wizard.forms import changes, form_class, malformed, typed
from questionnaire.web.wizard.saving import NOT_SAVED, keep, not_saved
from questionnaire.web.wizard.shortlist_page import asked, origin, shortlist_page
from questionnaire.web.words import _

blueprint = speak(Blueprint("shortlist", __name__))


@blueprint.get("/<link:link>/shortlist")
def show(link: str) -> Response:
    saved = assessment_or_404(link).answers
    return shown(partial(_asked_again, link), lambda: shortlist_page(link, saved))


@blueprint.post("/<link:link>/shortlist")
def submit(link: str) -> Response:
    """Whatever button is pressed, home and radius are saved too."""
    saved = posted_by_owner(link).answers
    step, form = asked(), form_class(asked())(request.form)
    form.validate()
    pressed, notice = _pressed(saved)
    values = Answers({**saved, **pressed, **typed(step, form)})
    try:
        keep(link, {**changes(step, form), **pressed})
    except StorageUnavailable:
        return not_saved(shortlist_page(link, values, notice=str(NOT_SAVED)))
    problems = malformed(step, form)
    if problems or notice:
        address = url_for("shortlist.show", link=link, **origin())
        again = partial(_asked_again, link)
        return send_back(returned(problems=problems, notice=notice), again, address, owned(link))
    return redirect(_way_on(link), 303)


def _asked_again(link: str, form: ReturnedForm) -> str:
    """What the pressed button changed is saved by then."""
    saved, step = assessment_or_404(link).answers, asked()
    values = Answers({**saved, **typed(step, form_class(step)(form.sent))})
    return shortlist_page(link, values, form.problems, form.notice)


def _pressed(saved: Answers) -> tuple[Mapping[str, Value], str]:
    """What the button beside a place changes, or why that cannot be."""
    struck = saved.many(QuestionId.STRUCK_PLACES)
    if chosen := _button("choose"):
        return _accepted(QuestionId.TARGET, (chosen,))
    if out := _button("strike"):
        return _accepted(QuestionId.STRUCK_PLACES, tuple(dict.fromkeys((*struck, out))))
    if back := _button("restore"):
        place = edition().regions.place
        kept = tuple(key for key in struck if place(key) != place(back))
        return _accepted(QuestionId.STRUCK_PLACES, kept)
    return {}, ""


def _accepted(question_id: QuestionId, values: Value) -> tuple[Mapping[str, Value], str]:
    question = edition().catalogue.known(question_id)
    try:
        return {question_id: check_values(question, edition().regions, values)}, ""
    except AnswerError as error:
        return {}, _refusal(error)


def _button(name: str) -> str:
    """The key of the place that it stands beside; empty where another was pressed."""
    return clean(request.form.get(name, ""))


def _refusal(error: AnswerError) -> str:
    if error.fault == "too_many":
        return _("You have struck out as many as fit here. Please bring one back first.")
    return _("This choice does not exist. Please choose one of those offered.")


def _way_on(link: str) -> str:
    """A chosen place leads back to where one came from, everything else to the list."""
    pressed = request.form.get("go")
    if pressed == "fields":
        return _step(link, StepId.OFFERING, QuestionId.FIELDS)
    if _button("choose") or pressed == "back":
        if request.args.get("from") == "plan":
            return url_for("plan.show", link=link)
        return _step(link, StepId.REGION, QuestionId.TARGET)
    anchor = None if pressed == "stay" else "found"
    return url_for("shortlist.show", link=link, _anchor=anchor, **origin())


def _step(link: str, step_id: StepId, question_id: QuestionId) -> str:
    numbers = {step.id: number for number, step in enumerate(edition().catalogue.steps, 1)}
    query = {key: value for key, value in origin().items() if value == "check"}
    return url_for("wizard.show", link=link, number=numbers[step_id], _anchor=question_id, **query)
