"""The group to take away, as a table: without what people typed, or with everything."""

from __future__ import annotations

from flask import Blueprint, Response, request

from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.files.group_csv import group_csv
from questionnaire.report.files.group_table import GroupExport, group_workbook
from questionnaire.report.processes import writers
from questionnaire.services import edition, services
from questionnaire.web.downloads import dated, download
from questionnaire.web.language import current_language, speak
from questionnaire.web.workshop.advisors import led_workshop_or_404
from questionnaire.web.workshop.group_work import one_at_a_time
from questionnaire.workshop.workshop import Workshop

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EVERYTHING = "everything"

blueprint = speak(Blueprint("tables", __name__))


@blueprint.get("/workshop/<code:code>/group.csv")
def group_as_csv(code: str) -> Response:
    workshop = led_workshop_or_404(code)
    with one_at_a_time():
        table = group_csv(_export(workshop))
    return _download(table, "text/csv; charset=utf-8", code, "csv")


@blueprint.get("/workshop/<code:code>/group.xlsx")
def group_as_xlsx(code: str) -> Response:
    workshop = led_workshop_or_404(code)
    with one_at_a_time():
        book = group_workbook(_export(workshop))
    return _download(services().render_pool.write(FileOrder(writers.xlsx, book)), XLSX, code, "xlsx")


def _export(workshop: Workshop) -> GroupExport:
    return GroupExport(
        edition().catalogue,
        edition().regions,
        workshop.id,
        services().seats.answers(workshop.id, services().now()),
        current_language(),
        with_texts=_with_texts(),
    )


def _with_texts() -> bool:
    return request.args.get("texts") == EVERYTHING


def _download(content: bytes, kind: str, code: str, ending: str) -> Response:
    group = "group-everything" if _with_texts() else "group"
    name = dated(f"workshop-{code}-{group}-{current_language()}.{ending}")
    return download(content, kind, name, "attachment")
