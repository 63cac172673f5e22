"""Which procedure belongs to which value: the bands between the limits of a Land and the EU thresholds."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.almanac.limits import Ceiling, EuThresholds, LandLimits, Limits, ServiceKind
from questionnaire.catalogue.audience import Procedure
from questionnaire.catalogue.route_words import RouteWords
from questionnaire.plan.case import Case
from questionnaire.plan.contract_value import ProcedureBand


def service_kind(limits: Limits, case: Case) -> ServiceKind:
    """Special services only where every field is wholly special and people serve people, or serve meals."""
    fields = case.field_ids
    if not fields & (limits.special_fields | limits.mixed_fields):
        return "other"
    serves = case.form == "service" or (case.form == "food" and bool(fields & limits.catering_fields))
    is_special = case.knows_all_fields and fields <= limits.special_fields
    return "social" if is_special and serves else "mixed"


def procedure_bands(
    words: RouteWords, land: LandLimits | None, eu: EuThresholds | None, kind: ServiceKind
) -> Iterator[ProcedureBand]:
    """Upwards and without a gap; None for limits that are not on file."""
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
