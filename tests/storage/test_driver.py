"""A connection spoken to directly."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from questionnaire.storage.driver import Connected
from questionnaire.storage.faults import StorageUnavailable


def test_a_cursor_is_closed_though_an_error_keeps_it(engine: Engine) -> None:
    with pytest.raises(StorageUnavailable), Connected(engine) as (_connection, cursor):
        cursor.execute("SELECT nothing FROM nowhere", {})

    with pytest.raises(engine.dialect.loaded_dbapi.Error, match="closed"):
        cursor.execute("SELECT 1", {})
