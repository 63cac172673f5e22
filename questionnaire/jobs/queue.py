"""Messages that wake a worker. One that is lost does no harm: workers also look for orders themselves."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from huey.api import Huey

NAME = "rathausreif"
SCHEMES = ("sqlite", "postgresql", "postgresql+psycopg", "redis", "rediss", "redis+unix")
PATIENCE_SECONDS = 3
_log = logging.getLogger(__name__)


def check_queue(url: str, database_url: str) -> None:
    """Raises ValueError for an address that no queue can have here, without a password that it holds."""
    try:
        address = urlsplit(url)
        _ = address.port
    except ValueError as error:
        raise ValueError(f"RATHAUSREIF_QUEUE_URL is no address: {_named(error)}") from None
    if address.scheme not in SCHEMES:
        known = ", ".join(f"{name}://" for name in SCHEMES)
        raise ValueError(f"RATHAUSREIF_QUEUE_URL must begin with one of {known}")
    if address.scheme == "sqlite":
        _check_file(url, database_url)
    number = address.path.strip("/")
    if address.scheme in ("redis", "rediss") and number and not number.isdecimal():
        raise ValueError("RATHAUSREIF_QUEUE_URL: Redis numbers its databases: redis://host:6379/0")


def _check_file(url: str, database_url: str) -> None:
    if not _file(url).name:
        raise ValueError("RATHAUSREIF_QUEUE_URL must name a file: sqlite:///folder/jobs.sqlite")
    if _file(url) == _file(database_url):
        raise ValueError("RATHAUSREIF_QUEUE_URL must not be the file that answers are kept in")


def _named(error: ValueError) -> str:
    """What stands between host and path may be part of a password that has a sign unquoted."""
    return "its port is no number up to 65535" if "ort" in str(error) else "its host cannot be read"


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
            _log.warning("the queue cannot be reached: %s", self._said(error))
            return False
        return True

    def is_silent(self) -> bool:
        """True where no worker has anything to wake up for; False where the queue cannot be reached."""
        try:
            return int(self.huey.pending_count()) == 0
        except Exception as error:
            _log.warning("the queue cannot be reached: %s", self._said(error))
            return False

    def problem(self) -> str | None:
        """Why the queue cannot be reached, in the driver's words and without a password."""
        try:
            self.huey.pending_count()
        except Exception as error:
            return self._said(error)
        return None

    def _said(self, error: Exception) -> str:
        said, password = str(error).partition("\n")[0], urlsplit(self._url).password
        is_empty_or_tells = not said or (password and password in said)
        return type(error).__name__ if is_empty_or_tells else said.rstrip(".")

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
    scheme = urlsplit(url).scheme
    _load_huey(scheme)
    # Only who places or carries out orders needs it.
    from huey import PostgresHuey, RedisHuey, SqliteHuey  # noqa: PLC0415

    from questionnaire.jobs.messages import JsonSerializer  # noqa: PLC0415

    shared: dict[str, Any] = {"results": False, "serializer": JsonSerializer()}
    match scheme:
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


def _load_huey(scheme: str) -> None:
    """Without drivers of servers that nobody asks for, which huey loads wherever they are installed."""
    wanted = scheme.partition("+")[0].replace("rediss", "redis").replace("postgresql", "psycopg")
    hidden = [driver for driver in ("psycopg", "redis") if driver != wanted and driver not in sys.modules]
    # How Python says that there is none.
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        import_module("huey")
    finally:
        for driver in hidden:
            del sys.modules[driver]


def _redis_pool(url: str) -> Any:
    from redis import ConnectionPool  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

    limits = {"socket_connect_timeout": PATIENCE_SECONDS, "socket_timeout": 2 * PATIENCE_SECONDS}
    return ConnectionPool.from_url(url.removeprefix("redis+"), **limits)


def _file(url: str) -> Path:
    return Path(urlsplit(url).path.removeprefix("/"))
