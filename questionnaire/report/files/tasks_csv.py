"""The tasks as a table for spreadsheets and task lists."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.csv_file import csv_file
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.task import Task
from questionnaire.texts import Language
from questionnaire.wording.formats import effort, listed, weeks
from questionnaire.wording.translations import load_translations


def tasks_csv(plan: ActionPlan, language: Language) -> bytes:
    """Days as 2026-11-30, which Excel and LibreOffice both read as days."""
    return csv_file(language, [_heads(language)], (_cells(task, language) for task in plan.tasks))


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
    yield task.title[language]
    yield task.lesson.name[language]
    yield task.dates.start.isoformat()
    yield task.dates.due.isoformat()
    yield effort(action.effort_hours, language)
    yield weeks(action.lead_weeks, language)
    yield listed(task.after, language)
    yield action.needs[language] if action.needs else ""
    yield task.done_when[language]
