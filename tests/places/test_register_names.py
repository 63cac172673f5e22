"""Names are the register's own and whole, without titles: in both languages, with what follows a slash."""

from __future__ import annotations

from pathlib import Path

import pytest

from questionnaire.content.loader import CONTENT
from questionnaire.places.region_tables import read_tables
from questionnaire.places.regions import Regions

# Lines of the register of 28 February 2026: every municipality whose name has a slash.
LINES = (Path(__file__).parent / "names_with_a_slash.txt").read_text(encoding="utf-8").splitlines()
TABLES = read_tables(CONTENT / "regions")


def test_no_name_is_cut_off_at_its_slash() -> None:
    published = {line[10:18]: line[22:72].split(",")[0].strip() for line in LINES}

    ours = {key: row["name"] for key, row in TABLES.municipalities.items() if "/" in row["name"]}
    assert len(ours) > 150
    assert ours == published


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("12066196", "Lübbenau/Spreewald / Lubnjow/Błota"),
        ("14625020", "Bautzen / Budyšin"),
        ("14626600", "Weißwasser/O.L."),
        ("09479166", "Bad Weißenstadt"),
        ("16077043", "Schmölln"),
    ],
)
def test_a_municipality_is_called_as_in_the_register(regions: Regions, key: str, name: str) -> None:
    place = regions.place(key)

    assert place is not None and place.name == name


def test_the_figures_add_up_to_germanys() -> None:
    """The sum that Destatis published for 31 December 2024."""
    assert sum(int(row["population"]) for row in TABLES.districts.values()) == 83_577_140


def test_a_town_that_took_over_a_village_has_both_their_people(regions: Regions) -> None:
    """The register's line of Schmölln has only those of the village."""
    town = regions.place("16077043")

    assert town is not None
    assert (town.population, town.area_km2, town.association) == (13_542 + 411, 101.08, None)
