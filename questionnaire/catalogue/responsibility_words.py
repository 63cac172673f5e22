"""The words of where to go and whom to ask."""

from __future__ import annotations

from questionnaire.catalogue.audience import Duty
from questionnaire.texts import Content, Text


class Verdicts(Content, frozen=True, kw_only=True):
    """Whether a task lies where somebody wants to go; {at} stands for where else it lies."""

    here: Text
    one_house: Text
    by_itself: Text
    shared: Text
    elsewhere: Text
    some_towns: Text
    unknown: Text


class Below(Content, frozen=True, kw_only=True):
    """What lies below a target, many of a kind; `at` has its preposition in German."""

    called: Text
    at: Text


class DutyWords(Content, frozen=True, kw_only=True):
    name: Text
    money: Text


class DoorWords(Content, frozen=True, kw_only=True):
    question: Text
    unit: Text


class Doors(Content, frozen=True, kw_only=True):
    """Doors beside the office in charge; one of them fits each kind of target."""

    municipality: DoorWords
    county: DoorWords
    mayor: DoorWords
    chief: DoorWords
    second_directorate: DoorWords
    senate: DoorWords
    borough: DoorWords


class WhomWords(Content, frozen=True, kw_only=True):
    lead: Text
    confirm: Text
    unknown_chief: Text
    keeps_town_hall: Text
    verdicts: Verdicts
    municipalities: Below
    boroughs: Below
    duties: dict[Duty, DutyWords]
    doors: Doors
