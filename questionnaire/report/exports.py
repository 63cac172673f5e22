"""What a plan can be taken away as: one entry a format. Addresses, the page and `flask plan` follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Literal

from msgspec import Struct

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.files.calendar_export import calendar_export
from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.files.letters_export import letters_export
from questionnaire.report.files.step_table import step_workbook
from questionnaire.report.files.tasks_csv import tasks_csv
from questionnaire.report.holder import NOBODY, Holder
from questionnaire.report.pdf.fact_sheet_document import fact_sheet_html
from questionnaire.report.pdf.html_document import HtmlDocument
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.processes import writers
from questionnaire.texts import Language
from questionnaire.wording.translations import N_

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Export(Struct, frozen=True):
    """A file that is made from a plan.

    `name` is its address behind a link; `flask plan` goes by it, or by its ending. `label`
    is said where it is offered, in the interface's English. `make` gives the file; or an order, where the
    library that writes it has no place in the web process. `has_personal_parts`: it also says what changed
    since the last look, at which seat of a workshop it was made and how one gets back. `says_whom_to_call`:
    contact details may be typed into it.
    """

    name: str
    content_type: str
    label: str
    make: Callable[[ActionPlan, Language, Holder], FileOrder | bytes]
    disposition: Literal["inline", "attachment"] = "attachment"
    has_personal_parts: bool = False
    says_whom_to_call: bool = False

    @property
    def ending(self) -> str:
        """.pdf"""
        return PurePath(self.name).suffix

    def file_name(self, language: Language) -> str:
        """plan-de.pdf"""
        return f"{PurePath(self.name).stem}-{language}{self.ending}"

    def document(
        self,
        plan: ActionPlan,
        language: Language,
        write: Callable[[FileOrder], bytes],
        holder: Holder = NOBODY,
    ) -> bytes:
        """`write` is how orders are written: here, or in a process of their own."""
        file = self.make(plan, language, holder)
        return file if isinstance(file, bytes) else write(file)


# In the order in which the page offers them.
EXPORTS = (
    Export(
        "plan.pdf",
        "application/pdf",
        N_("Plan as a PDF"),
        lambda plan, language, holder: FileOrder(
            writers.pdf, HtmlDocument(plan_html(plan, language, holder))
        ),
        "inline",
        has_personal_parts=True,
    ),
    Export(
        "plan.ics",
        "text/calendar; charset=utf-8",
        N_("Dates for your calendar (.ics)"),
        lambda plan, language, holder: FileOrder(writers.ics, calendar_export(plan, language, holder)),
    ),
    Export(
        "fact-sheet.pdf",
        "application/pdf",
        N_("Fact sheet as a PDF"),
        lambda plan, _language, holder: FileOrder(
            writers.pdf, HtmlDocument(fact_sheet_html(plan, holder.brand))
        ),
        "inline",
        says_whom_to_call=True,
    ),
    Export(
        "letters.docx",
        DOCX,
        N_("Letters to edit (.docx)"),
        lambda plan, language, _holder: FileOrder(writers.docx, letters_export(plan, language)),
        says_whom_to_call=True,
    ),
    Export(
        "tasks.csv",
        "text/csv; charset=utf-8",
        N_("Steps as a table (.csv)"),
        lambda plan, language, _holder: tasks_csv(plan, language),
    ),
    Export(
        "tasks.xlsx",
        XLSX,
        N_("Steps as a table (.xlsx)"),
        lambda plan, language, _holder: FileOrder(writers.xlsx, step_workbook(plan, language)),
    ),
)
EXPORTS_BY_NAME = {export.name: export for export in EXPORTS}
ENDINGS = tuple(dict.fromkeys(export.ending for export in EXPORTS))


def export_for(file_name: str) -> Export | None:
    """The one of this very name, else the first with its ending."""
    ending = PurePath(file_name).suffix.lower()
    alike = (export for export in EXPORTS if export.ending == ending)
    return EXPORTS_BY_NAME.get(file_name) or next(alike, None)
