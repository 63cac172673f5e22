"""What one takes away: the result page, the PDF, the answers file; and erasing everything."""

from __future__ import annotations

from contextlib import suppress

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.answers_file import write_answers
from questionnaire.plan import ActionPlan
from questionnaire.report.citations import Citations
from questionnaire.report.document import plan_html
from questionnaire.report.outline import phases
from questionnaire.storage import Assessment, StillInLog
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
    language = current_language()
    html = plan_html(house().plan(assessment_or_404(link).answers), language)
    return _pdf(house().render_pool.render(html), f"plan-{language}.pdf")


@blueprint.get("/sample")
def sample() -> str:
    return _page(house().sample_plan(house().today()), "")


@blueprint.get("/sample.pdf")
def sample_pdf() -> Response:
    language = current_language()
    return _pdf(house().sample_pdf(house().today(), language), f"sample-{language}.pdf")


def _page(plan: ActionPlan, link: str) -> str:
    cite = Citations(plan.catalogue.sources)
    return render_template("result.html", link=link, plan=plan, phases=phases(plan), cite=cite)


def _pdf(document: bytes, name: str) -> Response:
    return _download(document, "application/pdf", name, "inline")


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
    # The answers are gone even where the log could not be emptied yet: the next change does that.
    with suppress(StillInLog):
        house().storage.erase(fingerprint(link))
    return redirect(url_for("pages.erased"), 303)


def _download(content: bytes, kind: str, name: str, disposition: str) -> Response:
    response = Response(content, content_type=kind)
    file = f"rathausreif-{house().today().isoformat()}-{name}"
    response.headers["Content-Disposition"] = f'{disposition}; filename="{file}"'
    return response
