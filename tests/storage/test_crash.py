from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, text

from questionnaire.answers.answers import Answers
from questionnaire.storage import Assessments, Period, Ticks

ROOT = Path(__file__).parents[2]
MINE = b"m" * 32
KILLS = 10


def start(url: str, number: int, writer: str = "writer") -> subprocess.Popen[str]:
    program = [sys.executable, "-m", f"tests.storage.{writer}", url, MINE.hex(), str(number)]
    return subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def acknowledged_until_killed(writer: subprocess.Popen[str], lines: int) -> list[str]:
    """What a process said it had saved before `kill -9`, some of it unread at that moment."""
    with writer:
        assert writer.stdout is not None
        first = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        rest = writer.stdout.readlines()
    return [line.strip() for line in first + rest if line.endswith("\n")]


def test_ten_kills_while_saving_lose_no_answer_that_was_acknowledged(
    engine: Engine, storage: Assessments, url: str
) -> None:
    storage.create(MINE, "2026.1", Answers(), datetime.now(UTC))

    said: dict[int, list[str]] = {}
    for pair in range(0, KILLS, 2):
        writers = {number: start(url, number) for number in (pair, pair + 1)}
        said |= {n: acknowledged_until_killed(writer, 3 + 4 * n) for n, writer in writers.items()}

    after = storage.find(MINE, datetime.now(UTC))
    assert after is not None
    promised = {f"{number}_{line}": (line,) for number, lines in said.items() for line in lines}
    assert len(promised) >= KILLS * 3
    assert {key: after.answers.many(key) for key in promised} == promised
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"


def test_two_windows_killed_while_ticking_lose_no_tick_that_was_acknowledged(
    storage: Assessments, url: str
) -> None:
    storage.create(MINE, "2026.1", Answers(), datetime.now(UTC))

    windows = {number: start(url, number, "ticker") for number in (1, 2)}
    said = {number: acknowledged_until_killed(window, 8) for number, window in windows.items()}

    promised = {f"{number}_{line}" for number, lines in said.items() for line in lines}
    assert len(promised) >= 16
    assert promised <= Ticks(storage.engine, Period(180), storage.log).find(MINE).of_kind("done")
