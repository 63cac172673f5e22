"""The plan as files, one address for each format that there is, and the answers that it follows from."""

from __future__ import annotations

from flask import Blueprint, Response, request

from questionnaire.answers.file import write_answers
from questionnaire.calendar.days import german_day
from questionnaire.report.exports import EXPORTS, EXPORTS_BY_NAME
from questionnaire.services import edition, services
from questionnaire.web.assessments import assessment_or_404, bare_plan_of, plan_of
from questionnaire.web.downloads import dated, download
from questionnaire.web.language import current_language, speak
from questionnaire.web.plan.holders import holder, own_holder

blueprint = speak(Blueprint("downloads", __name__))


def export(link: str, name: str) -> Response:
    chosen, language = EXPORTS_BY_NAME[name], current_language()
    is_personal = chosen.has_personal_parts
    assessment = assessment_or_404(link)
    plan = plan_of(link, assessment) if is_personal else bare_plan_of(link, assessment)
    whose = own_holder(link, assessment, _wants_link()) if is_personal else holder(link, assessment)
    document = chosen.document(plan, language, services().render_pool.write, whose)
    return download(document, chosen.content_type, dated(chosen.file_name(language)), chosen.disposition)


def _wants_link() -> bool:
    """The private link only where its owner asks for it on this very print."""
    return request.args.get("link") == "qr"


for entry in EXPORTS:
    blueprint.add_url_rule(f"/<link:link>/{entry.name}", view_func=export, defaults={"name": entry.name})


@blueprint.get("/<link:link>/answers.json")
def answers(link: str) -> Response:
    assessment = assessment_or_404(link)
    document = write_answers(edition().catalogue, assessment.answers, german_day(assessment.changed_at))
    return download(document.encode(), "application/json", dated("answers.json"), "attachment")
