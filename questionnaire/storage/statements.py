"""What is said to the database. Made once: putting a statement together costs more than running it."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import Engine, bindparam, delete, func, null, select, update
from sqlalchemy.sql import ClauseElement

from questionnaire.storage.period import KEPT
from questionnaire.storage.tables import answers, assessments
from questionnaire.storage.upserts import Upsert

# Ticking a step is a change, too, but begins no new sitting and does not end one.
ANSWERED_AT = func.coalesce(assessments.c.answered_at, assessments.c.changed_at)
SAVED = (
    select(
        assessments.c.edition,
        ANSWERED_AT.label("answered_at"),
        assessments.c.changed_at,
        assessments.c.keep_until,
        answers.c.question_id,
        answers.c.value,
    )
    .select_from(assessments.outerjoin(answers))
    .where(assessments.c.fingerprint == bindparam("fingerprint"), KEPT)
    # Files that are made of the same answers are the same; SQLite’s index gives this order anyway.
    .order_by(answers.c.question_id)
)
TOUCH = (
    update(assessments)
    .where(assessments.c.fingerprint == bindparam("fingerprint"), bindparam("sitting") <= ANSWERED_AT, KEPT)
    .values(changed_at=bindparam("now"), answered_at=null(), edition=bindparam("edition_now"), due_at=null())
    .returning(assessments.c.id, assessments.c.keep_until)
)
TAKE_AWAY = delete(answers).where(
    answers.c.assessment_id == bindparam("assessment_id"),
    answers.c.question_id == bindparam("question_id"),
)
UPSERT = Upsert(answers, "value")


class Statements(Struct, frozen=True):
    """What each page and each save needs, in the words of one database; values go by name."""

    saved: str
    touch: str
    take_away: str
    upsert: str


def statements_for(engine: Engine) -> Statements:
    return Statements(
        *(_text(engine, statement) for statement in (SAVED, TOUCH, TAKE_AWAY, UPSERT.on(engine)))
    )


def _text(engine: Engine, statement: ClauseElement) -> str:
    return str(statement.compile(engine))
