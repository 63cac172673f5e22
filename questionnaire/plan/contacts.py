"""Three doors to knock on: the office in charge, one that works across departments, the other level."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from questionnaire.almanac.almanac import Almanac
from questionnaire.catalogue.audience import TargetKind
from questionnaire.catalogue.fields import Field
from questionnaire.catalogue.responsibility_words import Below, DoorWords, WhomWords
from questionnaire.places.place import Place
from questionnaire.plan.authorities import House
from questionnaire.texts import Text

Verdict = Literal["here", "one_house", "by_itself", "shared", "elsewhere", "some_towns", "unknown"]

UNITS_AT_A_DOOR = 3
WITH_BEZIRKE = frozenset({"BE", "HH"})


class Ground(Struct, frozen=True):
    """What every field of one target shares: the house above it, or else those below, each for itself."""

    words: WhomWords
    almanac: Almanac
    target: Place
    body: House
    above: House | None
    below: Below
    today: date

    def home(self, verdict: Verdict) -> House | None:
        """The house that has the task; None where many below the target have it, each for itself."""
        return self.above if verdict == "elsewhere" else self.body


class Door(Struct, frozen=True):
    """`units`: what the office may be called, German with an English gloss. `question`: likewise."""

    where: Text
    units: tuple[Text, ...]
    question: Text


Doors = tuple[Door, Door, Door]


def doors(ground: Ground, field: Field, verdict: Verdict) -> Doors:
    return (
        _first_door(ground, field, verdict),
        _second_door(ground, field, verdict),
        _third_door(ground, field, verdict),
    )


def units(ground: Ground, field: Field, verdict: Verdict) -> tuple[Text, ...]:
    """What those who have the task may be called where they are, likeliest first."""
    home = ground.home(verdict)
    if home:
        own_youth_office = verdict in {"by_itself", "some_towns"}
        return _units_of(home, field, ground.target.land, "stadt" if own_youth_office else home.kind)
    return _listed(field, ground.target.land, "bezirk" if ground.body.senate else "gemeinde")


def _units_of(house: House, field: Field, land: str, kind: TargetKind) -> tuple[Text, ...]:
    return (field.department,) if house.senate else _listed(field, land, kind)


def _listed(field: Field, land: str, kind: TargetKind) -> tuple[Text, ...]:
    fitting = (office for office in field.offices if not office.lands or land in office.lands)
    return tuple(office.unit for office in fitting if kind in office.targets)


def _first_door(ground: Ground, field: Field, verdict: Verdict) -> Door:
    """Who works across departments has the second door, so that two different people hear of it."""
    found = units(ground, field, verdict)
    others = tuple(unit for unit in found if unit.de not in field.cross.de)
    return Door(_home_name(ground, verdict), (others or found)[:UNITS_AT_A_DOOR], field.question)


def _second_door(ground: Ground, field: Field, verdict: Verdict) -> Door:
    """Across the departments; where an association administers, the matching office of the county instead."""
    if ground.target.kind != "amt":
        return Door(_home_name(ground, verdict), (field.cross,), field.cross_question)
    return _chief(ground) if verdict == "elsewhere" else _other_level(ground, field)


def _third_door(ground: Ground, field: Field, verdict: Verdict) -> Door:
    """The mayor of a member municipality, the head of a house that only supports, or the other level."""
    if ground.target.kind == "amt":
        mayor = ground.words.doors.mayor
        return _door(_named(ground.target.name), mayor, ground.body.mayor or mayor.unit)
    return _chief(ground) if verdict == "elsewhere" else _other_level(ground, field)


def _chief(ground: Ground) -> Door:
    words = ground.words.doors.chief
    return _door(_named(ground.body.name), words, words.unit)


def _other_level(ground: Ground, field: Field) -> Door:
    words = ground.words.doors
    if ground.above:
        return _above(
            ground.above, words.senate if ground.above.senate else words.county, field, ground.target
        )
    if ground.target.kind == "landkreis":
        return _door(ground.below.called, words.municipality, words.municipality.unit)
    if ground.target.land in WITH_BEZIRKE:
        return _door(ground.below.called, words.borough, words.borough.unit)
    return _door(_named(ground.body.name), words.second_directorate, words.second_directorate.unit)


def _above(house: House, words: DoorWords, field: Field, target: Place) -> Door:
    found = _units_of(house, field, target.land, house.kind)
    return Door(_named(house.name), found[:UNITS_AT_A_DOOR] or (words.unit,), words.question)


def _door(where: Text, words: DoorWords, unit: Text) -> Door:
    return Door(where, (unit,), words.question)


def _home_name(ground: Ground, verdict: Verdict) -> Text:
    home = ground.home(verdict)
    return _named(home.name) if home else ground.below.called


def _named(name: str) -> Text:
    return Text(de=name, en=name)
