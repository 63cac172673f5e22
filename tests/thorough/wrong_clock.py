"""The app on a machine whose clock can be set while it runs; as a program it is `flask` there.

The file that WRONG_CLOCK names holds two numbers of days: by how many the clock is ahead, and how many have
passed for clock and machine alike.
"""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask.cli import main

import questionnaire.services
import questionnaire.storage.clock

NAME = "WRONG_CLOCK"


def set_clock(file: Path, *, ahead: float, passed: float) -> None:
    draft = file.with_suffix(".draft")
    draft.write_text(f"{ahead} {passed}", encoding="ascii")
    draft.replace(file)


def install() -> None:
    """Where the app asks for the time it asks us."""
    asked: Any = SimpleNamespace(now=_now, fromtimestamp=datetime.fromtimestamp)
    machine: Any = SimpleNamespace(clock_gettime=_uptime, CLOCK_BOOTTIME=time.CLOCK_BOOTTIME)
    vars(questionnaire.services)["datetime"] = asked
    vars(questionnaire.storage.clock).update(datetime=asked, time=machine)


def _now(zone: Any) -> datetime:
    ahead, passed = _set()
    return datetime.now(zone) + timedelta(days=ahead + passed)


def _uptime(clock: int) -> float:
    _, passed = _set()
    return time.clock_gettime(clock) + timedelta(days=passed).total_seconds()


def _set() -> tuple[float, float]:
    ahead, passed = Path(os.environ[NAME]).read_text(encoding="ascii").split()
    return float(ahead), float(passed)


if __name__ == "__main__":
    install()
    main()
