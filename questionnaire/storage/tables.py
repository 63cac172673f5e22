"""The tables. Every change to them needs a migration; a test holds the two equal."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Times are Unix seconds, UTC. `fingerprint` is the SHA-256 of the link; the link itself is nowhere.
assessments = Table(
    "assessments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", LargeBinary(32), nullable=False, unique=True),
    Column("edition", String(16), nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False, index=True),
    # Without it SQLite gives an erased assessment's id to the next one, and an old tab would write there.
    sqlite_autoincrement=True,
)

# `value` is a JSON list of option ids or of one typed text.
answers = Table(
    "answers",
    metadata,
    Column("assessment_id", ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
    Column("question_id", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

# A second look compares with these: the last sitting's, or those of a file. `answers` is a JSON object of
# lists; `day` is unknown where the file does not say.
earlier_answers = Table(
    "earlier_answers",
    metadata,
    Column("assessment_id", ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
    Column("day", Date),
    Column("answers", Text, nullable=False),
)
