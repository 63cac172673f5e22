"""A connection for reading, or for writing as the only writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from questionnaire.storage.engine import BEGIN
from questionnaire.storage.faults import StorageUnavailable


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Raises StorageUnavailable."""
    try:
        with engine.connect() as connection:
            yield connection
    except OperationalError as error:
        raise StorageUnavailable from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """All of it or nothing. Raises StorageUnavailable."""
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(BEGIN)
            yield connection
    except OperationalError as error:
        raise StorageUnavailable from error
