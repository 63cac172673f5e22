"""All places of Germany that can be chosen, and who is next to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from questionnaire.catalogue import Text
from questionnaire.places import Place

LANDS = {
    "BB": Text(de="Brandenburg", en="Brandenburg"),
    "BE": Text(de="Berlin", en="Berlin"),
    "BW": Text(de="Baden-Württemberg", en="Baden-Württemberg"),
    "BY": Text(de="Bayern", en="Bavaria"),
    "HB": Text(de="Bremen", en="Bremen"),
    "HE": Text(de="Hessen", en="Hesse"),
    "HH": Text(de="Hamburg", en="Hamburg"),
    "MV": Text(de="Mecklenburg-Vorpommern", en="Mecklenburg-Western Pomerania"),
    "NI": Text(de="Niedersachsen", en="Lower Saxony"),
    "NW": Text(de="Nordrhein-Westfalen", en="North Rhine-Westphalia"),
    "RP": Text(de="Rheinland-Pfalz", en="Rhineland-Palatinate"),
    "SH": Text(de="Schleswig-Holstein", en="Schleswig-Holstein"),
    "SL": Text(de="Saarland", en="Saarland"),
    "SN": Text(de="Sachsen", en="Saxony"),
    "ST": Text(de="Sachsen-Anhalt", en="Saxony-Anhalt"),
    "TH": Text(de="Thüringen", en="Thuringia"),
}


class Regions(Struct, frozen=True, dict=True):
    """`neighbours` maps the key of a district or Bezirk to the keys next to it; it is symmetric."""

    places: Mapping[str, Place]
    neighbours: Mapping[str, tuple[str, ...]]
    population_date: date
    attribution: Text
    map_attribution: Text

    def place(self, key: str | None) -> Place | None:
        return self.places.get(key or "")

    def next_to(self, place: Place) -> tuple[Place, ...]:
        """Districts next to a district or to the one around a municipality; Bezirke next to a Bezirk."""
        key = place.district if place.level == "municipality" else place.key
        return tuple(self.places[found] for found in self.neighbours.get(key, ()))

    def district_of(self, place: Place) -> Place:
        return self.places[place.district]

    def municipalities_in(self, district: str) -> tuple[Place, ...]:
        return self._municipalities.get(district, ())

    @cached_property
    def _municipalities(self) -> dict[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {}
        for place in self._on("municipality"):
            found.setdefault(place.district, []).append(place)
        return {district: tuple(places) for district, places in found.items()}

    @cached_property
    def districts(self) -> tuple[Place, ...]:
        return tuple(self._on("district"))

    def _on(self, level: str) -> Iterator[Place]:
        return (place for place in self.places.values() if place.level == level)
