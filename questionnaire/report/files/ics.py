"""A calendar file from what a plan dates: every task, the budget's deeds and months.

All entries are whole days. A day stays the same day in every time zone and on every phone, it needs no
zone of ours, and it blocks nobody's hours; reminders come at nine in the morning all the same.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from questionnaire.calendar.days import ONE_DAY
from questionnaire.report.files.calendar_export import REMINDED_DAYS, CalendarEvent, CalendarExport

PRODUCT = "-//Rathausreif//Rathausreif//{}"
# Names of entries are salted for each plan: an entry that comes again takes the place of its older self, and
# of nobody else's.
NAMES = uuid5(NAMESPACE_URL, "tag:rathausreif,2026:calendar")
# Calendars count versions with 32 bits: enough for seconds until 2088.
COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
NINE_O_CLOCK = timedelta(hours=9)
ASK_AGAIN = timedelta(hours=12)


def write_calendar(export: CalendarExport) -> bytes:
    """The same export gives the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT.format(export.language.upper()))
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", export.title)
    if export.site:
        calendar.add("url", export.site)
    if export.follows:
        calendar.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", "PT12H")
    for entry in export.entries:
        calendar.add_component(_event(entry, export))
    document: bytes = calendar.to_ical()
    return document


def _event(entry: CalendarEvent, export: CalendarExport) -> Event:
    """A later version's entry takes the place of an earlier one's."""
    event = Event()
    event.add("uid", f"{uuid5(NAMES, f'{export.salt}/{entry.name}')}@rathausreif")
    event.add("dtstamp", export.version)
    event.add("sequence", max(int((export.version - COUNTED_FROM).total_seconds()), 0))
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + ONE_DAY)
    event.add("summary", entry.title)
    if entry.text:
        event.add("description", _with_site(entry.text, export.site))
    if export.site:
        event.add("url", export.site)
    event.add("transp", "TRANSPARENT")
    event.add("categories", list(entry.categories))
    if entry.reminded:
        event.add_component(_reminder(entry.title))
    return event


def _with_site(text: str, site: str) -> str:
    return f"{text}\n\n{site}" if site else text


def _reminder(text: str) -> Alarm:
    """Some days ahead at nine; a whole day begins at midnight, wherever the phone is."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", NINE_O_CLOCK - timedelta(days=REMINDED_DAYS))
    return alarm
