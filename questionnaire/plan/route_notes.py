"""What to know of a route besides its procedures: what follows for the steps, other ways, rules to keep."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.almanac.limits import EuThresholds, LandLimits, ServiceKind
from questionnaire.catalogue.route_words import RouteWords
from questionnaire.plan.case import Case
from questionnaire.plan.contract_value import ProcedureBand, Span
from questionnaire.plan.situation import Timing
from questionnaire.texts import Text


def consequences(
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
    if timing.horizon == "h3" and procedures != {"direct_award"}:
        yield words.hasty


def alternatives(words: RouteWords, case: Case) -> Iterator[Text]:
    if case.legal in ("nonprofit", "unfounded") or case.is_cooperative:
        yield words.grant
    if case.reserved:
        yield words.reserved


def land_notes(land: LandLimits | None, reached: tuple[ProcedureBand, ...]) -> Iterator[Text]:
    if land and land.note:
        yield land.note
    if land and land.visibility and any(band.procedure == "direct_award" for band in reached):
        yield land.visibility


def field_notes(words: RouteWords, case: Case, value: Span | None, eu: EuThresholds | None) -> Iterator[Text]:
    is_near = value is None or value.high is None or (eu is not None and value.high >= eu.goods_services)
    for note in words.fields:
        fits = note.field in case.field_ids and (not note.forms or case.form in note.forms)
        if fits and (is_near or not note.near_eu_threshold):
            yield note.text


def rules(
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
