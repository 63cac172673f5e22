"""The ten steps: nine pages of questions and the check of all answers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from flask import Blueprint, Response, redirect, render_template, request
from flask.sansio.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.answers.answers import Answers, Value
from questionnaire.catalogue.questions import Step
from questionnaire.services import edition, services, services_of
from questionnaire.storage import StorageUnavailable
from questionnaire.web.assessments import assessment_or_404, owned
from questionnaire.web.buttons import button
from questionnaire.web.language import current_language, speak
from questionnaire.web.plan.preparing import prepare_plan
from questionnaire.web.returned import ReturnedForm, returned, send_back, shown
from questionnaire.web.seats import mark
from questionnaire.web.wizard.answer_summary import answer_summary
from questionnaire.web.wizard.forms import form_class, malformed, typed
from questionnaire.web.wizard.navigation import PageKey, leads_to_check, page_keys, step_on, way_on
from questionnaire.web.wizard.saving import NOT_SAVED, not_saved, save
from questionnaire.web.wizard.step_page import StepProblems, step_page
from questionnaire.web.words import _

blueprint = speak(Blueprint("wizard", __name__))


def show(link: str, number: int, page: int) -> AnyResponse:
    key, answers = PageKey(number, page), assessment_or_404(link).answers
    return shown(partial(_asked_again, link, key), lambda: step_page(link, key, answers))


def submit(link: str, number: int, page: int) -> AnyResponse:
    key = PageKey(number, page)
    step = step_on(key)
    form = form_class(step)(request.form)
    form.validate()
    try:
        given = save(link, step, form)
    except StorageUnavailable:
        return _not_saved(link, key, typed(step, form))
    pressed, wrong = button(), malformed(step, form)
    # Only "Next" asks for what is missing: going back, pausing and skipping never do.
    problems = wrong or (_missing(link, step, given) if pressed == "next" else {})
    if problems:
        again = partial(_asked_again, link, key)
        return send_back(returned(problems=problems), again, way_on(link, key, "stay"), owned(link))
    if leads_to_check(key, pressed):
        prepare_plan(link)
    return redirect(way_on(link, key, pressed), 303)


def _asked_again(link: str, key: PageKey, returned_form: ReturnedForm) -> str | bytes:
    step = step_on(key)
    form = form_class(step)(returned_form.sent)
    is_sound = form.validate()
    trouble = StepProblems(returned_form.problems, only_missing=is_sound)
    return step_page(link, key, typed(step, form), trouble)


def check(link: str) -> str:
    assessment = assessment_or_404(link)
    sections = answer_summary(edition().catalogue, edition().regions, assessment.answers, current_language())
    open_count = sum(section.open_count for section in sections)
    return render_template(
        "wizard/check.html",
        link=link,
        number=edition().catalogue.check_number,
        sections=sections,
        open_count=open_count,
        last=page_keys()[-1],
        kept_until=services().assessments.period.until(assessment.used_at, assessment.wished),
        seat=mark(link),
    )


@blueprint.record
def _add_steps(state: BlueprintSetupState) -> None:
    """How many there are, the content of the application says."""
    catalogue = services_of(state.app).edition.catalogue
    step = f"/<link:link>/step/<int(min=1, max={len(catalogue.steps)}):number>"
    for rule, defaults in ((step, {"page": 1}), (f"{step}/<int(min=2):page>", {})):
        state.add_url_rule(rule, "show", show, defaults=defaults)
        state.add_url_rule(rule, "submit", submit, methods=["POST"], defaults=defaults)
    state.add_url_rule(f"/<link:link>/step/{catalogue.check_number}", "check", check)


def _missing(link: str, step: Step, given: Mapping[str, Value]) -> dict[str, str]:
    """What was answered earlier is read only where the form leaves something open: browsers send it again."""
    required = [question for question in step.questions if not question.optional]
    if all(given.get(question.id) for question in required):
        return {}
    answers = assessment_or_404(link).answers
    return {
        question.id: _missing_message(question.unknown is not None)
        for question in required
        if not answers.many(question.id)
    }


def _missing_message(can_be_unknown: bool) -> str:
    if can_be_unknown:
        return _("Please choose an answer. “I don’t know yet” counts as one.")
    return _("Please choose an answer.")


def _not_saved(link: str, key: PageKey, values: Answers) -> Response:
    return not_saved(step_page(link, key, values, StepProblems(notice=str(NOT_SAVED))))
