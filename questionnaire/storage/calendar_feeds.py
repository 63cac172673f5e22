"""Addresses of calendars that follow a plan: at most one for an assessment, erased with it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Engine, bindparam, delete, select

from questionnaire.storage.tables import assessments, calendar_feeds, seconds
from questionnaire.storage.transactions import reading, writing
from questionnaire.storage.upserts import Upsert
from questionnaire.storage.write_ahead_log import WriteAheadLog

_MINE = select(assessments.c.id).where(assessments.c.fingerprint == bindparam("fingerprint"))
_FEED = select(calendar_feeds.c.fingerprint, calendar_feeds.c.issue).join_from(calendar_feeds, assessments)
_OWNER = select(assessments.c.fingerprint).join_from(calendar_feeds, assessments)
_RENEW = Upsert(calendar_feeds, "fingerprint", "issue", "created_at")


class CalendarFeed(Struct, frozen=True):
    """`fingerprint` is the SHA-256 of its address, `issue` what makes this address another than the last."""

    fingerprint: bytes
    issue: str


class CalendarFeeds:
    def __init__(self, engine: Engine, log: WriteAheadLog) -> None:
        self.engine = engine
        self.log = log

    def of(self, fingerprint: bytes) -> CalendarFeed | None:
        """The one that an assessment has. Raises StorageUnavailable."""
        mine = _FEED.where(assessments.c.fingerprint == fingerprint)
        with reading(self.engine) as connection:
            row = connection.execute(mine).one_or_none()
        return CalendarFeed(row.fingerprint, row.issue) if row else None

    def owner(self, feed: bytes) -> bytes | None:
        """The assessment that a feed's fingerprint belongs to. Raises StorageUnavailable."""
        with reading(self.engine) as connection:
            owner: bytes | None = connection.execute(
                _OWNER.where(calendar_feeds.c.fingerprint == feed)
            ).scalar()
        return owner

    def renew(self, fingerprint: bytes, feed: CalendarFeed, now: datetime) -> bool:
        """The address before leads nowhere from now on. False where there is no such assessment."""
        with writing(self.engine) as connection:
            assessment: int | None = connection.execute(_MINE, {"fingerprint": fingerprint}).scalar()
            if assessment is not None:
                row = {"fingerprint": feed.fingerprint, "issue": feed.issue, "created_at": seconds(now)}
                connection.execute(_RENEW.on(connection), {"assessment_id": assessment, **row})
        self.log.forget_what_is_left()
        return assessment is not None

    def revoke(self, fingerprint: bytes) -> None:
        """Raises StorageUnavailable."""
        gone = delete(calendar_feeds).where(calendar_feeds.c.assessment_id.in_(_MINE))
        with writing(self.engine) as connection:
            connection.execute(gone, {"fingerprint": fingerprint})
        self.log.forget_what_is_left()
