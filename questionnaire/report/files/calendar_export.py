"""A plan's dates in words, small enough to hand to another process that writes the calendar file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.brand.brand import name_of
from questionnaire.calendar.days import ONE_DAY, start_of_german_day
from questionnaire.calendar.months import months_later
from questionnaire.catalogue.budget_words import CalendarWords
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.budget import BudgetClock
from questionnaire.plan.budget_dates import Milestone
from questionnaire.plan.task import Task
from questionnaire.report.holder import NOBODY, Holder
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
    """`salt` makes names of entries those of one plan; `site` is where plans are drawn up.

    `version` is when it last became another one. `follows` where a calendar asks for it again and again.
    """

    language: Language
    title: str
    version: datetime
    entries: tuple[CalendarEvent, ...]
    salt: str = ""
    site: str = ""
    follows: bool = False


def calendar_export(
    plan: ActionPlan, language: Language, holder: Holder = NOBODY, folder: Path = TRANSLATIONS
) -> CalendarExport:
    """Holds neither the answers nor the way back to them."""
    site = name_of(holder.brand)
    title = f"{site}: {plan.name}" if plan.name else site
    entries = tuple(_entries(plan, language, folder))
    # Whoever has no link of their own is told apart by the enterprise's name.
    salt = holder.salt or plan.name or ""
    return CalendarExport(language, title, _version(plan, holder), entries, salt, holder.site)


def calendar_feed(
    plan: ActionPlan, language: Language, holder: Holder, folder: Path = TRANSLATIONS
) -> CalendarExport:
    """Titles and days alone, in the words that everybody's plan has: a provider abroad may read along."""
    general = {task.action.id: task.action.title[language] for task in plan.tasks}
    entries = (_bare(entry, general) for entry in _entries(plan, language, folder))
    version = _version(plan, holder)
    return CalendarExport(
        language, name_of(holder.brand), version, tuple(entries), holder.salt, holder.site, True
    )


def _version(plan: ActionPlan, holder: Holder) -> datetime:
    """Nothing makes another plan but what is answered or said of its steps, and a new day."""
    day = start_of_german_day(plan.today)
    return max(day, holder.changed_at or day).astimezone(UTC).replace(microsecond=0)


def _bare(entry: CalendarEvent, general: Mapping[str, str]) -> CalendarEvent:
    kind, _, step = entry.name.partition("/")
    return replace(entry, title=general[step] if kind == "task" else entry.title, text="")


def _entries(plan: ActionPlan, language: Language, folder: Path) -> Iterator[CalendarEvent]:
    for task in plan.tasks:
        yield _task(task, language, folder)
    yield _second_look(plan, language, folder)
    if plan.budget:
        for milestone in plan.budget.window.milestones:
            yield _milestone(plan, plan.budget, milestone, language, folder)


def _second_look(plan: ActionPlan, language: Language, folder: Path) -> CalendarEvent:
    _ = load_translations(language, folder).gettext
    title = _("A second look at your plan")
    text = _("Open your link, tick what is done and change the answers that have moved.")
    return CalendarEvent("second_look", title, text, plan.second_look, plan.second_look, (_("Plan"),), True)


def _task(task: Task, language: Language, folder: Path) -> CalendarEvent:
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
