"""What one takes away: the result page, the PDF, the answers file; and erasing everything."""

from __future__ import annotations

from contextlib import suppress

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.answers.file import write_answers
from questionnaire.calendar.days import german_day
from questionnaire.plan.action_plan import ON_PAGE, ActionPlan
from questionnaire.plan.phases import phases
from questionnaire.report.files.calendar_export import calendar_export
from questionnaire.report.files.letters_export import letters_export
from questionnaire.report.files.tasks_csv import tasks_csv
from questionnaire.report.map.region_map import region_map
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.services import edition, services
from questionnaire.storage import Assessment, StillInLog
from questionnaire.web.assessments import assessment_or_404
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import fingerprint, form_token, token_fits
from questionnaire.web.seats import mark
from questionnaire.web.site import shared_documents
from questionnaire.web.site.shared_documents import sample_plan
from questionnaire.wording.citations import Citations

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

blueprint = speak(Blueprint("plan", __name__))


@blueprint.get("/<link:link>/plan")
def show(link: str) -> str:
    page = result_page(link)
    services().render_pool.warm()
    return page


def result_page(link: str, problem: str = "") -> str:
    """`problem` says why an earlier answers file cannot be compared with."""
    return _page(plan_or_404(link), link, problem)


def plan_or_404(link: str) -> ActionPlan:
    """With a second look where there is something to compare with."""
    earlier = services().earlier_answers.find(fingerprint(link))
    return services().plan(assessment_or_404(link).answers).compared_with(earlier)


@blueprint.get("/<link:link>/plan.pdf")
def pdf(link: str) -> Response:
    language = current_language()
    html = plan_html(plan_or_404(link), language, mark(link))
    return _pdf(services().render_pool.render(html), f"plan-{language}.pdf")


@blueprint.get("/<link:link>/plan.ics")
def calendar(link: str) -> Response:
    language = current_language()
    order = calendar_export(services().plan(assessment_or_404(link).answers), language)
    document = services().render_pool.write_calendar(order)
    return _download(document, "text/calendar; charset=utf-8", f"plan-{language}.ics", "attachment")


@blueprint.get("/sample")
def sample() -> str:
    return _page(sample_plan(services().today()), "")


@blueprint.get("/sample.pdf")
def sample_pdf() -> Response:
    language = current_language()
    return _pdf(shared_documents.sample_pdf(language), f"sample-{language}.pdf")


@blueprint.get("/questionnaire.pdf")
def questionnaire_pdf() -> Response:
    """All questions on paper, for a room without phones."""
    language = current_language()
    return _pdf(shared_documents.form_pdf(language), f"questionnaire-{language}.pdf")


def _page(plan: ActionPlan, link: str, problem: str = "") -> str:
    token = form_token(link) if link else ""
    return render_template(
        "plan/page.html",
        link=link,
        seat=mark(link) if link else None,
        token=token,
        plan=plan,
        sections_on_page=ON_PAGE,
        phases=phases(plan),
        region_map=region_map(plan, current_language()),
        cite=Citations(plan.catalogue.sources),
        problem=problem,
    )


def _pdf(document: bytes, name: str) -> Response:
    return _download(document, "application/pdf", name, "inline")


@blueprint.get("/<link:link>/answers.json")
def answers(link: str) -> Response:
    assessment: Assessment = assessment_or_404(link)
    document = write_answers(edition().catalogue, assessment.answers, german_day(assessment.changed_at))
    return _download(document.encode(), "application/json", "answers.json", "attachment")


@blueprint.get("/<link:link>/letters.docx")
def letters(link: str) -> Response:
    language = current_language()
    order = letters_export(services().plan(assessment_or_404(link).answers), language)
    return _download(
        services().render_pool.type_letters(order), DOCX, f"letters-{language}.docx", "attachment"
    )


@blueprint.get("/<link:link>/tasks.csv")
def tasks(link: str) -> Response:
    language = current_language()
    table = tasks_csv(services().plan(assessment_or_404(link).answers), language)
    return _download(table, "text/csv; charset=utf-8", f"tasks-{language}.csv", "attachment")


@blueprint.get("/<link:link>/erase")
def confirm_erasing(link: str) -> str:
    assessment_or_404(link)
    return render_template("plan/erase.html", link=link, token=form_token(link))


@blueprint.post("/<link:link>/erase")
def erase(link: str) -> AnyResponse:
    assessment_or_404(link)
    if not token_fits(link):
        abort(403)
    # The answers are gone even where the log could not be emptied yet: the next change does that.
    with suppress(StillInLog):
        services().assessments.erase(fingerprint(link))
    services().withdraw_prints()
    return redirect(url_for("site.erased"), 303)


def _download(content: bytes, kind: str, name: str, disposition: str) -> Response:
    response = Response(content, content_type=kind)
    file = f"rathausreif-{services().today().isoformat()}-{name}"
    response.headers["Content-Disposition"] = f'{disposition}; filename="{file}"'
    return response
