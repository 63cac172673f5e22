"""What every test may ask for: the real content, the real districts and one fixed Monday."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import settings

from questionnaire.almanac.almanac import Almanac
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition, load_edition
from questionnaire.places.regions import Regions

# Shared machines are slow at times (no deadline), and a red run must be red again (derandomize).
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None, max_examples=50)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition()


@pytest.fixture(scope="session")
def catalogue(edition: Edition) -> Catalogue:
    return edition.catalogue


@pytest.fixture(scope="session")
def almanac(edition: Edition) -> Almanac:
    return edition.almanac


@pytest.fixture(scope="session")
def regions(edition: Edition) -> Regions:
    return edition.regions


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 11, 23)
