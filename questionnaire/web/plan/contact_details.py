"""Fact sheet and letters with somebody's name and number in them, which no database can be read for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from flask import Blueprint, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from questionnaire.hygiene import clean
from questionnaire.plan.contact_details import ContactDetails
from questionnaire.report.exports import EXPORTS, EXPORTS_BY_NAME, Export
from questionnaire.report.holder import Holder
from questionnaire.report.processes.pool import Busy, RenderFailed
from questionnaire.services import services
from questionnaire.web.assessments import assessment_or_404, owned, posted_by_owner
from questionnaire.web.downloads import dated, download
from questionnaire.web.errors import printing_notice
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import form_token
from questionnaire.web.plan.contact_fields import contact_fields, contact_problems
from questionnaire.web.returned import ReturnedForm, returned, send_back, shown
from questionnaire.web.unavailable import unavailable

blueprint = speak(Blueprint("contact_details", __name__))
FILES = tuple(export for export in EXPORTS if export.says_whom_to_call)


@blueprint.get("/<link:link>/contact")
def show(link: str) -> Response:
    assessment_or_404(link)
    return shown(partial(_again, link), lambda: _page(link, ContactDetails()))


@blueprint.post("/<link:link>/contact")
def make(link: str) -> Response:
    posted_by_owner(link)
    details, pressed = _typed(request.form), request.form.get("go", "")
    problems = contact_problems(details)
    if problems or pressed == "stay":
        form = returned(200) if pressed == "stay" else returned(problems=problems)
        return send_back(form, partial(_again, link), url_for("contact_details.show", link=link), owned(link))
    chosen = EXPORTS_BY_NAME.get(pressed)
    try:
        return _file(link, chosen if chosen in FILES and chosen else FILES[0], details)
    except (Busy, RenderFailed) as error:
        return _later(link, details, printing_notice(error))


def _typed(form: MultiDict[str, str]) -> ContactDetails:
    return ContactDetails(**{name: clean(form.get(name, "")) for name in ContactDetails.__struct_fields__})


def _again(link: str, form: ReturnedForm) -> str:
    return _page(link, _typed(form.sent), form.problems)


def _file(link: str, export: Export, details: ContactDetails) -> Response:
    """Raises Busy and RenderFailed."""
    plan, language = services().plan(assessment_or_404(link).answers).reached_by(details), current_language()
    document = export.document(plan, language, services().render_pool.write, Holder(brand=services().brand))
    return download(document, export.content_type, dated(export.file_name(language)), "attachment")


def _later(link: str, details: ContactDetails, notice: str) -> Response:
    return unavailable(_page(link, details, notice=notice))


def _page(
    link: str, details: ContactDetails, problems: Mapping[str, str] | None = None, notice: str = ""
) -> str:
    return render_template(
        "plan/contact_details.html",
        link=link,
        token=form_token(link),
        questions=contact_fields(),
        details=details,
        problems=problems or {},
        notice=notice,
        files=FILES,
    )
