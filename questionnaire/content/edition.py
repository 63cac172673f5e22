"""One edition of everything that is read at the start and never changes while the app runs."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from questionnaire.almanac.almanac import Almanac
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.loader import CONTENT, check_together, load_almanac, load_catalogue
from questionnaire.places.regions import Regions
from questionnaire.places.tables import load_regions


class Edition(Struct, frozen=True):
    """The content, what ages, and the places: what answers alone do not say about a plan."""

    catalogue: Catalogue
    almanac: Almanac
    regions: Regions


def load_edition(folder: Path = CONTENT) -> Edition:
    """Raises ContentError, also for what no file can tell by itself."""
    edition = Edition(
        catalogue=load_catalogue(folder),
        almanac=load_almanac(folder / "almanac"),
        regions=load_regions(folder / "regions"),
    )
    check_together(edition.catalogue, edition.almanac, edition.regions, folder)
    return edition
