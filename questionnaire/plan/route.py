"""The way to a contract: its value over the whole term against the limits that hold where the target lies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from questionnaire.almanac.limits import Ceiling, EuThresholds, LandLimits, Limits, ServiceKind
from questionnaire.catalogue.audience import Procedure
from questionnaire.catalogue.questions import Option
from questionnaire.catalogue.route_words import RouteWords
from questionnaire.content.edition import Edition
from questionnaire.plan.case import Case
from questionnaire.plan.contract_value import MONTHS_A_YEAR, ProcedureBand, Span
from questionnaire.plan.situation import Timing
from questionnaire.texts import Text


class Route(Struct, frozen=True):
    """What is known of the way to a contract, and why.

    `land` are the limits on file for the target's Land, even where they no longer hold; `holds` tells.
    `eu` is None once its date has passed. `reached` are the bands that the value falls into, none
    where price or term is open. `weeks` are (least, most) from the request to the contract, those of
    the longest procedure reached. `notes` are what to know besides, most important first.
    """

    land: LandLimits | None
    eu: EuThresholds | None
    holds: bool
    kind: ServiceKind
    price: Option | None
    term: Option | None
    value: Span | None
    bands: tuple[ProcedureBand, ...]
    reached: tuple[ProcedureBand, ...]
    weeks: tuple[int, int]
    consequences: tuple[Text, ...]
    alternatives: tuple[Text, ...]
    notes: tuple[Text, ...]

    @property
    def procedures(self) -> frozenset[Procedure]:
        return _procedures(self.reached)

    @property
    def yearly(self) -> Span | None:
        return _span(self.price)

    @property
    def line(self) -> Ceiling | None:
        """The limit that the value straddles; the lowest of several."""
        return self.reached[0].ceiling if len(self.reached) > 1 else None

    @property
    def yearly_line(self) -> Ceiling | None:
        """What the price of one year may be to stay under the line; None where it is the same sum."""
        if self.line is None or self.term is None or (self.term.months or 0) <= MONTHS_A_YEAR:
            return None
        yearly = self.line.amount * MONTHS_A_YEAR // (self.term.months or MONTHS_A_YEAR)
        return Ceiling(up_to=yearly) if self.line.included else Ceiling(below=yearly)


def route(edition: Edition, case: Case, timing: Timing, today: date) -> Route:
    """Only limits that are on file and not past their review date are reckoned with."""
    limits, words = edition.almanac.limits, edition.catalogue.route
    land = limits.land(case.target.land if case.target else None)
    holds = land is not None and land.standing != "unknown" and land.holds(today)
    eu = limits.eu if limits.eu.holds(today) else None
    kind = _kind(limits, case)
    yearly = _span(case.price)
    value = yearly.times(case.term.months or 0) if yearly and case.term else None
    bands = tuple(_bands(words, land if holds else None, eu, kind))
    reached = tuple(band for band in bands if value and band.touches(value))
    return Route(
        land=land,
        eu=eu,
        holds=holds,
        kind=kind,
        price=case.price,
        term=case.term,
        value=value,
        bands=bands,
        reached=reached,
        weeks=max((words.procedure(each).weeks for each in _procedures(reached)), key=lambda weeks: weeks[1]),
        consequences=tuple(_consequences(words, reached, case, timing)),
        alternatives=tuple(_alternatives(words, case)),
        notes=(
            *_land_notes(land if holds else None, reached),
            *_field_notes(words, case, value, eu),
            *_rules(words, kind, case, reached),
        ),
    )


def _procedures(reached: tuple[ProcedureBand, ...]) -> frozenset[Procedure]:
    return frozenset(band.procedure for band in reached) or frozenset({"unknown"})


def _span(price: Option | None) -> Span | None:
    return Span(price.low or 0, price.high) if price else None


def _kind(limits: Limits, case: Case) -> ServiceKind:
    """Special services only where every field is wholly special and people serve people, or serve meals."""
    fields = case.field_ids
    if not fields & (limits.special_fields | limits.mixed_fields):
        return "other"
    serves = case.form == "service" or (case.form == "food" and bool(fields & limits.catering_fields))
    is_special = case.knows_all_fields and fields <= limits.special_fields
    return "social" if is_special and serves else "mixed"


def _bands(
    words: RouteWords, land: LandLimits | None, eu: EuThresholds | None, kind: ServiceKind
) -> Iterator[ProcedureBand]:
    floor = None
    for procedure, ceiling in _steps(land, eu, kind):
        renamed = land.negotiated_name if land and procedure == "negotiated" else None
        yield ProcedureBand(procedure, renamed or words.procedure(procedure).title, floor, ceiling)
        floor = ceiling


def _steps(
    land: LandLimits | None, eu: EuThresholds | None, kind: ServiceKind
) -> Iterator[tuple[Procedure, Ceiling | None]]:
    """Each procedure with its ceiling, upwards; the last has none."""
    threshold = eu.ceiling(kind) if eu else None
    negotiated = land.negotiated_for(kind) if land else None
    if land and land.direct:
        yield "direct_award", land.direct
    if negotiated:
        yield "negotiated", negotiated
    if negotiated != threshold or threshold is None:
        yield _above(land, negotiated), threshold
    if threshold:
        yield "eu_tender", None


def _above(land: LandLimits | None, negotiated: Ceiling | None) -> Procedure:
    """What follows below the EU threshold after everything that is on file."""
    if land and land.standing == "own_rules":
        return "own_rules"
    return "tender" if negotiated else "unknown"


def _consequences(
    words: RouteWords, reached: tuple[ProcedureBand, ...], case: Case, timing: Timing
) -> Iterator[Text]:
    """What the route means for the order of the steps."""
    procedures = {band.procedure for band in reached}
    if case.legal == "unfounded":
        yield words.unfounded
    if procedures == {"direct_award"}:
        yield words.small
    if procedures == {"eu_tender"}:
        yield words.large
    if timing.horizon == "h3":
        yield words.hasty


def _alternatives(words: RouteWords, case: Case) -> Iterator[Text]:
    if case.legal in ("nonprofit", "unfounded") or case.is_cooperative:
        yield words.grant
    if case.reserved:
        yield words.reserved


def _land_notes(land: LandLimits | None, reached: tuple[ProcedureBand, ...]) -> Iterator[Text]:
    if land and land.note:
        yield land.note
    if land and land.visibility and any(band.procedure == "direct_award" for band in reached):
        yield land.visibility


def _field_notes(
    words: RouteWords, case: Case, value: Span | None, eu: EuThresholds | None
) -> Iterator[Text]:
    is_near = value is None or value.high is None or (eu is not None and value.high >= eu.goods_services)
    for note in words.fields:
        fits = note.field in case.field_ids and (not note.forms or case.form in note.forms)
        if fits and (is_near or not note.near_eu_threshold):
            yield note.text


def _rules(
    words: RouteWords, kind: ServiceKind, case: Case, reached: tuple[ProcedureBand, ...]
) -> Iterator[Text]:
    procedures = {band.procedure for band in reached}
    if kind == "mixed" and "eu_tender" in procedures:
        yield words.mixed_one if len(case.fields) == 1 else words.mixed
    if case.term and case.term.indefinite:
        yield words.estimate
    if "direct_award" in procedures:
        yield words.rotation
    yield words.never_split
    if procedures - {"direct_award"}:
        yield words.talk
