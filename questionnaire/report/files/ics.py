"""A calendar file from what a plan dates: every task, the budget's deeds and months.

All entries are whole days. A day stays the same day in every time zone and on every phone, it needs no
zone of ours, and it blocks nobody's hours; reminders come at nine in the morning all the same.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from questionnaire.calendar.days import ONE_DAY
from questionnaire.report.files.calendar_export import REMINDED_DAYS, CalendarEvent, CalendarExport

PRODUCT = "-//Rathausreif//Rathausreif//{}"
# Names of entries, the same in each plan: an entry imported again takes the place of its older self.
NAMES = uuid5(NAMESPACE_URL, "tag:rathausreif,2026:calendar")
NINE_O_CLOCK = timedelta(hours=9)


def write_calendar(export: CalendarExport) -> bytes:
    """The same export gives the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT.format(export.language.upper()))
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", export.title)
    for entry in export.entries:
        calendar.add_component(_event(entry, export.today))
    document: bytes = calendar.to_ical()
    return document


def _event(entry: CalendarEvent, today: date) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(NAMES, entry.name)}@rathausreif")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("sequence", today.toordinal())
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + ONE_DAY)
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("transp", "TRANSPARENT")
    event.add("categories", list(entry.categories))
    if entry.reminded:
        event.add_component(_reminder(entry.title))
    return event


def _reminder(text: str) -> Alarm:
    """Some days ahead at nine; a whole day begins at midnight, wherever the phone is."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", NINE_O_CLOCK - timedelta(days=REMINDED_DAYS))
    return alarm
