"""The database, by its address. An answer is acknowledged only when it is on disk."""

from __future__ import annotations

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

from questionnaire.storage.database import database_named

DRIVERS = ("sqlite", "postgresql", "postgresql+psycopg")
EXAMPLES = "sqlite:////folder/file.sqlite or postgresql://user:password@host/database"


def open_engine(url: str) -> Engine:
    """`url` as SQLAlchemy writes it, e.g. sqlite:///instance/rathausreif.sqlite.

    Nothing is connected yet. Raises ValueError, without the address: that may hold a password.
    """
    address = _parsed(url)
    if address is None or address.drivername not in DRIVERS:
        raise ValueError(f"RATHAUSREIF_DATABASE_URL must be like {EXAMPLES}")
    name = address.get_backend_name()
    if name == "postgresql" and not address.database:
        raise ValueError(
            "RATHAUSREIF_DATABASE_URL names no database: postgresql://user:password@host/database"
        )
    return database_named(name).open_engine(address)


def _parsed(url: str) -> URL | None:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        return None
