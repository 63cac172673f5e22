"""A plan's dates in words, small enough to hand to another process that writes the calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from questionnaire.calendar.days import ONE_DAY
from questionnaire.calendar.months import months_later
from questionnaire.catalogue.budget_words import CalendarWords
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.budget import BudgetClock
from questionnaire.plan.budget_dates import Milestone
from questionnaire.plan.task import Task
from questionnaire.texts import GERMAN, Language
from questionnaire.wording.formats import effort
from questionnaire.wording.translations import TRANSLATIONS, load_translations

REMINDED_DAYS = 3


class CalendarEvent(Struct, frozen=True):
    """Whole days from `first` to `last`. `name` is the same in each plan, and says nothing of a person."""

    name: str
    title: str
    text: str
    first: date
    last: date
    categories: tuple[str, ...]
    reminded: bool


class CalendarExport(Struct, frozen=True):
    language: Language
    title: str
    today: date
    entries: tuple[CalendarEvent, ...]


def calendar_export(plan: ActionPlan, language: Language, folder: Path = TRANSLATIONS) -> CalendarExport:
    """Holds neither the answers nor the way back to them."""
    title = f"Rathausreif: {plan.name}" if plan.name else "Rathausreif"
    return CalendarExport(language, title, plan.today, tuple(_entries(plan, language, folder)))


def _entries(plan: ActionPlan, language: Language, folder: Path) -> Iterator[CalendarEvent]:
    for task in plan.tasks:
        yield _task(plan, task, language, folder)
    if plan.budget:
        for milestone in plan.budget.window.milestones:
            yield _milestone(plan, plan.budget, milestone, language, folder)


def _task(plan: ActionPlan, task: Task, language: Language, folder: Path) -> CalendarEvent:
    _ = load_translations(language, folder).gettext
    action = task.action
    parts = (
        _opening(task, language),
        _("Effort: %(effort)s") % {"effort": effort(action.effort_hours, language)},
        _("Done when:") + " " + task.done_when[language],
    )
    summary = f"{task.number}. {task.title[language]}"
    day = task.dates.due
    categories = (_("Plan"), _("Budget")) if action.deed else (_("Plan"),)
    return CalendarEvent(f"task/{action.id}", summary, "\n\n".join(parts), day, day, categories, True)


def _opening(task: Task, language: Language) -> str:
    """To officials in German, in every language; then what it means."""
    meaning = task.opening[language]
    if task.action.opening_to == "officials" and language != GERMAN:
        return f"{task.opening.de}\n{meaning}"
    return meaning


def _milestone(
    plan: ActionPlan, clock: BudgetClock, milestone: Milestone, language: Language, folder: Path
) -> CalendarEvent:
    """Whole months, and called approximate: nobody but the municipality knows the day."""
    _ = load_translations(language, folder).gettext
    words = _words(plan).entry(milestone.kind)
    values = {"title": words.title[language], "budget": clock.window.years}
    title = _("About now: %(title)s (%(budget)s budget)") % values
    text = (
        words.meaning[language]
        + " "
        + _("These months are usual ones; ask the department for the real date.")
    )
    last = months_later(milestone.last, 1) - ONE_DAY
    name = f"milestone/{milestone.kind}/{clock.window.years.first}"
    is_ahead = milestone.first > plan.today + timedelta(days=REMINDED_DAYS)
    return CalendarEvent(name, title, text, milestone.first, last, (_("Municipality"), _("Budget")), is_ahead)


def _words(plan: ActionPlan) -> CalendarWords:
    return plan.catalogue.calendar
