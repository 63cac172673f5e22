"""Where a task usually lies and whom to address about it: the right authority, and three contacts there."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.levels import CITY_STATES, Holder, TaskLevel, level_of
from questionnaire.catalogue.audience import Duty, TargetKind
from questionnaire.catalogue.fields import Field
from questionnaire.content.edition import Edition
from questionnaire.places.place import Place
from questionnaire.plan.authorities import Authority, authority_of
from questionnaire.plan.case import Case
from questionnaire.plan.contacts import WITH_BEZIRKE, Competence, Contacts, TargetContext, contacts, units
from questionnaire.texts import Text

TOWNS = frozenset({"Stadt", "Große Kreisstadt"})
OWN: dict[TargetKind, frozenset[Holder]] = {
    "landkreis": frozenset({"kreis"}),
    "stadt": frozenset({"kreis", "gemeinde", "verband", "senat"}),
    "gemeinde": frozenset({"gemeinde", "verband"}),
    "amt": frozenset({"gemeinde", "verband"}),
    "bezirk": frozenset({"bezirk"}),
}


class Responsibility(Struct, frozen=True):
    """One field of work. `duty` and `note` are None where nobody has checked lately who holds the task.

    `offices` is what those in charge may be called, German with a gloss in others.
    """

    field: Field
    label: Text
    competence: Competence
    sentence: Text
    offices: tuple[Text, ...]
    contacts: Contacts
    duty: Duty | None = None
    note: Text | None = None
    basis: str | None = None
    confirm: bool = False

    @property
    def warns(self) -> bool:
        """Whether somebody who goes to the target alone would miss those who decide."""
        return self.competence in {"elsewhere", "some_towns", "unknown"}


class Responsibilities(Struct, frozen=True):
    """`authority` is the one that decides for the target."""

    target: Place
    authority: Authority
    fields: tuple[Responsibility, ...]

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Each kind that occurs, once, in the order of the fields."""
        return tuple(
            dict.fromkeys(responsibility.duty for responsibility in self.fields if responsibility.duty)
        )

    @property
    def social(self) -> bool:
        """Whether any code stands for social or other special services."""
        return any(cpv.social for responsibility in self.fields for cpv in responsibility.field.cpv)


def responsibilities(edition: Edition, case: Case, today: date) -> Responsibilities | None:
    """None without a target or without a field."""
    if case.target is None or not case.fields:
        return None
    context = _context(edition, case.target, today)
    labels = {option.id: option.label for option in case.fields}
    chosen = (field for field in edition.catalogue.fields if field.id in labels)
    return Responsibilities(
        case.target,
        context.authority,
        tuple(_responsibility(context, field, labels[field.id]) for field in chosen),
    )


def _context(edition: Edition, target: Place, today: date) -> TargetContext:
    around, words = edition.regions.district_of(target), edition.catalogue.responsibilities
    return TargetContext(
        words,
        edition.almanac,
        target,
        authority=authority_of(edition.almanac, target, today),
        upper=authority_of(edition.almanac, around, today) if around != target else None,
        lower=words.boroughs if target.land in WITH_BEZIRKE else words.municipalities,
        today=today,
    )


def _responsibility(context: TargetContext, field: Field, label: Text) -> Responsibility:
    level = level_of(context.almanac.levels, field.id, context.target.land, context.today)
    competence = competence_of(level, context.target)
    responsibility = Responsibility(
        field,
        label,
        competence,
        _sentence(context, competence),
        offices=units(context, field, competence),
        contacts=contacts(context, field, competence),
    )
    return responsibility if level is None else _with_facts(responsibility, level, context.target)


def _with_facts(responsibility: Responsibility, level: TaskLevel, target: Place) -> Responsibility:
    """Which level holds what is no question in a city that is both, save where a Senate stands above it."""
    note = None if _is_both(target) else level.note
    return replace(responsibility, duty=level.duty, note=note, basis=level.basis, confirm=not level.sure)


def _is_both(target: Place) -> bool:
    return target.kind == "stadt" and target.land not in CITY_STATES


def competence_of(level: TaskLevel | None, target: Place) -> Competence:
    if level is None:
        return "unknown"
    if target.key in level.towns:
        return "by_itself"
    if target.kind == "gemeinde" and "stadt" in level.held_by and target.type in TOWNS:
        return "some_towns"
    return _by_holders(level, target)


def _by_holders(level: TaskLevel, target: Place) -> Competence:
    """Whose task it is as a rule: what single towns do in its place does not count here."""
    holders = set(level.held_by) - {"stadt"}
    mine = holders & OWN[target.kind]
    if not mine:
        return "elsewhere"
    if holders - mine:
        return "shared"
    return "one_authority" if _is_both(target) else "here"


def _sentence(context: TargetContext, competence: Competence) -> Text:
    template: Text = getattr(context.words.competence, competence)
    at = context.upper.at if context.upper else context.lower.at
    return template.filled(at=at)
