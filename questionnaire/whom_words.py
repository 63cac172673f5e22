"""The words of where to go and whom to ask: fields, offices, doors."""

from __future__ import annotations

from questionnaire.texts import Audience, Content, Duty, Text


class Office(Audience, frozen=True, kw_only=True):
    """A unit as it is often called, in houses of these kinds and Länder; `en` is only its gloss."""

    unit: Text


class Cpv(Content, frozen=True, kw_only=True):
    """A code of the EU's procurement vocabulary; `social` marks social and other special services."""

    code: str
    about: Text
    social: bool = False


class Field(Content, frozen=True, kw_only=True):
    """Where a field of work is looked for. Questions are asked in German; `en` is their gloss."""

    id: str
    department: Text
    duty: Text
    question: Text
    cross: Text
    cross_question: Text
    search: tuple[str, ...]
    offices: tuple[Office, ...]
    cpv: tuple[Cpv, ...]


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
