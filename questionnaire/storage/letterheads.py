"""What an advisor puts on the plans of a workshop: erased with it, by hand and by time."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, delete, insert, literal, select

from questionnaire.storage.tables import letterheads, workshops
from questionnaire.storage.transactions import reading, writing
from questionnaire.storage.write_ahead_log import WriteAheadLog
from questionnaire.workshop.letterhead import Letterhead

TYPED = ("contact", "sentences", "logo", "logo_text")
_OWN = select(workshops.c.language, *(letterheads.c[name] for name in TYPED)).join_from(
    letterheads, workshops
)


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
        with writing(self.engine) as connection:
            connection.execute(delete(letterheads).where(letterheads.c.workshop_id == workshop_id))
            if not letterhead.is_empty:
                _insert(connection, workshop_id, letterhead)
        self.log.forget_what_is_left()


def _insert(connection: Connection, workshop_id: int, letterhead: Letterhead) -> None:
    """Selected, so that a workshop erased meanwhile gets none."""
    typed = (literal(getattr(letterhead, name), letterheads.c[name].type) for name in TYPED)
    row = select(workshops.c.id, *typed).where(workshops.c.id == workshop_id)
    connection.execute(insert(letterheads).from_select(["workshop_id", *TYPED], row))
