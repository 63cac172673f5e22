"""A second look: what has happened since, ticked off in one go; and a comparison with an earlier file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.answers.checks import AnswerError
from questionnaire.answers.file import read_earlier
from questionnaire.answers.step_states import StepChange, read_state
from questionnaire.services import edition, services
from questionnaire.web.assessments import bare_plan_or_404, owned, posted_by_owner
from questionnaire.web.language import speak
from questionnaire.web.links import fingerprint, form_token
from questionnaire.web.plan.page import refused
from questionnaire.web.plan.page_problem import PageProblem
from questionnaire.web.plan.step_forms import ticked
from questionnaire.web.plan.step_problems import StepRefused
from questionnaire.web.plan.ticks import save_steps
from questionnaire.web.refusals import NO_FILE, refusal, sent_file
from questionnaire.web.returned import ReturnedForm, send_back, shown
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
        return _not_opened(link, str(NO_FILE))
    try:
        earlier = read_earlier(edition().catalogue, edition().regions, document, services().today())
    except AnswerError as error:
        return _not_opened(link, refusal(error))
    if not services().earlier_answers.keep(fingerprint(link), earlier):
        abort(404)
    return redirect(url_for("plan.show", link=link, _anchor="then"), 303)


def _not_opened(link: str, why: str) -> AnyResponse:
    return refused(link, PageProblem(_("The answers file could not be opened"), why, "file"))


@blueprint.get("/<link:link>/second-look")
def look(link: str) -> AnyResponse:
    return shown(partial(_look_again, link), lambda: _look(link))


@blueprint.post("/<link:link>/second-look")
def tick_off(link: str) -> AnyResponse:
    posted_by_owner(link)
    try:
        save_steps(link, list(_changes()))
    except StepRefused as said:
        form = ReturnedForm(said.status, problem=said.problem)
        address = url_for("second_look.look", link=link)
        return send_back(form, partial(_look_again, link), address, owned(link))
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


def _look_again(link: str, form: ReturnedForm) -> str:
    return _look(link, form.problem)


def _look(link: str, problem: PageProblem | None = None) -> str:
    return render_template(
        "plan/second_look.html",
        link=link,
        token=form_token(link),
        plan=bare_plan_or_404(link),
        problem=problem,
    )
