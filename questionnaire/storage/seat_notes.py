"""An advisor's notes on seats: erased with the workshop, and with the answers of whoever sat there."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Engine, and_, bindparam, delete, select

from questionnaire.storage.tables import seat_notes, seats
from questionnaire.storage.transactions import reading, writing
from questionnaire.storage.upserts import Upsert
from questionnaire.storage.write_ahead_log import WriteAheadLog

_NOTES = select(seats.c.number, seat_notes.c.note).join_from(seat_notes, seats)
_SEAT = select(seats.c.assessment_id).where(
    and_(seats.c.workshop_id == bindparam("workshop"), seats.c.number == bindparam("number"))
)
_SET = Upsert(seat_notes, "note")


class SeatNotes:
    def __init__(self, engine: Engine, log: WriteAheadLog) -> None:
        self.engine = engine
        self.log = log

    def of(self, workshop_id: int) -> Mapping[int, str]:
        """By the seats' numbers. Raises StorageUnavailable."""
        with reading(self.engine) as connection:
            rows = connection.execute(_NOTES.where(seats.c.workshop_id == workshop_id)).all()
        return {row.number: row.note for row in rows}

    def save(self, workshop_id: int, number: int, note: str) -> bool:
        """An empty one takes it away. False where there is no such seat. Raises StorageUnavailable."""
        with writing(self.engine) as connection:
            seat: int | None = connection.execute(_SEAT, {"workshop": workshop_id, "number": number}).scalar()
            if seat is not None and note:
                connection.execute(_SET.on(connection), {"assessment_id": seat, "note": note})
            elif seat is not None:
                connection.execute(delete(seat_notes).where(seat_notes.c.assessment_id == seat))
        self.log.forget_what_is_left()
        return seat is not None
