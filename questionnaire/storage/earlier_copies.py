"""Copies of an SQLite database that are kept beside it for a month: from before an upgrade, or a restore."""

from __future__ import annotations

import time
from pathlib import Path

BEFORE_UPGRADE = "before-upgrade"
BEFORE_RESTORE = "before-restore"
# They hold what was erased meanwhile: a month is enough to change one's mind.
KEPT_SECONDS = 30 * 24 * 3600


def copy_beside(database: Path, occasion: str) -> Path:
    """A name that no other copy has."""
    return database.with_name(f"{database.stem}-{occasion}-{time.time_ns() // 1000}{database.suffix}")


def drop_old_copies(database: Path) -> None:
    for occasion in (BEFORE_UPGRADE, BEFORE_RESTORE):
        # With the logs that lie beside them.
        for old in database.parent.glob(f"{database.stem}-{occasion}-*"):
            if time.time() - old.stat().st_mtime > KEPT_SECONDS:
                old.unlink()
