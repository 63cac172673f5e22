"""A second look: what has happened since, ticked off in one go; and a comparison with an earlier file."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.answers.checks import AnswerError
from questionnaire.answers.file import read_earlier
from questionnaire.answers.step_states import StepChange, read_state
from questionnaire.services import edition, services
from questionnaire.web.assessments import bare_plan_or_404, posted_by_owner
from questionnaire.web.language import speak
from questionnaire.web.links import fingerprint, form_token
from questionnaire.web.plan.page import result_page
from questionnaire.web.plan.page_problem import PageProblem
from questionnaire.web.plan.step_forms import ticked
from questionnaire.web.plan.step_problems import StepRefused
from questionnaire.web.plan.ticks import save_steps
from questionnaire.web.refusals import NO_FILE, refusal, sent_file
from questionnaire.web.words import _

blueprint = speak(Blueprint("second_look", __name__))


@blueprint.get("/<link:link>/earlier")
def reload(link: str) -> AnyResponse:
    """After a refused file the address stays in the browser's bar, and the language switch leads to it."""
    return redirect(url_for("plan.show", link=link))


@blueprint.post("/<link:link>/earlier")
def bring(link: str) -> AnyResponse:
    posted_by_owner(link)
    document = sent_file()
    if document is None:
        problem = PageProblem(_("The answers file could not be opened"), str(NO_FILE), "file")
        return make_response(result_page(link, problem), 422)
    try:
        earlier = read_earlier(edition().catalogue, edition().regions, document)
    except AnswerError as error:
        problem = PageProblem(_("The answers file could not be opened"), refusal(error), "file")
        return make_response(result_page(link, problem), 422)
    if not services().earlier_answers.keep(fingerprint(link), earlier):
        abort(404)
    return redirect(url_for("plan.show", link=link, _anchor="then"), 303)


@blueprint.get("/<link:link>/second-look")
def look(link: str) -> str:
    return _look(link)


@blueprint.post("/<link:link>/second-look")
def tick_off(link: str) -> AnyResponse:
    posted_by_owner(link)
    try:
        save_steps(link, list(_changes()))
    except StepRefused as refused:
        return make_response(_look(link, refused.problem), refused.status)
    if request.form.get("go") == "answers":
        return redirect(url_for("wizard.check", link=link), 303)
    return redirect(url_for("plan.show", link=link, _anchor="next-title"), 303)


def _changes() -> Iterator[StepChange]:
    """Each box against what its page showed: boxes that nobody touched undo nothing."""
    known = {action.id for action in edition().catalogue.actions}
    for step in known:
        seen = read_state(request.form.get(f"seen-{step}", ""))
        if seen is None:
            continue
        wanted = ticked(seen, f"done-{step}" in request.form)
        if wanted != seen:
            yield StepChange(step, seen, wanted)


def _look(link: str, problem: PageProblem | None = None) -> str:
    return render_template(
        "plan/second_look.html",
        link=link,
        token=form_token(link),
        plan=bare_plan_or_404(link),
        problem=problem,
    )
