"""The way to a contract: its value over the whole term against the limits that hold where the target lies."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from questionnaire.almanac.limits import Ceiling, EuThresholds, LandLimits, ServiceKind
from questionnaire.calendar.months import MONTHS_IN_YEAR
from questionnaire.catalogue.audience import Procedure
from questionnaire.catalogue.questions import Option
from questionnaire.content.edition import Edition
from questionnaire.plan.case import Case
from questionnaire.plan.contract_value import ProcedureBand, Span
from questionnaire.plan.procedure_bands import procedure_bands, service_kind
from questionnaire.plan.route_notes import alternatives, consequences, field_notes, land_notes, rules
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
    def by_eu_rules(self) -> bool:
        """Whether EU law holds for the whole value, whatever the Land has laid down."""
        return self.procedures == {"eu_tender"}

    @property
    def eu_is_presumed(self) -> bool:
        """Whether a part may be a special service, for which EU law begins at a sum beyond this value."""
        return (
            self.kind == "mixed"
            and self.eu is not None
            and self.value is not None
            and self.value.low < self.eu.social
        )

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
        if self.line is None or self.term is None or (self.term.months or 0) <= MONTHS_IN_YEAR:
            return None
        yearly = self.line.amount * MONTHS_IN_YEAR // (self.term.months or MONTHS_IN_YEAR)
        return Ceiling(up_to=yearly) if self.line.included else Ceiling(below=yearly)


def route(edition: Edition, case: Case, timing: Timing, today: date) -> Route:
    """Only limits that are on file and not past their review date are reckoned with."""
    limits, words = edition.almanac.limits, edition.catalogue.route
    land = limits.land(case.target.land if case.target else None)
    holds = land is not None and land.standing != "unknown" and land.holds(today)
    eu = limits.eu if limits.eu.holds(today) else None
    kind = service_kind(limits, case)
    yearly = _span(case.price)
    value = yearly.times(case.term.months or 0) if yearly and case.term else None
    bands = tuple(procedure_bands(words, land if holds else None, eu, kind))
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
        consequences=tuple(consequences(words, reached, case, timing)),
        alternatives=tuple(alternatives(words, case)),
        notes=(
            *land_notes(land if holds else None, reached),
            *field_notes(words, case, value, eu),
            *rules(words, kind, case, reached),
        ),
    )


def _procedures(reached: tuple[ProcedureBand, ...]) -> frozenset[Procedure]:
    return frozenset(band.procedure for band in reached) or frozenset({"unknown"})


def _span(price: Option | None) -> Span | None:
    return Span(price.low or 0, price.high) if price else None
