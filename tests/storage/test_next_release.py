"""The next release’s migration runs while this release serves: it only adds, and nobody notices."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine, text

from questionnaire.answers.answers import Answers
from questionnaire.answers.step_states import DONE, OPEN, StepChange
from questionnaire.storage import Assessments, StorageUnavailable, Ticks, migrate
from questionnaire.storage.engine import open_engine
from questionnaire.storage.form import STEPS, has_present_form, newest_form
from tests.storage.conftest import PERIOD
from tests.storage.people import found
from tests.storage.rooms import key_of

PEOPLE = 3
AROUND = 5
# Of whoever turns pages faster than anybody reads: one writer at a time means that others wait.
PAUSE = 0.02
NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", {head!r}, None, None


def upgrade():
    op.create_table("chairs", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("assessments", sa.Column("chair", sa.Integer(), nullable=True))
    op.add_column("answers", sa.Column("weight", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("step_states", sa.Column("note", sa.String(200)))
    op.create_index("ix_answers_weight", "answers", ["weight"])
"""
# Releases that take away what the release before them no longer uses, each with the reason that it may.
MAY_TAKE_AWAY: dict[str, str] = {}
ADDS = {"create_table", "create_index"}


class Person:
    """Saves, reads what was saved and ticks, again and again."""

    def __init__(self, number: int, engine: Engine, now: datetime) -> None:
        self.key, self.now = key_of(number), now
        self.storage = Assessments(engine, PERIOD)
        self.ticks = Ticks(engine, PERIOD, self.storage.log)
        self.rounds = 0
        self.storage.create(self.key, "2026.1", Answers(), now)

    def go_on(self, stop: Event) -> None:
        while not stop.wait(PAUSE):
            try:
                self.go_round(self.rounds)
            except StorageUnavailable as refused:
                # A busy disk: whoever is told to come back comes back. Anything else is a fault.
                assert "lock" in str(refused)
            else:
                self.rounds += 1

    def go_round(self, number: int) -> None:
        assert self.storage.save(self.key, "2026.1", {f"q{number}": (str(number),)}, self.now)
        assert found(self.storage, self.key, self.now).answers.many(f"q{number}") == (str(number),)
        self.ticks.save(self.key, [StepChange(f"s{number}", OPEN, DONE)], self.now)


def wait_for_rounds(people: list[Person], more: int, running: list[Future[None]], stop: Event) -> None:
    """Until each has gone round that often from here."""
    wanted = [person.rounds + more for person in people]
    while any(person.rounds < rounds for person, rounds in zip(people, wanted, strict=True)):
        refused = [future.exception() for future in running if future.done()]
        assert not refused, refused
        stop.wait(0.01)


@pytest.fixture
def _next_release(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = Path(shutil.copytree(migrate.MIGRATIONS, tmp_path / "migrations"))
    (newer / "versions" / "9999_chairs.py").write_text(NEXT.format(head=newest_form()), encoding="utf-8")
    monkeypatch.setattr(migrate, "MIGRATIONS", newer)


@pytest.mark.usefixtures("_next_release")
def test_who_saves_reads_and_ticks_while_the_next_release_migrates_notices_nothing(
    engine: Engine, url: str, now: datetime
) -> None:
    people, stop, next_server = (
        [Person(number, engine, now) for number in range(PEOPLE)],
        Event(),
        open_engine(url),
    )

    with ThreadPoolExecutor(PEOPLE) as threads:
        running = [threads.submit(person.go_on, stop) for person in people]
        try:
            wait_for_rounds(people, AROUND, running, stop)
            migrate.upgrade(next_server)
            wait_for_rounds(people, AROUND, running, stop)
        finally:
            stop.set()
    next_server.dispose()

    for person in people:
        kept = found(person.storage, person.key, now).answers
        done = person.ticks.find(person.key).of_kind("done")
        assert {f"q{n}": (str(n),) for n in range(person.rounds)}.items() <= {
            k: kept.many(k) for k in kept
        }.items()
        assert {f"s{n}" for n in range(person.rounds)} <= done


@pytest.mark.usefixtures("_next_release")
def test_a_server_of_this_release_is_ready_with_the_next_ones_database(engine: Engine) -> None:
    migrate.upgrade(engine)

    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    assert has_present_form(engine)


def taken_away(source: str) -> Iterator[str]:
    """What a step does that a server of the release before may not survive."""
    (upgrade,) = [part for part in ast.parse(source).body if getattr(part, "name", "") == "upgrade"]
    for call in ast.walk(upgrade):
        if not isinstance(call, ast.Call) or not ast.unparse(call.func).startswith("op."):
            continue
        said = ast.unparse(call)
        has_a_value = "server_default=" in said or "nullable=False" not in said
        adds_a_column = said.startswith("op.add_column(") and has_a_value
        if not (adds_a_column or ast.unparse(call.func).removeprefix("op.") in ADDS):
            yield said


@pytest.mark.parametrize("step", sorted(STEPS.glob("[0-9]*.py")), ids=lambda step: step.stem)
def test_a_step_only_adds(step: Path) -> None:
    number = re.match(r"\d+", step.name)

    assert number and (number[0] in MAY_TAKE_AWAY or list(taken_away(step.read_text("utf-8"))) == [])


@pytest.mark.parametrize(
    "change",
    [
        'op.drop_column("answers", "value")',
        'op.rename_table("answers", "replies")',
        'op.alter_column("answers", "value", new_column_name="given")',
        'op.add_column("answers", sa.Column("weight", sa.Integer(), nullable=False))',
        'op.execute("UPDATE answers SET value = 1")',
    ],
)
def test_a_step_that_the_release_before_may_not_survive_is_named(change: str) -> None:
    assert len(list(taken_away(f"def upgrade():\n    {change}\n"))) == 1
