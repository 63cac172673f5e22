"""Somebody's wish that their answers are kept until after their plan's last date."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Engine, update

from questionnaire.storage.period import Period, last_moment
from questionnaire.storage.tables import assessments
from questionnaire.storage.transactions import writing


class Wishes:
    """Only the date is kept, since erasing by time must not draw up plans; and it is what was promised."""

    def __init__(self, engine: Engine, period: Period) -> None:
        self.engine = engine
        self.period = period

    def keep_until(self, fingerprint: bytes, wished: date | None, now: datetime) -> bool:
        """None takes the wish back. False where there is nothing to keep. Raises StorageUnavailable."""
        mine = (assessments.c.fingerprint == fingerprint) & self.period.kept(now)
        last = last_moment(wished) if wished else None
        with writing(self.engine) as connection:
            done = connection.execute(update(assessments).where(mine).values(keep_until=last, due_at=None))
        return bool(done.rowcount)
