"""What can be wrong with the limits although their file is readable by itself."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.almanac.limits import Ceiling, LandLimits, Limits
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import QuestionId
from questionnaire.content.problem import Problem
from questionnaire.places.lands import LANDS

# Ids of the Länder stand in other files too.
WHERE = ("limits",)
AGREEING = 2


def limits_problems(catalogue: Catalogue, limits: Limits) -> Iterator[Problem]:
    if sorted(land.id for land in limits.lands) != sorted(LANDS):
        yield Problem(WHERE, "each of the 16 Länder must be there once")
    yield from _unknown_fields(catalogue, limits)
    yield from _too_few_printed(catalogue, limits)
    for land in limits.lands:
        yield from _land_problems(land)


def _too_few_printed(catalogue: Catalogue, limits: Limits) -> Iterator[Problem]:
    """Whoever is shown a limit is shown where it is written, and twice where it counts as checked."""
    hidden = {source.id for source in catalogue.sources if not source.printed}
    for dated in (limits.eu, *limits.lands):
        if dated.source in hidden:
            yield Problem(WHERE, f"{dated.id}: {dated.source} may not be printed, so it cannot come first")
    for land in limits.lands:
        if land.standing == "checked" and len(set(land.sources) - hidden) < AGREEING:
            yield Problem(WHERE, f"{land.id}: checked needs two sources that may be printed")


def _unknown_fields(catalogue: Catalogue, limits: Limits) -> Iterator[Problem]:
    question = catalogue.question(QuestionId.FIELDS)
    known = {option.id for option in question.options} if question else set()
    named = limits.special_fields | limits.mixed_fields | {note.field for note in catalogue.route.fields}
    for field_id in sorted(named - known):
        yield Problem(WHERE, f"there is no field {field_id}")


def _land_problems(land: LandLimits) -> Iterator[Problem]:
    ceilings = [land.direct, land.negotiated, land.negotiated_social]
    if any(ceiling and not _well_formed(ceiling) for ceiling in ceilings):
        yield Problem(WHERE, f"{land.id}: a limit is either `up_to` or `below` some euros")
    if land.standing in ("unknown", "own_rules") and any(ceilings):
        yield Problem(WHERE, f"{land.id}: {land.standing} means that there is no number")
    if land.standing in ("checked", "confirm") and land.direct is None:
        yield Problem(WHERE, f"{land.id}: {land.standing} needs the limit for direct awards")


def _well_formed(ceiling: Ceiling) -> bool:
    return (ceiling.up_to is None) != (ceiling.below is None) and ceiling.amount > 0
