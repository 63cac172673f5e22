"""Which places could be references for a target, before the best are chosen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain

from questionnaire.almanac.levels import CITY_STATES
from questionnaire.places.administrations import shared_by_members
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.relations import FACTOR, similar

FEW = 3
TOWN = 10_000


def peers(regions: Regions, target: Place) -> Iterable[Place]:
    near = tuple(place for place in regions.vicinity(target) if _may_stand_beside(target, place))
    if target.level == "municipality":
        return _municipalities(regions, target, near)
    alike = (_alike(regions, target, land) for land in _lands(regions))
    return chain(near, chain.from_iterable(alike))


def own_towns(regions: Regions, county: Place) -> tuple[Place, ...]:
    """Towns that a county has much to do with: each with a town hall, none of them small."""
    towns = regions.municipalities_in(county.key) if county.kind == "landkreis" else ()
    return tuple(town for town in towns if town.kind == "gemeinde" and town.population >= TOWN)


def _may_stand_beside(target: Place, neighbour: Place) -> bool:
    """Cities are a measure for cities only, and a city state for none of another Land."""
    if target.level == "borough" or neighbour.kind != "stadt":
        return True
    city_state = {target.land, neighbour.land} & CITY_STATES
    return target.is_city and (not city_state or target.land == neighbour.land)


def _municipalities(regions: Regions, target: Place, near: tuple[Place, ...]) -> list[Place]:
    """Of similar size, nearby and in the Land; where those are few, from all of Germany and next door."""
    districts = (target.district, *(district.key for district in near))
    nearby = chain(near, *(regions.municipalities_in(district) for district in districts))
    places = [place for place in nearby if similar(target, place)]
    places += _alike(regions, target, target.land)
    if len({place.key for place in places} - {target.key}) < FEW:
        places += chain(near, *(_alike(regions, target, land) for land in _lands(regions)))
    return places


def _alike(regions: Regions, target: Place, land: str) -> tuple[Place, ...]:
    """Places of similar size in a Land."""
    if target.is_city:
        return tuple(place for place in regions.cities_in(land) if similar(target, place))
    places = regions.of_kind(target.kind, land)
    first = bisect_left(places, target.population / FACTOR, key=lambda place: place.population)
    last = bisect_right(places, target.population * FACTOR, key=lambda place: place.population)
    return places[first:last]


def _lands(regions: Regions) -> dict[str, None]:
    return dict.fromkeys(district.land for district in regions.districts)


def one_for_each_administration(target: Place, places: list[Place]) -> Iterator[Place]:
    """Members of one association have one administration: it is asked once, and the target's own never."""
    asked = {(shared_by_members(target), target.district)}
    for place in places:
        association = shared_by_members(place)
        administration = (association, place.district)
        if association is None or administration not in asked:
            asked.add(administration)
            yield place
