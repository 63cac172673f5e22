"""All places of Germany that can be chosen, and who is next to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from questionnaire.catalogue.audience import TargetKind
from questionnaire.places.moved import Move, today_of
from questionnaire.places.other_names import NameTable
from questionnaire.places.outlines import Outlines
from questionnaire.places.place import Place
from questionnaire.texts import Text


class Regions(Struct, frozen=True, dict=True, eq=False):
    """`neighbours` maps the key of a district or Bezirk to the keys next to it; it is symmetric.

    `label_points` says where a district's name stands on a map, in the units of outlines.json.
    Bezirke have dates and attribution of their own. `moves` says what places were that are no more.
    Read once and equal to itself alone, so that what is found in it can be kept.
    """

    places: Mapping[str, Place]
    neighbours: Mapping[str, tuple[str, ...]]
    label_points: Mapping[str, tuple[int, int]]
    outlines: Outlines
    population_date: date
    borough_date: date
    attribution: Text
    borough_attribution: Text
    map_attribution: Text
    map_links: tuple[str, ...]
    names: NameTable = NameTable()
    postcodes: Mapping[str, str] = {}
    moves: tuple[Move, ...] = ()

    def place(self, key: str | None) -> Place | None:
        """Whatever the key has become: nothing that was saved is lost when places merge."""
        return self.places.get(today_of(key or "", self._leading))

    def former(self, key: str | None) -> Move | None:
        """What a key was that no place has any more."""
        return self._leading.get(key or "")

    def heirs(self, move: Move) -> tuple[Place, ...]:
        """None of those that only the next edition of the register will have."""
        places = (self.place(key) for key in move.now)
        return tuple(place for place in places if place)

    def moves_to(self, place: Place) -> tuple[Move, ...]:
        """What the place was, and what has become part of it."""
        return self._moves_to.get(place.key, ())

    def next_to(self, place: Place) -> tuple[Place, ...]:
        """Districts next to a district or to the one around a municipality; Bezirke next to a Bezirk."""
        return tuple(self.places[key] for key in self.neighbours.get(self._own(place), ()))

    def vicinity(self, place: Place) -> tuple[Place, ...]:
        """What lies next to it and, where that is one place only, what lies next to that one."""
        near = self.next_to(place)
        beyond = self.next_to(near[0]) if len(near) == 1 else ()
        return near + tuple(district for district in beyond if district.key != self._own(place))

    def district_of(self, place: Place) -> Place:
        return self.places[place.district]

    def people_served(self, place: Place) -> int:
        """How many people its administration works for: an association's are its members' together."""
        if place.association is None or (place.has_town_hall and not place.leads):
            return place.population
        members = self.municipalities_in(place.district)
        return sum(member.population for member in members if member.association == place.association)

    def municipalities_in(self, district: str) -> tuple[Place, ...]:
        return self._municipalities.get(district, ())

    def of_kind(self, kind: TargetKind, land: str) -> tuple[Place, ...]:
        """All places of a Land that are administered in one way, the smallest first."""
        return self._kinds.get((kind, land), ())

    def cities_in(self, land: str) -> tuple[Place, ...]:
        return tuple(place for place in self._cities if place.land == land)

    @cached_property
    def _leading(self) -> dict[str, Move]:
        gone = (move for move in self.moves if move.key not in self.places)
        return {move.key: move for move in gone if move.leaves_key}

    @cached_property
    def _moves_to(self) -> dict[str, tuple[Move, ...]]:
        moves: dict[str, tuple[Move, ...]] = {}
        for move in self.moves:
            for heir in self.heirs(move):
                moves[heir.key] = (*moves.get(heir.key, ()), move)
        return moves

    @cached_property
    def _cities(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places.values() if place.is_city)

    @cached_property
    def _kinds(self) -> dict[tuple[TargetKind, str], tuple[Place, ...]]:
        kinds: dict[tuple[TargetKind, str], list[Place]] = {}
        for place in sorted(self.places.values(), key=lambda place: place.population):
            kinds.setdefault((place.kind, place.land), []).append(place)
        return {key: tuple(places) for key, places in kinds.items()}

    @staticmethod
    def _own(place: Place) -> str:
        """The key under which its neighbours stand."""
        return place.district if place.level == "municipality" else place.key

    @cached_property
    def _municipalities(self) -> dict[str, tuple[Place, ...]]:
        municipalities: dict[str, list[Place]] = {}
        for place in self._on("municipality"):
            municipalities.setdefault(place.district, []).append(place)
        return {district: tuple(places) for district, places in municipalities.items()}

    @cached_property
    def districts(self) -> tuple[Place, ...]:
        return tuple(self._on("district"))

    def _on(self, level: str) -> Iterator[Place]:
        return (place for place in self.places.values() if place.level == level)
