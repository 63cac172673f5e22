"""The tasks as a table for spreadsheets and task lists."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator

from questionnaire.hygiene import guarded
from questionnaire.languages import CONVENTIONS
from questionnaire.plan.action_plan import ActionPlan, Task
from questionnaire.texts import Language
from questionnaire.wording.formats import NO_BREAK, effort, listed, weeks
from questionnaire.wording.translations import load_translations


def tasks_csv(plan: ActionPlan, language: Language) -> bytes:
    """UTF-8 with the mark that Excel knows it by; days as 2026-11-30, which both programs read as days."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=CONVENTIONS[language].delimiter)
    writer.writerow(_heads(language))
    for task in plan.tasks:
        writer.writerow([harmless(cell) for cell in _cells(task, language)])
    return BOM_UTF8 + table.getvalue().encode()


def _heads(language: Language) -> tuple[str, ...]:
    _ = load_translations(language).gettext
    return (
        _("Number"),
        _("Step"),
        _("Lesson"),
        _("Start"),
        _("Due"),
        _("Effort"),
        _("Lead time"),
        _("After steps"),
        _("You need"),
        _("Done when"),
    )


def _cells(task: Task, language: Language) -> Iterator[str]:
    action = task.action
    yield str(task.number)
    yield action.title[language]
    yield task.lesson.name[language]
    yield task.dates.start.isoformat()
    yield task.dates.due.isoformat()
    yield effort(action.effort_hours, language)
    yield weeks(action.lead_weeks, language)
    yield listed(sorted(task.after), language)
    yield action.needs[language] if action.needs else ""
    yield action.done_when[language]


def harmless(cell: str) -> str:
    """A spreadsheet would run what looks like a formula; behind an apostrophe it is text."""
    return guarded(cell.replace(NO_BREAK, " "))
