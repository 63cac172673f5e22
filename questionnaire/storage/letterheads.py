"""What an advisor puts on the plans of a workshop: erased with it, by hand and by time."""

from __future__ import annotations

from sqlalchemy import Engine, delete, insert, select

from questionnaire.storage.tables import letterheads, workshops
from questionnaire.storage.transactions import reading, writing
from questionnaire.storage.write_ahead_log import WriteAheadLog
from questionnaire.workshop.letterhead import Letterhead

SENT = ("contact", "sentences", "logo", "logo_text")
_OWN = select(workshops.c.language, *(letterheads.c[name] for name in SENT)).join_from(letterheads, workshops)
# Who saves at the same time waits, and nobody erases the workshop meanwhile.
_ROOM = select(workshops.c.id).with_for_update()


class Letterheads:
    def __init__(self, engine: Engine, log: WriteAheadLog) -> None:
        self.engine = engine
        self.log = log

    def of(self, workshop_id: int) -> Letterhead | None:
        """Raises StorageUnavailable."""
        with reading(self.engine) as connection:
            row = connection.execute(_OWN.where(workshops.c.id == workshop_id)).one_or_none()
        return Letterhead(**row._mapping) if row else None

    def save(self, workshop_id: int, letterhead: Letterhead) -> None:
        """In the place of the one before; an empty one takes it away. Raises StorageUnavailable."""
        sent = {name: getattr(letterhead, name) for name in SENT}
        with writing(self.engine) as connection:
            room = connection.execute(_ROOM.where(workshops.c.id == workshop_id)).scalar()
            connection.execute(delete(letterheads).where(letterheads.c.workshop_id == workshop_id))
            if room is not None and not letterhead.is_empty:
                connection.execute(insert(letterheads).values(workshop_id=room, **sent))
        self.log.forget_what_is_left()
