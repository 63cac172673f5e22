"""The plan as files, one address for each format that there is, and the answers that it follows from."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, request

from questionnaire.answers.file import write_answers
from questionnaire.calendar.days import german_day
from questionnaire.report.exports import EXPORTS, EXPORTS_BY_NAME, Export
from questionnaire.services import edition, services
from questionnaire.storage import Assessment
from questionnaire.web.assessments import assessment_or_404, bare_plan_of, plan_of
from questionnaire.web.downloads import dated, download
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import fingerprint
from questionnaire.web.plan.holders import holder, own_holder, to_answers, to_site

blueprint = speak(Blueprint("downloads", __name__))


def export(link: str, name: str) -> Response:
    chosen, language, assessment = EXPORTS_BY_NAME[name], current_language(), assessment_or_404(link)
    if chosen.has_personal_parts:
        document = _own(link, assessment, chosen)
    else:
        plan, whose = bare_plan_of(link, assessment), holder(link, assessment)
        document = chosen.document(plan, language, services().render_pool.write, whose)
    return download(document, chosen.content_type, dated(chosen.file_name(language)), chosen.disposition)


def _own(link: str, assessment: Assessment, chosen: Export) -> bytes:
    """It may lie ready already. The private link is on it only where its owner asks for it on this print."""
    way_back = to_answers(link) if request.args.get("link") == "qr" else to_site()
    whose = own_holder(link, assessment, way_back)
    write = partial(services().prepared.write, fingerprint(link))
    return chosen.document(plan_of(link, assessment), current_language(), write, whose)


for entry in EXPORTS:
    blueprint.add_url_rule(f"/<link:link>/{entry.name}", view_func=export, defaults={"name": entry.name})


@blueprint.get("/<link:link>/answers.json")
def answers(link: str) -> Response:
    assessment = assessment_or_404(link)
    document = write_answers(edition().catalogue, assessment.answers, german_day(assessment.changed_at))
    return download(document.encode(), "application/json", dated("answers.json"), "attachment")
