"""Which administration decides for a place, by its own name and with the right titles."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.bodies import Body, Council, body_of
from questionnaire.catalogue.audience import TargetKind
from questionnaire.places.place import Place
from questionnaire.texts import Text, proper_name

# Cities whose administration is a Senate: Berlin, Hamburg, the city of Bremen.
RUN_BY_A_SENATE = frozenset({"11000", "02000", "04011"})
LARGER = frozenset({"Stadt", "Große Kreisstadt", "kreisfreie Stadt", "Stadtkreis"})


class Authority(Struct, frozen=True):
    """One administration. `chief`, `council` and `first` are None once their facts are past review.

    `at` says where it is found and `within` where its places lie, in German with a preposition. `confirm`:
    the facts are not sure. `head` is the title to ask for where it is not a mayor's. `beside` is an
    association that only shares services with it.
    """

    name: str
    at: Text
    within: Text
    kind: TargetKind
    gloss: Text
    senate: bool = False
    chief: Text | None = None
    council: Text | None = None
    first: Text | None = None
    mayor: Text | None = None
    head: Text | None = None
    confirm: bool = False
    beside: str | None = None


def authority_of(almanac: Almanac, place: Place, today: date) -> Authority:
    """The association where one administers the place, or else the place's own administration."""
    senate, body = place.key in RUN_BY_A_SENATE, body_for(almanac, place)
    name = _name(body, place)
    blanks = {"name": replace(proper_name(name), de=_dative(name)), "bare": proper_name(_bare_name(place))}
    authority = Authority(
        name,
        (body.at or almanac.at_a_body).filled(**blanks),
        (body.within or almanac.within_a_body).filled(**blanks),
        place.kind,
        body.gloss,
        senate,
        beside=_beside(almanac, place),
    )
    if not body.holds(today):
        return authority
    return replace(
        authority,
        chief=body.chief,
        council=body.council or _council(almanac.councils, place),
        first=body.first,
        mayor=body.mayor,
        head=body.head,
        confirm=body.confidence == "M",
    )


def body_for(almanac: Almanac, place: Place) -> Body:
    """What is known of administrations of its kind."""
    kind = "Senat" if place.key in RUN_BY_A_SENATE else _type(place)
    return body_of(almanac.bodies, kind, place.land)


def _type(place: Place) -> str:
    return place.association.type if place.association and not place.has_town_hall else place.type


def _name(body: Body, place: Place) -> str:
    return body.name.format(name=_bare_name(place), label=place.label)


def _bare_name(place: Place) -> str:
    return place.association.bare_name if place.association and not place.has_town_hall else place.name


def _beside(almanac: Almanac, place: Place) -> str | None:
    """Where a municipality keeps its town hall, but plans together with others."""
    if not (place.association and place.has_town_hall):
        return None
    body = body_of(almanac.bodies, place.association.type, place.land)
    return body.name.format(name=place.association.bare_name) if body.role == "serves" else None


def _council(councils: tuple[Council, ...], place: Place) -> Text | None:
    for council in councils:
        if council.land == place.land:
            return council.city if place.type in LARGER else council.municipality
    return None


def _dative(name: str) -> str:
    """Landkreis Uckermark, Oberbergischen Kreis, Region Hannover: only adjectives change."""
    return re.sub(r"er Kreis$", "en Kreis", name)
