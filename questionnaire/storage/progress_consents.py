"""With a participant's consent their advisor sees what became of the steps; without it nobody does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Engine, bindparam, delete, select

from questionnaire.answers.step_states import StepStates
from questionnaire.storage.tables import (
    assessments,
    print_sheets,
    progress_consents,
    seats,
    seconds,
    step_states,
)
from questionnaire.storage.ticks import ROW, states_of
from questionnaire.storage.transactions import reading, writing
from questionnaire.storage.upserts import Upsert

_SEAT = (
    select(seats.c.assessment_id)
    .join_from(seats, assessments)
    .where(assessments.c.fingerprint == bindparam("fingerprint"))
)
_GIVEN = Upsert(progress_consents)
_WITHDRAWN = delete(progress_consents).where(progress_consents.c.assessment_id.in_(_SEAT))
# An order with a sheet less is withdrawn, be it printed or not.
_OUT_OF_PRINTS = delete(print_sheets).where(print_sheets.c.assessment_id.in_(_SEAT))
_SHARED = (
    select(seats.c.number, *ROW)
    .select_from(
        progress_consents.join(seats)
        .join(assessments, assessments.c.id == seats.c.assessment_id)
        .outerjoin(step_states, step_states.c.assessment_id == seats.c.assessment_id)
    )
    .where(seats.c.workshop_id == bindparam("workshop"))
    .order_by(seats.c.number)
)


class ProgressConsents:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def is_given(self, fingerprint: bytes) -> bool:
        """Raises StorageUnavailable."""
        mine = select(progress_consents.c.given_at).where(progress_consents.c.assessment_id.in_(_SEAT))
        with reading(self.engine) as connection:
            return connection.execute(mine, {"fingerprint": fingerprint}).scalar() is not None

    def give(self, fingerprint: bytes, now: datetime) -> bool:
        """False where there is no seat. Raises StorageUnavailable."""
        with writing(self.engine) as connection:
            seat: int | None = connection.execute(_SEAT, {"fingerprint": fingerprint}).scalar()
            if seat is not None:
                row = {"assessment_id": seat, "given_at": seconds(now)}
                connection.execute(_GIVEN.on(connection), row)
        return seat is not None

    def withdraw(self, fingerprint: bytes) -> None:
        """From now on the advisor sees nothing of it any more, nor do prints that show it.

        Raises StorageUnavailable.
        """
        mine = {"fingerprint": fingerprint}
        with writing(self.engine) as connection:
            if connection.execute(_WITHDRAWN, mine).rowcount:
                connection.execute(_OUT_OF_PRINTS, mine)

    def shared_states(self, workshop_id: int) -> Mapping[int, StepStates]:
        """Of the seats that consent and of no other, by their numbers. Raises StorageUnavailable."""
        with reading(self.engine) as connection:
            rows = connection.execute(_SHARED, {"workshop": workshop_id}).all()
        return {number: states_of(list(own)) for number, own in groupby(rows, attrgetter("number"))}
