"""Where to look for a first municipality: around home, and around those one works for already.

Distance goes by districts: the tables say which borders which, but not where in a district a place lies.
"""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.almanac.levels import CITY_STATES
from questionnaire.places.administrations import Administration, administration, administrations_in
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.plan.case import Radius


def search_area(
    regions: Regions, home: Place | None, radius: Radius, customers: tuple[Place, ...]
) -> Iterator[str]:
    """Keys of districts. A city state only for those who are in it or next to it."""
    found = dict.fromkeys(_around_home(regions, home, radius) if home else ())
    for customer in customers:
        found.update(dict.fromkeys(_with_neighbours(regions, customer)))
    starts = (home,) if home else customers
    lands = {start.land for start in starts}
    beside = {key for start in starts for key in _with_neighbours(regions, start)}
    for key in found:
        land = regions.places[key].land
        if land not in CITY_STATES or land in lands or key in beside:
            yield key


def administrations_below(regions: Regions, district: str) -> Iterator[Administration]:
    """The district's own, and those inside it."""
    around = regions.places[district]
    yield administration(around, (around,))
    yield from administrations_in(regions, district)
    for borough in regions.of_kind("bezirk", around.land):
        if borough.district == district:
            yield administration(borough, (borough,))


def _around_home(regions: Regions, home: Place, radius: Radius) -> Iterator[str]:
    """Further is never less."""
    if radius == "district":
        yield home.district
        return
    yield from _with_neighbours(regions, home)
    if radius == "land":
        yield from (district.key for district in regions.districts if district.land == home.land)


def _with_neighbours(regions: Regions, place: Place) -> tuple[str, ...]:
    return (place.district, *regions.neighbours[place.district])
