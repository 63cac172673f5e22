"""Names that are not a place's own: other languages', former ones, its quarters', its administration's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from questionnaire.dated import Dated
from questionnaire.places.additions import short
from questionnaire.places.place import ALWAYS_A_TOWN_HALL, Association, Place
from questionnaire.places.spelling import fold, fold_spelt_out
from questionnaire.texts import Content

NameKind = Literal["name", "part", "administration", "postcode"]

# What administrations of several municipalities are called, in full and in short.
ADMINISTRATIONS: Mapping[str, tuple[str, ...]] = {
    "Amt": ("Amt",),
    "Kirchspielslandgemeinde": ("Kirchspielslandgemeinde",),
    "Samtgemeinde": ("Samtgemeinde", "SG"),
    "Verbandsgemeinde": ("Verbandsgemeinde", "VG"),
    "Verwaltungsgemeinschaft": ("Verwaltungsgemeinschaft", "VG", "VGem"),
    "Verwaltungsverband/-gemeinschaft": ("Verwaltungsverband",),
}


class NameGroup(Dated, frozen=True):
    """`names` of one origin, by key of the place. Parts are quarters, also typed with their city."""

    id: str
    kind: Literal["name", "part"]
    names: Mapping[str, tuple[str, ...]]

    @property
    def listed_as(self) -> str:
        return f"names.{self.id}"


class NameTable(Content, frozen=True):
    """`titles` are what municipalities put before their names: Landeshauptstadt, Lutherstadt."""

    titles: tuple[str, ...] = ()
    groups: tuple[NameGroup, ...] = ()


class OtherName(Struct, frozen=True, gc=False):
    """`places` are those it may mean, the likeliest first."""

    name: str
    kind: NameKind
    places: tuple[Place, ...]


# With its spellings, as they are compared.
Spelt = tuple[OtherName, frozenset[str]]


def load_names(path: Path) -> NameTable:
    """Raises ValueError."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=NameTable)
    except msgspec.MsgspecError as error:
        raise ValueError(f"{path.name}: {error}") from error


def names_of_table(table: NameTable, places: Mapping[str, Place]) -> Iterator[Spelt]:
    for group in table.groups:
        for key, names in group.names.items():
            if place := places.get(key):
                yield from (_other_name(name, group, place, places) for name in names)


def _other_name(name: str, group: NameGroup, place: Place, places: Mapping[str, Place]) -> Spelt:
    spellings = [name]
    if group.kind == "part":
        city = short(place if place.level == "municipality" else places[place.district])
        spellings += [f"{city} {name}", f"{name} {city}"] if not name.startswith(city) else []
    return OtherName(name, group.kind, (place,)), _folded(spellings)


def names_of_administrations(places: Iterable[Place]) -> Iterator[Spelt]:
    """Of those that do the work of several municipalities; the member that bears the name comes first."""
    shared: dict[tuple[str, Association], list[Place]] = {}
    for place in places:
        association = place.association
        if association and place.land != ALWAYS_A_TOWN_HALL and association.type in ADMINISTRATIONS:
            shared.setdefault((place.district, association), []).append(place)
    for (_, association), members in shared.items():
        yield _administration(association, members)


def _administration(association: Association, members: list[Place]) -> Spelt:
    bare = association.bare_name
    names = dict.fromkeys([bare, bare.split(" (", maxsplit=1)[0]])
    kinds = ADMINISTRATIONS[association.type]
    spellings = [words for kind in kinds for name in names for words in (f"{kind} {name}", f"{name} {kind}")]
    bears = {place for place in members if fold(short(place)) in {fold(name) for name in names}}
    ordered = sorted(members, key=lambda place: (place not in bears, -place.population, place.key))
    lines = _folded([*spellings, *([] if bears else names)])
    return OtherName(f"{kinds[0]} {bare}", "administration", tuple(ordered)), lines


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(spelling(name) for name in names for spelling in (fold, fold_spelt_out))
