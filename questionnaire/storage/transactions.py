"""A connection for reading, or for writing as the only writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from questionnaire.storage.database import database_of
from questionnaire.storage.faults import StorageUnavailable
from questionnaire.storage.writers import place_to_write


@contextmanager
def available(engine: Engine) -> Iterator[None]:
    """Says in our words where the database cannot be used. Raises StorageUnavailable."""
    try:
        yield
    except Exception as error:  # it is raised again, by one name or by its own
        raise_if_unavailable(engine, error)
        raise


def raise_if_unavailable(engine: Engine, error: BaseException) -> None:
    """Raises StorageUnavailable where the error says that the database cannot be used."""
    if not isinstance(error, (DBAPIError, engine.dialect.loaded_dbapi.Error, NoConnectionLeft)):
        return
    said = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(said, NoConnectionLeft) or database_of(engine).is_unavailable(said):
        raise StorageUnavailable(str(said).partition("\n")[0]) from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Raises StorageUnavailable."""
    with available(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """All of it or nothing. Raises StorageUnavailable."""
    with place_to_write(engine), available(engine), engine.begin() as connection:
        database_of(engine).begin_writing(connection)
        yield connection
