"""What one takes away: the result page, the PDF, the answers file; and erasing everything."""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.answers_file import write_answers
from questionnaire.plan import ActionPlan
from questionnaire.report.document import plan_html
from questionnaire.report.outline import phases
from questionnaire.storage import Assessment
from questionnaire.web.house import house
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import fingerprint, form_token, token_fits
from questionnaire.web.wizard import assessment_or_404

blueprint = speak(Blueprint("result", __name__))


@blueprint.get("/<link:link>/plan")
def show(link: str) -> str:
    assessment = assessment_or_404(link)
    house().render_pool.warm()
    return _page(house().plan(assessment.answers), link)


@blueprint.get("/<link:link>/plan.pdf")
def pdf(link: str) -> Response:
    assessment = assessment_or_404(link)
    return _printed(house().plan(assessment.answers), "plan")


@blueprint.get("/sample")
def sample() -> str:
    return _page(house().sample_plan(house().today()), "")


@blueprint.get("/sample.pdf")
def sample_pdf() -> Response:
    return _printed(house().sample_plan(house().today()), "sample")


def _page(plan: ActionPlan, link: str) -> str:
    return render_template("result.html", link=link, plan=plan, phases=phases(plan))


def _printed(plan: ActionPlan, name: str) -> Response:
    language = current_language()
    document = house().render_pool.render(plan_html(plan, language))
    return _download(document, "application/pdf", f"{name}-{language}.pdf", "inline")


@blueprint.get("/<link:link>/answers.json")
def answers(link: str) -> Response:
    assessment: Assessment = assessment_or_404(link)
    document = write_answers(house().catalogue, assessment.answers)
    return _download(document.encode(), "application/json", "answers.json", "attachment")


@blueprint.get("/<link:link>/erase")
def confirm_erasing(link: str) -> str:
    assessment_or_404(link)
    return render_template("erase.html", link=link, token=form_token(link))


@blueprint.post("/<link:link>/erase")
def erase(link: str) -> AnyResponse:
    assessment_or_404(link)
    if not token_fits(link):
        abort(403)
    house().storage.erase(fingerprint(link))
    return redirect(url_for("pages.erased"), 303)


def _download(content: bytes, kind: str, name: str, disposition: str) -> Response:
    response = Response(content, content_type=kind)
    file = f"rathausreif-{house().today().isoformat()}-{name}"
    response.headers["Content-Disposition"] = f'{disposition}; filename="{file}"'
    return response
