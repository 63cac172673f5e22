"""What an operator can set, read from the environment. Development needs no setting at all."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

PREFIX = "RATHAUSREIF_"
STRONG_KEY = 32
# With the queue behind them they must leave most of the server's threads to the pages.
MOST_PROCESSES = 4
# As a Content-Security-Policy says it.
NO_ANCESTORS = "'none'"
SELF = "'self'"
PARTNER = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?")
# Where one tries it out.
THIS_MACHINE = re.compile(r"http://(localhost|127\.0\.0\.1)(:\d{1,5})?")
INSTANCE = Path(__file__).parents[1] / "instance"


class Settings(Struct, frozen=True, kw_only=True):
    """`public_url` is the address that links are built from; `proxy_hops` how many proxies are trusted;
    `operator` the file that says who runs the site; `brand` the folder with its look.
    """

    secret_key: str
    database_url: str
    production: bool = False
    keep_days: int = 180
    most_keep_days: int = 1095
    public_url: str | None = None
    trusted_hosts: tuple[str, ...] = ()
    proxy_hops: int = 0
    frame_ancestors: str = NO_ANCESTORS
    render_processes: int = 2
    render_queue: int = 6
    prepared_plans: int = 40
    operator: str | None = None
    brand: str | None = None
    queue_url: str | None = None
    prints: str | None = None
    print_hours: int = 24
    metrics: bool = False
    reviews: str | None = None
    limits_url: str = "memory://"

    @property
    def queue(self) -> str:
        """What wakes workers: beside the answers in PostgreSQL, and in a file of its own beside SQLite's."""
        if self.queue_url or not self._is_postgresql:
            return self.queue_url or f"sqlite:///{self._beside / 'jobs.sqlite'}"
        return f"postgresql://{self.database_url.partition('://')[2]}"

    @property
    def print_folder(self) -> Path:
        return Path(self.prints) if self.prints else self._beside / "prints"

    @property
    def review_folder(self) -> Path:
        return Path(self.reviews) if self.reviews else self._beside / "reviews"

    @property
    def _beside(self) -> Path:
        """The database's folder, so that two sites do not tidy up each other's files."""
        if self._is_postgresql:
            return INSTANCE
        return Path(self.database_url.partition("?")[0].removeprefix("sqlite:///")).parent

    @property
    def _is_postgresql(self) -> bool:
        return self.database_url.startswith("postgresql")


def settings_from(environment: Mapping[str, str] = os.environ, instance: Path = INSTANCE) -> Settings:
    """Raises ValueError where production would not be safe: after sys.exit gunicorn would respawn."""
    ours = (key for key in environment if key.startswith(PREFIX))
    given = {key.removeprefix(PREFIX).lower(): environment[key] for key in ours}
    given["flask_debug"] = environment.get("FLASK_DEBUG", "0")
    production = given.get("production") == "1"
    return Settings(
        secret_key=_production_key(given) if production else _development_key(given, instance),
        database_url=given.get("database_url") or f"sqlite:///{instance / 'rathausreif.sqlite'}",
        production=production,
        keep_days=_number(given, "keep_days", 180),
        most_keep_days=_number(given, "most_keep_days", 1095),
        public_url=_public_url(given, production),
        trusted_hosts=tuple(given.get("trusted_hosts", "").split()),
        proxy_hops=_number(given, "proxy_hops", 0),
        frame_ancestors=_frame_ancestors(given, production),
        render_processes=_number(given, "render_processes", min(os.cpu_count() or 1, MOST_PROCESSES)),
        render_queue=_number(given, "render_queue", 6),
        prepared_plans=_number(given, "prepared_plans", 40),
        operator=given.get("operator"),
        brand=given.get("brand"),
        queue_url=given.get("queue_url"),
        prints=given.get("prints"),
        print_hours=_number(given, "print_hours", 24),
        metrics=given.get("metrics") == "1",
        reviews=given.get("reviews"),
        limits_url=given.get("limits_url") or "memory://",
    )


def _production_key(given: Mapping[str, str]) -> str:
    key = given.get("secret_key", "")
    if len(key) < STRONG_KEY:
        raise ValueError(f"production needs RATHAUSREIF_SECRET_KEY with at least {STRONG_KEY} characters")
    if given["flask_debug"] not in ("", "0"):
        raise ValueError("production must not run with FLASK_DEBUG")
    return key


def _development_key(given: Mapping[str, str], instance: Path) -> str:
    if given.get("secret_key"):
        return given["secret_key"]
    file = instance / "secret_key"
    if not file.exists():
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Where the disk is full, no empty key is left behind.
        draft = instance / f"secret_key.{os.getpid()}"
        try:
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_hex(STRONG_KEY), encoding="ascii")
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    return file.read_text(encoding="ascii")


def _public_url(given: Mapping[str, str], production: bool) -> str | None:
    address = given.get("public_url", "").rstrip("/")
    if production and not address.startswith("https://"):
        raise ValueError("production needs RATHAUSREIF_PUBLIC_URL, an https:// address")
    return address or None


def _frame_ancestors(given: Mapping[str, str], production: bool) -> str:
    """Nobody, or ourselves and partners by their origins; what else a policy may say would let in more."""
    said = given.get("frame_ancestors", "").split() or [NO_ANCESTORS]
    wrong = [one for one in said if not _is_ancestor(one, production)]
    if wrong and said != [NO_ANCESTORS]:
        raise ValueError(
            f"RATHAUSREIF_FRAME_ANCESTORS must be {NO_ANCESTORS} or name {SELF} and origins such as"
            f" https://www.partner.example, separated by blanks, not {wrong[0]!r}"
        )
    return " ".join(said)


def _is_ancestor(said: str, production: bool) -> bool:
    is_here = not production and THIS_MACHINE.fullmatch(said) is not None
    return said == SELF or is_here or PARTNER.fullmatch(said) is not None


def _number(given: Mapping[str, str], name: str, default: int) -> int:
    value = given.get(name, str(default))
    if not value.isdecimal():
        raise ValueError(f"RATHAUSREIF_{name.upper()} must be a whole number, not {value!r}")
    return int(value)
