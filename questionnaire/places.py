"""What one can win: a Landkreis, a county-level city, a municipality, a Bezirk of Berlin or Hamburg."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from questionnaire.catalogue import TargetKind

CITY_TYPES = frozenset({"kreisfreie Stadt", "Stadtkreis"})

Level = Literal["district", "municipality", "borough"]


class Association(Struct, frozen=True):
    """What administers small municipalities; `type` such as Amt, Verbandsgemeinde, Samtgemeinde."""

    name: str
    type: str


class Place(Struct, frozen=True, gc=False):
    """`key` has five digits for a district, eight for a municipality, and looks like 11000-08 for a Bezirk.

    A county-level city is a district only. `label` is unique in Germany. `land` is a key of LANDS.
    `district` is the key of the district it lies in, for a district its own. A Bezirk's population
    comes from the residents' register and compares only with other Bezirke.
    """

    key: str
    name: str
    label: str
    type: str
    level: Level
    land: str
    district: str
    population: int
    area_km2: float
    association: Association | None = None

    @property
    def kind(self) -> TargetKind:
        """How the place is administered, as far as advice depends on it: `amt` where others do it for it."""
        if self.level == "district":
            return "stadt" if self.type in CITY_TYPES else "landkreis"
        if self.level == "borough":
            return "bezirk"
        return "amt" if self.association else "gemeinde"

    @property
    def density(self) -> float:
        """Inhabitants to the square kilometre."""
        return self.population / self.area_km2
