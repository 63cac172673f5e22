"""A plan's dates for a calendar program: every task, the budget's deeds and months.

All entries are whole days. A day stays the same day in every time zone and on every phone, it needs no
zone of ours, and it blocks nobody's hours; reminders ring at nine in the morning all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from questionnaire.budget import ACTIONS, BudgetClock
from questionnaire.budget_window import Deed, Milestone
from questionnaire.catalogue import CalendarWords, Language
from questionnaire.clock import ONE_DAY, months_later
from questionnaire.plan import ActionPlan, Task
from questionnaire.report.formats import effort
from questionnaire.report.translations import TRANSLATIONS, load_translations

PRODUCT = "-//Rathausreif//Rathausreif//{}"
# Names of entries, the same in each plan: an entry imported again takes the place of its older self.
NAMES = uuid5(NAMESPACE_URL, "tag:rathausreif,2026:calendar")
REMINDED_DAYS = 3
NINE_O_CLOCK = timedelta(hours=9)


def plan_calendar(plan: ActionPlan, language: Language, folder: Path = TRANSLATIONS) -> bytes:
    """The same plan gives the same bytes. Holds neither the answers nor the way back to them."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT.format(language.upper()))
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Rathausreif: {plan.name}" if plan.name else "Rathausreif")
    for event in _events(plan, language, folder):
        calendar.add_component(event)
    document: bytes = calendar.to_ical()
    return document


def _events(plan: ActionPlan, language: Language, folder: Path) -> Iterator[Event]:
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


def _task(plan: ActionPlan, task: Task, language: Language, folder: Path) -> Event:
    _ = load_translations(language, folder).gettext
    action = task.action
    parts = (
        action.opening[language],
        _("Effort: %(effort)s") % {"effort": effort(action.effort_hours, language)},
        _("Done when:") + " " + action.done_when[language],
    )
    summary = f"{task.number}. {action.title[language]}"
    event = _entry(plan, f"task/{action.id}", (summary, "\n\n".join(parts)), task.dates.due, task.dates.due)
    event.add("categories", [_("Plan")])
    _remind(event, summary, task.dates.due)
    return event


def _deed(plan: ActionPlan, clock: BudgetClock, deed: Deed, language: Language, folder: Path) -> Event:
    _ = load_translations(language, folder).gettext
    words = _words(plan).entry(deed.kind)
    title = _("%(title)s (%(budget)s budget)") % {
        "title": words.title[language],
        "budget": clock.window.years,
    }
    name = f"deed/{deed.kind}/{clock.window.years.first}"
    event = _entry(plan, name, (title, words.meaning[language]), deed.day, deed.day)
    event.add("categories", [_("Plan"), _("Budget")])
    _remind(event, title, deed.day)
    return event


def _milestone(
    plan: ActionPlan, clock: BudgetClock, milestone: Milestone, language: Language, folder: Path
) -> Event:
    """Whole months, and called approximate: nobody but the municipality knows the day."""
    _ = load_translations(language, folder).gettext
    words = _words(plan).entry(milestone.kind)
    values = {"title": words.title[language], "budget": clock.window.years}
    title = _("About now: %(title)s (%(budget)s budget)") % values
    text = words.meaning[language] + " " + _("These months are usual ones; ask your unit for the real date.")
    last = months_later(milestone.last, 1) - ONE_DAY
    name = f"milestone/{milestone.kind}/{clock.window.years.first}"
    event = _entry(plan, name, (title, text), milestone.first, last)
    event.add("categories", [_("Municipality"), _("Budget")])
    if milestone.first > plan.today + timedelta(days=REMINDED_DAYS):
        _remind(event, title, milestone.first)
    return event


def _words(plan: ActionPlan) -> CalendarWords:
    return plan.catalogue.calendar


def _entry(plan: ActionPlan, name: str, words: tuple[str, str], first: date, last: date) -> Event:
    """`words` are the summary and the description."""
    event = Event()
    event.add("uid", f"{uuid5(NAMES, name)}@rathausreif")
    event.add("dtstamp", datetime.combine(plan.today, time(), UTC))
    event.add("sequence", plan.today.toordinal())
    event.add("dtstart", first)
    event.add("dtend", last + ONE_DAY)
    event.add("summary", words[0])
    event.add("description", words[1])
    event.add("transp", "TRANSPARENT")
    return event


def _remind(event: Event, text: str, day: date) -> None:
    """Some days ahead at nine; a whole day begins at midnight, wherever the phone is."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", NINE_O_CLOCK - timedelta(days=REMINDED_DAYS))
    event.add_component(alarm)
