"""The ten steps: nine pages of questions and the check of all answers."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse
from wtforms import Form

from questionnaire.answers import Answers
from questionnaire.catalogue import Step
from questionnaire.storage import Assessment, StorageUnavailable
from questionnaire.web.errors import RETRY_SECONDS
from questionnaire.web.filling import NotOnPage, filled
from questionnaire.web.forms import changes, form_class, values_of
from questionnaire.web.house import house
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import fingerprint, form_token, token_fits
from questionnaire.web.placefield import entries
from questionnaire.web.quarters import quarter_choices
from questionnaire.web.review import review
from questionnaire.web.stepview import StepView, step_view
from questionnaire.web.words import _

blueprint = speak(Blueprint("wizard", __name__))


class Trouble(NamedTuple):
    """`problems` by question id; `only_missing` where everything that was typed is acceptable."""

    problems: Mapping[str, str] = {}
    notice: str = ""
    only_missing: bool = False


NO_TROUBLE = Trouble()
# They stand in the empty page where a link and its token go; as long as the real ones.
NO_LINK = "_" * 32
NO_TOKEN = "_" * 64
LAST = 9
CHECK = 10


def assessment_or_404(link: str) -> Assessment:
    """Wrong, foreign, erased and expired links all answer alike."""
    found = house().storage.find(fingerprint(link), house().now())
    return found or abort(404)


@blueprint.get("/<link:link>/step/<int(min=1, max=9):number>")
def show(link: str, number: int) -> str:
    assessment = assessment_or_404(link)
    return _page(link, number, assessment.answers)


@blueprint.post("/<link:link>/step/<int(min=1, max=9):number>")
def submit(link: str, number: int) -> AnyResponse:
    step = house().catalogue.steps[number - 1]
    form = form_class(step.id)(request.form)
    form.validate()
    try:
        assessment = assessment_or_404(link)
        if not token_fits(link):
            abort(403)
        answers = _save(assessment, step, form)
    except StorageUnavailable:
        return _not_saved(link, number, _typed(step, form))
    malformed = _malformed(step, form)
    problems = malformed or _missing(step, answers)
    if problems:
        page = _page(link, number, _typed(step, form), Trouble(problems, only_missing=not malformed))
        return make_response(page, 422)
    return redirect(_after(link, number), 303)


@blueprint.get("/<link:link>/step/10")
def check(link: str) -> str:
    assessment = assessment_or_404(link)
    sections = review(house().catalogue, house().regions, assessment.answers, current_language())
    open_count = sum(line.unanswered for section in sections for line in section.lines)
    return render_template("check.html", link=link, number=CHECK, sections=sections, open_count=open_count)


def _save(assessment: Assessment, step: Step, form: Form) -> Answers:
    """What is acceptable is kept even when something else is not."""
    given = changes(step, form)
    if not house().storage.save(assessment.id, house().catalogue.edition, given, house().now()):
        abort(404)
    return Answers({**assessment.answers, **given})


def _malformed(step: Step, form: Form) -> dict[str, str]:
    return {
        question.id: form[question.id].errors[0] for question in step.questions if form[question.id].errors
    }


def _missing(step: Step, answers: Answers) -> dict[str, str]:
    """Only "Next" asks for what is missing: going back, pausing and skipping never do."""
    if request.form.get("go", "next") != "next":
        return {}
    return {
        question.id: _missing_message(question.unknown is not None)
        for question in step.questions
        if not question.optional and not answers.many(question.id)
    }


def _missing_message(can_be_unknown: bool) -> str:
    if can_be_unknown:
        return _("Please choose an answer. “I don’t know yet” counts as one.")
    return _("Please choose an answer.")


def _after(link: str, number: int) -> str:
    match request.form.get("go", "next"):
        case "back":
            return (
                url_for("wizard.show", link=link, number=number - 1) if number > 1 else url_for("pages.start")
            )
        case "stay":
            return url_for("wizard.show", link=link, number=number, **_origin())
        case _ if number == LAST or _origin():
            return url_for("wizard.check", link=link)
        case _:
            return url_for("wizard.show", link=link, number=number + 1)


def _origin() -> dict[str, Any]:
    """Whoever came from the check page goes back there."""
    return {"from": "check"} if request.args.get("from") == "check" else {}


def _typed(step: Step, form: Form) -> Answers:
    """What the form holds, acceptable or not: it goes back to the reader."""
    return Answers({question.id: values_of(form[question.id]) for question in step.questions})


def _not_saved(link: str, number: int, typed: Answers) -> Response:
    message = _("This could not be saved just now. Nothing is lost: wait a moment and send the page again.")
    response = make_response(_page(link, number, typed, Trouble(notice=message)), 503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _page(link: str, number: int, values: Answers, trouble: Trouble = NO_TROUBLE) -> str:
    if trouble is NO_TROUBLE:
        with suppress(NotOnPage):
            return _filled_page(link, number, values)
    return _rendered_page(link, form_token(link), number, values, trouble)


def _filled_page(link: str, number: int, values: Answers) -> str:
    """Raises NotOnPage."""
    page = _empty_page(number)
    for question in step_view(number, current_language()).questions:
        page = filled(page, question, values.many(question.id))
    return page.replace(NO_TOKEN, form_token(link)).replace(NO_LINK, link)


def _empty_page(number: int) -> str:
    key = (number, current_language(), bool(_origin()), house().today())
    page: str | None = house().empty_pages.get(key)
    if page is None:
        page = _rendered_page(NO_LINK, NO_TOKEN, number, Answers(), NO_TROUBLE)
        house().empty_pages[key] = page
    return page


def _rendered_page(link: str, token: str, number: int, values: Answers, trouble: Trouble) -> str:
    view = step_view(number, current_language())
    return render_template(
        "step.html",
        link=link,
        token=token,
        number=number,
        step=view,
        values=values,
        problems=trouble.problems,
        notice=trouble.notice,
        only_missing=trouble.only_missing,
        origin=_origin(),
        **_lists(view, values),
    )


def _lists(view: StepView, values: Answers) -> dict[str, Any]:
    """What only the one step needs that asks for places and dates."""
    if not view.asks_places:
        return {}
    return {
        "entries": {q.id: entries(q, values.many(q.id)) for q in view.questions if q.asks_places},
        "quarters": quarter_choices(house().today(), values.one("start") or "", current_language()),
    }
