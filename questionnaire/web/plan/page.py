"""The result page: a plan to read, somebody’s own or the sample."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from questionnaire.plan.action_plan import ON_PAGE, ActionPlan
from questionnaire.plan.phases import phases
from questionnaire.report.exports import EXPORTS
from questionnaire.report.map.region_map import region_map
from questionnaire.report.scale.route_scale import route_scale
from questionnaire.services import services
from questionnaire.web.assessments import assessment_or_404, owned, plan_of
from questionnaire.web.keeping import Keeping, keeping
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import fingerprint, form_token
from questionnaire.web.plan.page_problem import PageProblem
from questionnaire.web.returned import ReturnedForm, send_back, shown
from questionnaire.web.seats import mark
from questionnaire.web.site.document_cache import sample_plan
from questionnaire.wording.citations import Citations
from questionnaire.wording.explanations import Explanations

blueprint = speak(Blueprint("plan", __name__))


@blueprint.get("/<link:link>/plan")
def show(link: str) -> Response:
    page = shown(partial(_with_problem, link), lambda: result_page(link))
    services().render_pool.warm()
    return page


@blueprint.get("/sample")
def sample() -> str:
    return _page(sample_plan(services().today()), "")


def refused(link: str, problem: PageProblem, status: int = 422) -> Response:
    """The plan's page with what could not be done."""
    form = ReturnedForm(status, problem=problem)
    return send_back(form, partial(_with_problem, link), url_for("plan.show", link=link), owned(link))


def _with_problem(link: str, form: ReturnedForm) -> str:
    return result_page(link, form.problem)


def result_page(link: str, problem: PageProblem | None = None) -> str:
    """`problem` says what could not be done."""
    assessment = assessment_or_404(link)
    plan = plan_of(link, assessment)
    return _page(plan, link, problem, keeping(assessment, plan))


def _page(
    plan: ActionPlan, link: str, problem: PageProblem | None = None, kept: Keeping | None = None
) -> str:
    token = form_token(link) if link else ""
    seat = mark(link) if link else None
    contents: list[tuple[str, str]] = []
    return render_template(
        "plan/page.html",
        link=link,
        seat=seat,
        advisor_sees=seat is not None and services().progress_consents.is_given(fingerprint(link)),
        token=token,
        plan=plan,
        sections_on_page=ON_PAGE,
        exports=EXPORTS,
        phases=phases(plan),
        region_map=region_map(plan, current_language()),
        route_scale=route_scale(plan, current_language()),
        cite=Citations(plan.catalogue.sources),
        explain=Explanations(plan.catalogue.glossary, current_language()),
        contents=contents,
        problem=problem,
        keeping=kept,
    )
