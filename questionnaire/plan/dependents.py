"""Which plans depend on a dated thing, and an example of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from questionnaire.almanac.bodies import Body
from questionnaire.almanac.budget_rules import BudgetRule
from questionnaire.almanac.channels import Channel
from questionnaire.almanac.levels import TaskLevel, level_of
from questionnaire.almanac.limits import EuThresholds, LandLimits
from questionnaire.answers.answers import Answers, Value
from questionnaire.catalogue.ids import QuestionId
from questionnaire.content.edition import Edition
from questionnaire.dated import Dated
from questionnaire.places.lands import LANDS
from questionnaire.places.place import Place
from questionnaire.plan.authorities import body_for

# Sections by the names of their templates, the one that says most of it first.
SECTIONS: Mapping[type[Dated], tuple[str, ...]] = {
    LandLimits: ("route", "shortlist"),
    EuThresholds: ("route",),
    BudgetRule: ("calendar", "shortlist"),
    TaskLevel: ("responsibilities", "shortlist"),
    Body: ("responsibilities",),
    Channel: ("money",),
}


class Dependents(Struct, frozen=True):
    """Plans for places in `lands` and for `fields`, empty means all; no `sections` where no plan tells it."""

    sections: tuple[str, ...]
    lands: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()


def dependents(edition: Edition, dated: Dated) -> Dependents:
    fields = frozenset({dated.field}) if isinstance(dated, TaskLevel) else frozenset[str]()
    return Dependents(SECTIONS.get(type(dated), ()), _lands(edition, dated), fields)


def example(edition: Edition, dated: Dated, base: Answers, today: date) -> Answers | None:
    """`base`, changed where it must be for its plan to tell the thing; None where no plan tells it."""
    if type(dated) not in SECTIONS:
        return None
    return Answers({**base, **dict(_given(edition, dated, today))})


def _lands(edition: Edition, dated: Dated) -> frozenset[str]:
    match dated:
        case LandLimits():
            return frozenset({dated.id})
        case BudgetRule():
            place = edition.regions.place(dated.id)
            return frozenset({place.land if place else dated.id})
        case TaskLevel() | Body():
            return dated.lands
    return frozenset()


def _given(edition: Edition, dated: Dated, today: date) -> Iterator[tuple[str, Value]]:
    place = _place(edition, dated, today)
    if place:
        yield QuestionId.TARGET, (place.key,)
    match dated:
        case TaskLevel():
            yield QuestionId.FIELDS, (dated.field,)
        case LandLimits() if dated.negotiated_social:
            yield QuestionId.FIELDS, (min(edition.almanac.limits.social_fields),)
        case Channel():
            yield from _channel(edition, dated)


def _place(edition: Edition, dated: Dated, today: date) -> Place | None:
    match dated:
        case LandLimits():
            return _in_land(edition, dated.id)
        case BudgetRule():
            return edition.regions.place(dated.id) or _in_land(edition, dated.id)
        case TaskLevel():
            return _in_land(edition, _land_of(edition, dated, today))
        case Body():
            places = edition.regions.places.values()
            return next((place for place in places if body_for(edition.almanac, place) == dated), None)
    return None


def _in_land(edition: Edition, land: str) -> Place | None:
    """A county or a Bezirk, for they have most tasks; else whatever there is."""
    kinds = ("landkreis", "bezirk", "stadt")
    return next((place for kind in kinds for place in edition.regions.of_kind(kind, land)), None)  # type: ignore[arg-type]


def _land_of(edition: Edition, level: TaskLevel, today: date) -> str:
    """One that the row is for: those of the rest are told apart by looking."""
    rows = edition.almanac.levels
    its_own = (land for land in LANDS if level_of(rows, level.field, land, today) == level)
    return min(level.lands) if level.lands else next(its_own, LANDS[0])


def _channel(edition: Edition, channel: Channel) -> Iterator[tuple[str, Value]]:
    """What its first sign asks for; the small purchase has none but its size."""
    options = edition.catalogue.known
    if not channel.signs:
        yield QuestionId.YEARLY_PRICE, (options(QuestionId.YEARLY_PRICE).options[0].id,)
        return
    sign = channel.signs[0]
    yield QuestionId.MONEY_FLOW, (min(sign.money),)
    if sign.fields:
        yield QuestionId.FIELDS, (min(sign.fields),)
    for option in options(QuestionId.FORM).options:
        if option.form in sign.forms:
            yield QuestionId.FORM, (option.id,)
    for option in options(QuestionId.LEGAL_FORM).options:
        if option.legal in sign.legal or option.id in sign.legal_forms:
            yield QuestionId.LEGAL_FORM, (option.id,)
