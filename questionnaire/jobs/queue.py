"""Messages that wake a worker. One that is lost does no harm: workers also look for orders themselves."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from huey.api import Huey

NAME = "rathausreif"
# For each kind of address the package that speaks to it, if it does not come with Python.
DRIVERS = {
    "sqlite": "",
    "postgresql": "psycopg",
    "postgresql+psycopg": "psycopg",
    "redis": "redis",
    "rediss": "redis",
}
PATIENCE_SECONDS = 3
_log = logging.getLogger(__name__)


def check_queue(url: str, database_url: str) -> None:
    """Raises ValueError for an address that no queue can have here."""
    scheme = urlsplit(url).scheme
    if scheme not in DRIVERS:
        known = ", ".join(f"{name}://" for name in DRIVERS)
        raise ValueError(f"RATHAUSREIF_QUEUE_URL must begin with one of {known}")
    if scheme == "sqlite" and not _file(url).name:
        raise ValueError("RATHAUSREIF_QUEUE_URL must name a file: sqlite:///folder/jobs.sqlite")
    if scheme == "sqlite" and _file(url) == _file(database_url):
        raise ValueError("RATHAUSREIF_QUEUE_URL must not be the file that answers are kept in")
    driver = DRIVERS[scheme]
    if driver and find_spec(driver) is None:
        raise ValueError(
            f"RATHAUSREIF_QUEUE_URL: {scheme}:// needs the Python package {driver}; install it into .venv"
        )


class Queue:
    """`carry_out` is what a worker does with an order's id. Nothing else is ever in the queue."""

    def __init__(self, url: str, carry_out: Callable[[int], object] = int) -> None:
        self._url = url
        self._carry_out = carry_out

    def announce(self, order_id: int) -> bool:
        """False where the queue cannot be reached; the order waits in the database all the same."""
        try:
            self._enqueue(order_id)
        except Exception as error:
            _log.warning("the queue cannot be reached: %s", type(error).__name__)
            return False
        return True

    def is_silent(self) -> bool:
        """True where no worker has anything to wake up for; False where the queue cannot be reached."""
        try:
            return int(self.huey.pending_count()) == 0
        except Exception as error:
            _log.warning("the queue cannot be reached: %s", type(error).__name__)
            return False

    def length(self) -> int | None:
        """None where the queue cannot be reached."""
        try:
            return int(self.huey.pending_count())
        except Exception:
            return None

    def close(self) -> None:
        """Lets go of what was opened, if anything was; the next use opens it anew."""
        if "huey" in vars(self):
            self.huey.storage.close()

    @cached_property
    def huey(self) -> Huey:
        """Made at the first use: it takes memory that pages do not need, and may need a server."""
        return _opened(self._url)

    @cached_property
    def _enqueue(self) -> Callable[[int], Any]:
        carry_out = self._carry_out

        # Its name is what stands in the queue, so it must be the same in every process.
        def print_order(order_id: int) -> None:
            carry_out(int(order_id))

        enqueue: Callable[[int], Any] = self.huey.task()(print_order)
        return enqueue

    def listen(self) -> Huey:
        """For the worker: the queue that knows what to do."""
        _ = self._enqueue
        return self.huey


def _opened(url: str) -> Huey:
    _load_huey(with_postgresql=url.startswith("postgresql"))
    # Only who places or carries out orders needs it.
    from huey import PostgresHuey, RedisHuey, SqliteHuey  # noqa: PLC0415

    from questionnaire.jobs.messages import JsonSerializer  # noqa: PLC0415

    shared: dict[str, Any] = {"results": False, "serializer": JsonSerializer()}
    match urlsplit(url).scheme:
        case "sqlite":
            _file(url).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # No write-ahead log: Python's own SQLite may still have the fault that ours is free of.
            return SqliteHuey(NAME, filename=str(_file(url)), journal_mode="delete", **shared)
        case "postgresql" | "postgresql+psycopg":
            # Its tables are in the database itself; each message goes to one worker (FOR UPDATE SKIP LOCKED).
            dsn = f"postgresql://{url.partition('://')[2]}"
            return PostgresHuey(NAME, dsn=dsn, connect_timeout=PATIENCE_SECONDS, **shared)
        case _:
            return RedisHuey(NAME, connection_pool=_redis_pool(url), **shared)


def _load_huey(with_postgresql: bool) -> None:
    """Without PostgreSQL’s driver, which huey loads wherever it is installed: 16 MB for nothing."""
    if with_postgresql or "psycopg" in sys.modules:
        return
    sys.modules["psycopg"] = None  # type: ignore[assignment]  # how Python says that there is none
    try:
        import_module("huey")
    finally:
        del sys.modules["psycopg"]


def _redis_pool(url: str) -> Any:
    from redis import ConnectionPool  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

    limits = {"socket_connect_timeout": PATIENCE_SECONDS, "socket_timeout": 2 * PATIENCE_SECONDS}
    return ConnectionPool.from_url(url, **limits)


def _file(url: str) -> Path:
    return Path(urlsplit(url).path.removeprefix("/"))
