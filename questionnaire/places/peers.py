"""Which places could be references for a target, before the best are chosen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain

from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.relations import FACTOR, similar

FEW = 3


def peers(regions: Regions, target: Place) -> Iterable[Place]:
    near = regions.vicinity(target)
    if target.level == "municipality":
        return _municipalities(regions, target, near)
    alike = (_alike(regions, target, land) for land in _lands(regions))
    return chain(near, chain.from_iterable(alike))


def _municipalities(regions: Regions, target: Place, near: tuple[Place, ...]) -> list[Place]:
    """Of similar size, nearby and in the Land; where those are few, from all of Germany and next door."""
    districts = (target.district, *(district.key for district in near))
    nearby = chain.from_iterable(regions.municipalities_in(district) for district in districts)
    places = [place for place in nearby if similar(target, place)]
    places += _alike(regions, target, target.land)
    if len({place.key for place in places} - {target.key}) < FEW:
        places += chain(near, *(_alike(regions, target, land) for land in _lands(regions)))
    return places


def _alike(regions: Regions, target: Place, land: str) -> tuple[Place, ...]:
    """Places of similar size in a Land."""
    places = regions.of_kind(target.kind, land)
    first = bisect_left(places, target.population / FACTOR, key=lambda place: place.population)
    last = bisect_right(places, target.population * FACTOR, key=lambda place: place.population)
    return places[first:last]


def _lands(regions: Regions) -> dict[str, None]:
    return dict.fromkeys(district.land for district in regions.districts)


def one_for_each_administration(target: Place, places: list[Place]) -> Iterator[Place]:
    """Members of one association have one administration: it is asked once, and the target's own never."""
    asked = {(target.association, target.district)}
    for place in places:
        administration = (place.association, place.district)
        if place.association is None or administration not in asked:
            asked.add(administration)
            yield place
