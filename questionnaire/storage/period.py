"""How long answers are kept: the operator's days since the last change, longer where somebody wishes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, bindparam, or_

from questionnaire.calendar.days import end_of_german_day, german_day
from questionnaire.storage.tables import assessments, seconds

DAY = 86_400


class Period(Struct, frozen=True):
    """`days` after the last change by itself, `most_days` after it whatever is wished."""

    days: int
    most_days: int = 1095

    def limits(self, now: datetime) -> dict[str, int]:
        """The values that `KEPT` asks for."""
        moment = seconds(now)
        return {
            "oldest": moment - self.days * DAY,
            "oldest_wished": moment - self.most_days * DAY,
            "moment": moment,
        }

    def kept(self, now: datetime) -> ColumnElement[bool]:
        """What is not is as good as gone: nobody finds it any more."""
        return _kept(self.limits(now))

    def until(self, used_at: datetime, wished: date | None) -> date:
        """The last day on which answers are found that nobody changes any more."""
        by_itself = german_day(used_at + timedelta(days=self.days))
        return max(by_itself, min(wished, self.longest(used_at))) if wished else by_itself

    def longest(self, used_at: datetime) -> date:
        return german_day(used_at + timedelta(days=self.most_days))


def last_moment(wished: date) -> int:
    """What is stored of a wish."""
    return seconds(end_of_german_day(wished))


def wished_day(last: int | None) -> date | None:
    """What was wished, from what is stored of it."""
    return german_day(datetime.fromtimestamp(last - 1, UTC)) if last else None


def _kept(limits: Mapping[str, Any]) -> ColumnElement[bool]:
    changed_at, keep_until = assessments.c.changed_at, assessments.c.keep_until
    # Compared with nothing, a moment is neither earlier nor later, and the opposite would not hold either.
    is_wished = and_(keep_until.is_not(None), keep_until > limits["moment"])
    return or_(changed_at >= limits["oldest"], and_(is_wished, changed_at >= limits["oldest_wished"]))


KEPT = _kept({name: bindparam(name) for name in ("oldest", "oldest_wished", "moment")})
