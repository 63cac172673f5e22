"""The steps as rows of a table: those to do by date, then those done, then those left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.steps import ClosedStep
from questionnaire.plan.task import Task
from questionnaire.report.files.group_table import GroupTable, GroupWorkbook
from questionnaire.texts import Language
from questionnaire.wording.formats import effort, listed, weeks
from questionnaire.wording.translations import TRANSLATIONS, load_translations

StepCells = tuple[str | int | date, ...]
# In characters.
WIDTHS = (9, 44, 26, 12, 12, 14, 14, 12, 40, 48, 14, 12, 20)


def heads(language: Language, folder: Path = TRANSLATIONS) -> tuple[str, ...]:
    """The last column is for the team: it says who does it."""
    _ = load_translations(language, folder).gettext
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
        _("State"),
        _("Said on"),
        _("Who"),
    )


def step_rows(plan: ActionPlan, language: Language, folder: Path = TRANSLATIONS) -> Iterator[StepCells]:
    """Days are days: each kind of file writes them in its own way."""
    for task in plan.tasks:
        yield (*_task(task, language), _state(task, language, folder), "", "")
    for step in (*plan.done, *plan.dropped):
        yield (*_closed(step, language), _closed_state(step, language, folder), step.said_on, "")


def step_workbook(plan: ActionPlan, language: Language, folder: Path = TRANSLATIONS) -> GroupWorkbook:
    """One sheet, to be filtered by state, month or person."""
    _ = load_translations(language, folder).gettext
    rows = (heads(language, folder), *step_rows(plan, language, folder))
    title = f"Rathausreif: {plan.name}" if plan.name else "Rathausreif"
    table = GroupTable(_("Steps"), rows, WIDTHS, filtered=True)
    return GroupWorkbook((table,), f"{title}, {_('Steps')}", language)


def _task(task: Task, language: Language) -> StepCells:
    action = task.action
    return (
        task.number,
        task.title[language],
        task.lesson.name[language],
        task.dates.start,
        task.dates.due,
        effort(action.effort_hours, language),
        weeks(action.lead_weeks, language),
        listed(task.after, language),
        action.needs[language] if action.needs else "",
        task.done_when[language],
    )


def _closed(step: ClosedStep, language: Language) -> StepCells:
    """No number and no dates: nobody has to do it any more."""
    action = step.action
    took = (effort(action.effort_hours, language), weeks(action.lead_weeks, language))
    return ("", step.title[language], step.lesson.name[language], "", "", *took, "", "", "")


def _state(task: Task, language: Language, folder: Path) -> str:
    _ = load_translations(language, folder).gettext
    return _("moved") if task.state.day else _("open")


def _closed_state(step: ClosedStep, language: Language, folder: Path) -> str:
    _ = load_translations(language, folder).gettext
    return _("done") if step.kind == "done" else _("left out")
