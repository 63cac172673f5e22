"""What one can win: a Landkreis, a county-level city, a municipality, a Bezirk of Berlin or Hamburg."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from questionnaire.catalogue.audience import TargetKind

CITY_TYPES = frozenset({"kreisfreie Stadt", "Stadtkreis"})

# From here on a town is a city, whether or not it is a county of its own.
CITY = 100_000
# Here one of the members does the work of the others, so that it has a town hall of its own.
LED_BY_A_MEMBER = frozenset(
    {("BB", "erfüllende Gemeinde"), ("SN", "Verwaltungsgemeinschaft"), ("TH", "erfüllende Gemeinde")}
)
# In Baden-Württemberg every municipality keeps its town hall; associations only share services there.
ALWAYS_A_TOWN_HALL = "BW"
# What the register adds to an association's name.
KIND_OF_ASSOCIATION = re.compile(r"^(VVG der (Stadt|Gemeinde)|GVV|EG|Amt) | \(VGem\)$|, Stadt$")
# Those around a target; a plan asks for each many times.
KEPT_NAMES = 2048

PlaceLevel = Literal["district", "municipality", "borough"]


class Association(Struct, frozen=True):
    """What administers small municipalities; `type` such as Amt, Verbandsgemeinde, Samtgemeinde."""

    name: str
    type: str

    @property
    def bare_name(self) -> str:
        return KIND_OF_ASSOCIATION.sub("", self.name)


class Place(Struct, frozen=True, gc=False):
    """`key` has five digits for a district, eight for a municipality, and looks like 11000-08 for a Bezirk.

    A county-level city is a district only. `label` is unique in Germany. `land` is a key of LANDS.
    `district` is the key of the district it lies in, for a district its own. A Bezirk's population
    comes from the residents' register and compares only with other Bezirke. `called` is the label, for a
    municipality only what stands in brackets after its name, one string for all of a district.
    """

    key: str
    name: str
    called: str
    type: str
    level: PlaceLevel
    land: str
    district: str
    population: int
    area_km2: float
    association: Association | None = None

    @property
    def label(self) -> str:
        return f"{self.name} ({self.called})" if self.level == "municipality" else self.called

    @property
    def kind(self) -> TargetKind:
        """How the place is administered, as far as advice depends on it: `amt` where others do it for it."""
        if self.level == "district":
            return "stadt" if self.type in CITY_TYPES else "landkreis"
        if self.level == "borough":
            return "bezirk"
        return "gemeinde" if self.has_town_hall else "amt"

    @property
    def has_town_hall(self) -> bool:
        """Whether a municipality administers itself, be it that it does its neighbours' work as well."""
        if self.association is None or self.land == ALWAYS_A_TOWN_HALL:
            return True
        leads = _first_part(self.name) == _first_part(self.association.bare_name)
        return leads and (self.land, self.association.type) in LED_BY_A_MEMBER

    @property
    def is_city(self) -> bool:
        return self.kind == "stadt" or (self.kind == "gemeinde" and self.population >= CITY)

    @property
    def leads(self) -> bool:
        """Whether it does the work of its neighbours in its town hall."""
        return self.association is not None and self.has_town_hall and self.land != ALWAYS_A_TOWN_HALL

    @property
    def density(self) -> float:
        """Inhabitants to the square kilometre."""
        return self.population / self.area_km2


@lru_cache(KEPT_NAMES)
def _first_part(name: str) -> str:
    """Schleife of "Schleife / Slepo", Schwedt of "Schwedt/Oder"."""
    return re.split(r"\s*[/,(]", name, maxsplit=1)[0]
