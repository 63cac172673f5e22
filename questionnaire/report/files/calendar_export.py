"""A plan's dates in words, small enough to hand to another process that writes the calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from questionnaire.calendar.days import ONE_DAY
from questionnaire.calendar.months import months_later
from questionnaire.catalogue.budget_words import CalendarWords
from questionnaire.catalogue.lessons import Action
from questionnaire.plan.action_plan import ActionPlan, Task
from questionnaire.plan.budget import ACTIONS, BudgetClock
from questionnaire.plan.budget_window import Deed, Milestone
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
        planned = {task.action.id for task in plan.tasks}
        for deed in plan.budget.window.deeds:
            # The plan's own task says the same in more words.
            if planned.isdisjoint(ACTIONS.get(deed.kind, ())):
                yield _deed(plan, plan.budget, deed, language, folder)
        for milestone in plan.budget.window.milestones:
            yield _milestone(plan, plan.budget, milestone, language, folder)


def _task(plan: ActionPlan, task: Task, language: Language, folder: Path) -> CalendarEvent:
    _ = load_translations(language, folder).gettext
    action = task.action
    parts = (
        _opening(action, language),
        _("Effort: %(effort)s") % {"effort": effort(action.effort_hours, language)},
        _("Done when:") + " " + action.done_when[language],
    )
    summary = f"{task.number}. {action.title[language]}"
    day = task.dates.due
    return CalendarEvent(f"task/{action.id}", summary, "\n\n".join(parts), day, day, (_("Plan"),), True)


def _opening(action: Action, language: Language) -> str:
    """To officials in German, in every language; then what it means."""
    meaning = action.opening[language]
    if action.opening_to == "officials" and language != GERMAN:
        return f"{action.opening.de}\n{meaning}"
    return meaning


def _deed(
    plan: ActionPlan, clock: BudgetClock, deed: Deed, language: Language, folder: Path
) -> CalendarEvent:
    _ = load_translations(language, folder).gettext
    words = _words(plan).entry(deed.kind)
    title = _("%(title)s (%(budget)s budget)") % {
        "title": words.title[language],
        "budget": clock.window.years,
    }
    name = f"deed/{deed.kind}/{clock.window.years.first}"
    return CalendarEvent(
        name, title, words.meaning[language], deed.day, deed.day, (_("Plan"), _("Budget")), True
    )


def _milestone(
    plan: ActionPlan, clock: BudgetClock, milestone: Milestone, language: Language, folder: Path
) -> CalendarEvent:
    """Whole months, and called approximate: nobody but the municipality knows the day."""
    _ = load_translations(language, folder).gettext
    words = _words(plan).entry(milestone.kind, clock.city_state)
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
