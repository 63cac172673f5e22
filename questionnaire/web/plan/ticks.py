"""Ticking off: a step is done, dropped, moved to a day or open again, and the plan follows."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, url_for
from werkzeug.wrappers import Response

from questionnaire.answers.step_states import StepChange
from questionnaire.services import services
from questionnaire.web.assessments import posted_by_owner
from questionnaire.web.keeping import follow_plan
from questionnaire.web.language import speak
from questionnaire.web.links import fingerprint
from questionnaire.web.plan.page import refused
from questionnaire.web.plan.preparing import prepare_plan
from questionnaire.web.plan.step_forms import wanted_change
from questionnaire.web.plan.step_problems import StepRefused, changed_meanwhile

blueprint = speak(Blueprint("ticks", __name__))


@blueprint.get("/<link:link>/steps/<step>")
def reload(link: str, step: str) -> Response:
    """After a refusal the address stays in the browser's bar, and the language switch leads to it."""
    return redirect(url_for("plan.show", link=link, _anchor=f"step-{step}"))


@blueprint.post("/<link:link>/steps/<step>")
def change(link: str, step: str) -> Response:
    """Answered only after the database has it; the script on the page takes the same answer."""
    assessment = posted_by_owner(link)
    states = services().ticks.find(fingerprint(link))
    try:
        save_steps(link, [wanted_change(assessment.answers, states, step)])
    except StepRefused as said:
        return refused(link, said.problem, said.status)
    return redirect(url_for("plan.show", link=link, _anchor=f"step-{step}"), 303)


def save_steps(link: str, changes: list[StepChange]) -> None:
    """Raises StepRefused where another window was faster; the other changes are saved all the same.

    Whoever changes nothing keeps nothing for longer.
    """
    if not changes:
        return
    left = services().ticks.save(fingerprint(link), changes, services().now())
    if left is None:
        abort(404)
    follow_plan(fingerprint(link))
    prepare_plan(link)
    if left:
        raise changed_meanwhile(left[0].step_id)
