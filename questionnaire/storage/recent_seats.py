"""Seats on which something has just changed, in whichever workshop, and whether a seat is still there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from msgspec import Struct
from sqlalchemy import Engine, exists, select

from questionnaire.storage.tables import answers, assessments, seats, seconds, workshops
from questionnaire.storage.transactions import reading
from questionnaire.texts import Language


class RecentSeat(Struct, frozen=True):
    """`language` is the workshop's."""

    workshop_id: int
    number: int
    language: Language


class RecentSeats:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def changed_since(self, moment: datetime, answered: Collection[str]) -> tuple[RecentSeat, ...]:
        """Where one of these questions is answered; the latest change last. Raises StorageUnavailable."""
        own = (answers.c.assessment_id == seats.c.assessment_id) & answers.c.question_id.in_(answered)
        wanted = (
            select(seats.c.workshop_id, seats.c.number, workshops.c.language)
            .select_from(seats.join(assessments).join(workshops))
            .where(assessments.c.changed_at >= seconds(moment), exists().where(own))
            .order_by(assessments.c.changed_at, seats.c.workshop_id, seats.c.number)
        )
        with reading(self.engine) as connection:
            return tuple(RecentSeat(*row) for row in connection.execute(wanted))

    def there(self, workshop_ids: Collection[int]) -> frozenset[tuple[int, int]]:
        """Workshop and number of each seat of these workshops. Raises StorageUnavailable."""
        wanted = select(seats.c.workshop_id, seats.c.number).where(seats.c.workshop_id.in_(workshop_ids))
        with reading(self.engine) as connection:
            return frozenset((row.workshop_id, row.number) for row in connection.execute(wanted))
