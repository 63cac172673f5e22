"""The site as operators run it, for tests that break things."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.thorough.figures import note
from tests.thorough.site import Site
from tests.web.catalogues import compile_catalogues

__all__ = ["note"]


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    compile_catalogues()


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short enough for the address of a socket."""
    made = Path(tempfile.mkdtemp(prefix="rathausreif-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def site(folder: Path) -> Iterator[Site]:
    """On an SQLite database of its own, with the schema and without rows; not started yet."""
    made = Site(folder)
    made.upgrade()
    yield made
    made.kill()
