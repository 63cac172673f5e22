"""Run as a program of its own: upgrades database after database, and is killed one statement later each time.

    python -m tests.thorough.killed_upgrade FORM FOLDER

Leaves FOLDER/1.sqlite, which was killed before its first statement, and so on; the last one was not killed.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from questionnaire.storage.engine import open_engine
from questionnaire.storage.migrate import upgrade
from tests.storage.earlier_forms import load


def upgrade_until(url: str, statement: int) -> None:
    """Killed right before it; the commit counts as one, too."""
    numbers = count(1)

    def notice(*_: Any) -> None:
        if next(numbers) == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    for moment in ("before_cursor_execute", "commit"):
        event.listen(Engine, moment, notice)
    upgrade(open_engine(url))


def is_killed(url: str, statement: int) -> bool:
    child = os.fork()
    if not child:
        upgrade_until(url, statement)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    form, folder = sys.argv[1], Path(sys.argv[2])
    for statement in count(1):
        if not is_killed(load(form, folder / f"{statement}.sqlite"), statement):
            break
