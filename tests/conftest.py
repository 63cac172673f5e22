"""What every test may ask for: the real content, the real districts and one fixed Monday."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import settings

from questionnaire.almanac.almanac import Almanac
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.loader import CONTENT, load_almanac, load_catalogue
from questionnaire.places.regions import Regions
from questionnaire.places.tables import load_regions

# Shared machines are slow at times (no deadline), and a red run must be red again (derandomize).
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None, max_examples=50)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def almanac() -> Almanac:
    return load_almanac()


@pytest.fixture(scope="session")
def regions() -> Regions:
    return load_regions(CONTENT / "regions")


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 11, 23)
