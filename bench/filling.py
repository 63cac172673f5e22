"""Very many assessments and workshops at once, copied by the database itself from one that a person made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Engine, text

from bench.samples import EDITION, stored
from questionnaire.storage import Assessments, Period

SAMPLE = "school-meals-uckermark"
MODEL = b"m" * 32
# What each database calls 32 bytes and 8 letters that follow from a number.
SPELLINGS: Mapping[str, Mapping[str, str]] = {
    "sqlite": {"bytes": "randomblob(32)", "code": "printf('%08d', n)"},
    "postgresql": {"bytes": "sha256(n::text::bytea)", "code": "lpad(n::text, 8, '0')"},
}
NUMBERS = "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count) "
ASSESSMENTS = (
    "INSERT INTO assessments (fingerprint, edition, created_at, changed_at) "
    "{numbers} SELECT {bytes}, :edition, :moment, :moment FROM numbers"
)
ANSWERS = (
    "INSERT INTO answers SELECT assessments.id, model.question_id, model.value FROM assessments "
    "CROSS JOIN answers AS model WHERE model.assessment_id = :model AND assessments.id > :model"
)
WORKSHOPS = (
    "INSERT INTO workshops (fingerprint, code, title, day, language, closed, seats_given, changed_at) "
    "{numbers} SELECT {bytes}, {code}, 'Messung', '2026-11-30', 'de', false, :seats, :moment FROM numbers"
)
SEATS = (
    "INSERT INTO seats (assessment_id, workshop_id, number) SELECT ids.id, "
    "(SELECT max(id) FROM workshops) - :rooms + 1 + (ids.id - :model - 1) / :seats, "
    "(ids.id - :model - 1) % :seats + 1 "
    "FROM assessments AS ids WHERE ids.id > :model AND ids.id <= :model + :seats * :rooms"
)


def fill(engine: Engine, count: int, rooms: int = 0, seats: int = 40, at: datetime | None = None) -> None:
    """Into an empty database; in each room sit the first of them that sit in none yet."""
    moment = at or datetime.now(UTC)
    Assessments(engine, Period(1)).create(MODEL, EDITION, stored(SAMPLE), moment)
    spelt = {**SPELLINGS[engine.dialect.name], "numbers": NUMBERS}
    told = {"edition": EDITION, "moment": int(moment.timestamp()), "seats": seats, "rooms": rooms}
    with engine.begin() as connection:
        model = connection.execute(text("SELECT max(id) FROM assessments")).scalar_one()
        connection.execute(text(ASSESSMENTS.format(**spelt)), {**told, "count": count - 1})
        connection.execute(text(ANSWERS), {"model": model})
        if rooms:
            connection.execute(text(WORKSHOPS.format(**spelt)), {**told, "count": rooms})
            connection.execute(text(SEATS), {**told, "model": model})
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
