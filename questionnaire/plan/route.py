"""The way to a contract: its value over the whole term against the limits that hold where the target lies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.limits import Ceiling, EuThresholds, LandLimits, Limits, ServiceKind
from questionnaire.answers.answers import Answers
from questionnaire.catalogue.audience import Procedure
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import Option
from questionnaire.catalogue.route_words import RouteWords
from questionnaire.plan.contract_value import MONTHS_A_YEAR, ProcedureBand, Span
from questionnaire.plan.situation import Situation
from questionnaire.texts import Text

BOTH_CONDITIONS = "both"


class Route(Struct, frozen=True):
    """What is known of the way to a contract, and why.

    `land` are the limits on file for the target's Land, even where they no longer hold; `holds` tells.
    `eu` is None once its date has passed. `reached` are the bands that the value falls into, none
    where price or term is open. `notes` are what to know besides, most important first.
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
    consequences: tuple[Text, ...]
    alternatives: tuple[Text, ...]
    notes: tuple[Text, ...]

    @property
    def procedures(self) -> frozenset[Procedure]:
        return frozenset(band.procedure for band in self.reached) or frozenset({"unknown"})

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

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of what stands behind the numbers that are shown."""
        land = self.land.sources if self.land and self.holds else ()
        return (*land, *(self.eu.sources if self.eu else ()))


def route(
    catalogue: Catalogue, almanac: Almanac, answers: Answers, situation: Situation, today: date
) -> Route:
    """Only limits that are on file and not past their review date are reckoned with."""
    limits = almanac.limits
    land = limits.land(situation.land)
    holds = land is not None and land.standing != "unknown" and land.holds(today)
    eu = limits.eu if limits.eu.holds(today) else None
    kind = _kind(limits, answers, situation)
    price, term = (_chosen(catalogue, answers, question) for question in ("yearly_price", "term"))
    yearly = _span(price)
    value = yearly.times(term.months or 0) if yearly and term else None
    bands = tuple(_bands(catalogue.route, land if holds else None, eu, kind))
    reached = tuple(band for band in bands if value and band.touches(value))
    return Route(
        land=land,
        eu=eu,
        holds=holds,
        kind=kind,
        price=price,
        term=term,
        value=value,
        bands=bands,
        reached=reached,
        consequences=tuple(_consequences(catalogue.route, reached, situation)),
        alternatives=tuple(_alternatives(catalogue.route, answers, situation)),
        notes=(
            *_land_notes(land if holds else None, reached),
            *_field_notes(catalogue.route, answers),
            *_rules(catalogue.route, kind, term, reached),
        ),
    )


def _chosen(catalogue: Catalogue, answers: Answers, question_id: str) -> Option | None:
    question = catalogue.question(question_id)
    return answers.option(question) if question else None


def _span(price: Option | None) -> Span | None:
    return Span(price.low or 0, price.high) if price else None


def _kind(limits: Limits, answers: Answers, situation: Situation) -> ServiceKind:
    """Social services only where every field is wholly social and people serve people."""
    fields = frozenset(answers.many("fields"))
    if not fields & (limits.social_fields | limits.mixed_fields):
        return "other"
    return "social" if fields <= limits.social_fields and situation.form == "service" else "mixed"


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
    words: RouteWords, reached: tuple[ProcedureBand, ...], situation: Situation
) -> Iterator[Text]:
    """What the route means for the order of the steps."""
    procedures = {band.procedure for band in reached}
    if situation.legal == "unfounded":
        yield words.unfounded
    if procedures == {"direct_award"}:
        yield words.small
    if procedures == {"eu_tender"}:
        yield words.large
    if situation.horizon == "h3":
        yield words.hasty


def _alternatives(words: RouteWords, answers: Answers, situation: Situation) -> Iterator[Text]:
    if situation.legal in ("nonprofit", "unfounded"):
        yield words.grant
    if answers.one("reserved") == BOTH_CONDITIONS:
        yield words.reserved


def _land_notes(land: LandLimits | None, reached: tuple[ProcedureBand, ...]) -> Iterator[Text]:
    if land and land.note:
        yield land.note
    if land and land.visibility and any(band.procedure == "direct_award" for band in reached):
        yield land.visibility


def _field_notes(words: RouteWords, answers: Answers) -> Iterator[Text]:
    yield from (note.text for note in words.fields if note.field in answers.many("fields"))


def _rules(
    words: RouteWords, kind: ServiceKind, term: Option | None, reached: tuple[ProcedureBand, ...]
) -> Iterator[Text]:
    procedures = {band.procedure for band in reached}
    if kind == "mixed" and "eu_tender" in procedures:
        yield words.mixed
    if term and term.indefinite:
        yield words.estimate
    if "direct_award" in procedures:
        yield words.rotation
    yield words.never_split
    if procedures - {"direct_award"}:
        yield words.talk
