"""The tables. Every change to them needs a migration; a test holds the two equal."""

from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
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
# `keep_until` is the end of the day until which somebody was promised that their answers stay: a promise, not
# what follows from answers, and erasing by time needs no plan for it. `due_at` is when a run first saw that
# the time is up.
assessments = Table(
    "assessments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", LargeBinary(32), nullable=False, unique=True),
    Column("edition", String(16), nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False, index=True),
    # When the answers last changed, where a step was ticked after that; both count as a change.
    Column("answered_at", Integer),
    Column("keep_until", Integer),
    Column("due_at", Integer),
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

# What became of a step of the plan, by action id: done, dropped, or moved to that day. Others are open.
step_states = Table(
    "step_states",
    metadata,
    Column("assessment_id", ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
    Column("step_id", String(64), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("day", Date),
    Column("changed_at", Integer, nullable=False),
)

# The address of a calendar that follows a plan. `fingerprint` is its SHA-256; the address itself follows from
# the assessment's link, the server's key and `issue`, which is random.
calendar_feeds = Table(
    "calendar_feeds",
    metadata,
    Column("assessment_id", ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
    Column("fingerprint", LargeBinary(32), nullable=False, unique=True),
    Column("issue", String(32), nullable=False),
    Column("created_at", Integer, nullable=False),
)

# `fingerprint` is the SHA-256 of the advisor's secret; `code` is public in the room. Seat numbers are never
# given twice, not even where a participant erased everything.
workshops = Table(
    "workshops",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", LargeBinary(32), nullable=False, unique=True),
    Column("code", String(8), nullable=False, unique=True),
    Column("title", String(80), nullable=False),
    Column("day", Date, nullable=False),
    Column("language", String(2), nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("seats_given", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False, index=True),
    Column("due_at", Integer),
    sqlite_autoincrement=True,
)

seats = Table(
    "seats",
    metadata,
    Column("assessment_id", ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    UniqueConstraint("workshop_id", "number"),
)

# What an advisor puts on page 1 of the plans of a workshop. `logo` is a PNG that we have drawn, or empty.
letterheads = Table(
    "letterheads",
    metadata,
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("contact", Text, nullable=False),
    Column("sentences", Text, nullable=False),
    Column("logo", LargeBinary, nullable=False),
    Column("logo_text", Text, nullable=False),
)

# What an advisor notes about a seat, for nobody else. It goes with the workshop, and with the seat.
seat_notes = Table(
    "seat_notes",
    metadata,
    Column("assessment_id", ForeignKey("seats.assessment_id", ondelete="CASCADE"), primary_key=True),
    Column("note", Text, nullable=False),
)

# Whoever sits there lets the workshop's advisor see what became of the steps. Without a row nobody does.
progress_consents = Table(
    "progress_consents",
    metadata,
    Column("assessment_id", ForeignKey("seats.assessment_id", ondelete="CASCADE"), primary_key=True),
    Column("given_at", Integer, nullable=False),
)

# What an advisor wants printed. `seats` is how many people it was placed for: where fewer sheets are left,
# somebody has erased their answers, and the order is withdrawn. `attempt` counts workers that took it up, and
# only the last of them may go on; it is given up for dead where `heartbeat` is too old, and `deaths` counts
# workers that another one had to take it over from.
print_orders = Table(
    "print_orders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(3), nullable=False),
    Column("language", String(2), nullable=False),
    Column("scope", String(8), nullable=False),
    Column("state", String(8), nullable=False),
    Column("seats", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("deaths", Integer, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("started_at", Integer),
    Column("heartbeat", Integer),
    # Files lie in folders that are named by the id, so none may come twice.
    sqlite_autoincrement=True,
)

# One seat of an order: printed, not yet printed, or impossible to print for that reason.
print_sheets = Table(
    "print_sheets",
    metadata,
    Column("order_id", ForeignKey("print_orders.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("assessment_id", ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("reason", String(8)),
    Column("printed_at", Integer),
)

# A form that went back to whoever sent it, for minutes: refused, or to go on in the other language. A random
# word opens it that stands in that browser's address alone: whoever reads the database reads nothing of it.
# It goes with the answers or the workshop that it was about.
returned_forms = Table(
    "returned_forms",
    metadata,
    Column("fingerprint", LargeBinary(32), primary_key=True),
    Column("assessment_id", ForeignKey("assessments.id", ondelete="CASCADE"), index=True),
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), index=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("put_at", Integer, nullable=False, index=True),
)

# One row: the last run that erased by time, what clock and machine said then, and since when the two have
# agreed from run to run.
erasing_run = Table(
    "erasing_run",
    metadata,
    Column("at", Integer, primary_key=True, autoincrement=False),
    Column("boot", String(36), nullable=False),
    Column("uptime", Integer, nullable=False),
    Column("steady_since", Integer, nullable=False),
)


def seconds(moment: datetime) -> int:
    """Moments are kept as whole seconds since 1970."""
    return int(moment.timestamp())
