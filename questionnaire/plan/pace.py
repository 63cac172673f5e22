"""From which day a plan's dates count, and when to look at it again."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from questionnaire.calendar.days import working_day_from
from questionnaire.calendar.months import months_later

# Dates hold so long after the last change. What was left undone then gets new ones, spread afresh.
DATES_HOLD = timedelta(weeks=4)
LOOK_AFTER_MONTHS = 3


def counted_from(since: date | None, today: date) -> date:
    """The last change of answers or steps, or the latest of the four-week periods that began with it.

    So a date stays the same date from one day to the next, and nobody drowns in late ones.
    """
    if since is None or since > today:
        return today
    return today - (today - since) % DATES_HOLD


def second_look_on(since: date | None, today: date, land: str | None) -> date:
    """Three months after the last change, six, nine: the first that has not passed."""
    begun = min(since or today, today)
    months = LOOK_AFTER_MONTHS
    while (look := working_day_from(_months_after(begun, months), land)) < today:
        months += LOOK_AFTER_MONTHS
    return look


def _months_after(day: date, count: int) -> date:
    """The same day of the month, or its last."""
    month = months_later(day.replace(day=1), count)
    return month.replace(day=min(day.day, monthrange(month.year, month.month)[1]))
