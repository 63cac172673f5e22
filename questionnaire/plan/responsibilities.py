"""Where a task usually lies and whom to address about it: the right authority, and three contacts there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.levels import WITH_BEZIRKE, TaskLevel, level_of
from questionnaire.catalogue.audience import Duty
from questionnaire.catalogue.fields import Cpv, Field
from questionnaire.content.edition import Edition
from questionnaire.places.place import Place
from questionnaire.plan.authorities import Authority, authority_of
from questionnaire.plan.case import Case
from questionnaire.plan.competence import Competence, competence_of, holds_both_levels
from questionnaire.plan.contacts import Contacts, contacts
from questionnaire.plan.target_context import TargetContext, units, where_competent
from questionnaire.texts import Text


class Responsibility(Struct, frozen=True):
    """One field of work. `duty` and `note` are None where nobody has checked lately who holds the task.

    `search` is what to look for on its website, `cpv` under which codes it would buy.
    `call` asks on the phone for those in charge. `offices` is what they may be called, German with a gloss in
    others.
    """

    field: Field
    label: Text
    competence: Competence
    sentence: Text
    call: Text
    offices: tuple[Text, ...]
    search: tuple[str, ...]
    cpv: tuple[Cpv, ...]
    contacts: Contacts
    duty: Duty | None = None
    note: Text | None = None
    basis: str | None = None
    confirm: bool = False

    @property
    def lies_elsewhere(self) -> bool:
        """Whether the target is known not to have it."""
        return self.competence in {"elsewhere", "some_towns"}

    @property
    def warns(self) -> bool:
        """Whether somebody who goes to the target alone would miss those who decide."""
        return self.lies_elsewhere or self.competence == "unknown"


class Responsibilities(Struct, frozen=True):
    """`authority` is the one that decides for the target.

    `through_the_top`: what to do where somebody knows its head, None where the head is a contact anyway.
    """

    target: Place
    authority: Authority
    fields: tuple[Responsibility, ...]
    through_the_top: Text | None = None

    def asking(self, fields: frozenset[str], question: Text) -> Responsibilities:
        """With this question for the office in charge in those fields."""
        return replace(self, fields=tuple(_asking(found, fields, question) for found in self.fields))

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Each kind that occurs, once, in the order of the fields."""
        return tuple(
            dict.fromkeys(responsibility.duty for responsibility in self.fields if responsibility.duty)
        )

    @property
    def social(self) -> bool:
        """Whether any code stands for social or other special services."""
        return any(cpv.social for responsibility in self.fields for cpv in responsibility.cpv)


def responsibilities(edition: Edition, case: Case, today: date) -> Responsibilities | None:
    """None without a target or without a field."""
    if case.target is None or not case.fields:
        return None
    context = _context(edition, case, case.target, today)
    labels = {option.id: option.label for option in case.fields}
    chosen = (field for field in edition.catalogue.fields if field.id in labels)
    return Responsibilities(
        case.target,
        context.authority,
        tuple(_by_field(context, chosen, labels)),
        through_the_top=_through_the_top(context),
    )


def _by_field(
    context: TargetContext, chosen: Iterable[Field], labels: Mapping[str, Text]
) -> Iterator[Responsibility]:
    """Whoever runs the software of an authority is asked once, not for every field."""
    asked: set[str] = set()
    for field in chosen:
        level = level_of(context.almanac.levels, field.id, context.target.land, context.today)
        authority = where_competent(context, competence_of(level, context.target)).de
        ask_it = context.software and authority not in asked
        asked.add(authority)
        yield _responsibility(replace(context, ask_it=ask_it), field, labels[field.id], level)


def _through_the_top(context: TargetContext) -> Text | None:
    is_near = not context.has_few_people and not context.authority.senate
    return context.words.through_the_top if is_near else None


def _context(edition: Edition, case: Case, target: Place, today: date) -> TargetContext:
    around, words = edition.regions.district_of(target), edition.catalogue.responsibilities
    return TargetContext(
        words,
        edition.almanac,
        target,
        people=edition.regions.people_served(target),
        software=case.form == "digital",
        ask_it=case.form == "digital",
        authority=authority_of(edition.almanac, target, today),
        upper=authority_of(edition.almanac, around, today) if around != target else None,
        lower=words.boroughs if target.land in WITH_BEZIRKE else words.municipalities,
        today=today,
    )


def _responsibility(
    context: TargetContext, field: Field, label: Text, level: TaskLevel | None
) -> Responsibility:
    competence = competence_of(level, context.target)
    responsibility = Responsibility(
        field,
        label,
        competence,
        _sentence(context, competence),
        call=context.words.call.filled(concern=field.concern),
        offices=units(context, field, competence),
        search=_searched(context, field, competence),
        cpv=_codes(context, field),
        contacts=contacts(context, field, competence),
    )
    return responsibility if level is None else _with_facts(responsibility, level, context.target)


def _with_facts(responsibility: Responsibility, level: TaskLevel, target: Place) -> Responsibility:
    """Which level holds what is no question in a city that is both, save where a Senate stands above it.

    Nor is it in a town that has by itself what the county has for all others.
    """
    settled = holds_both_levels(target) or responsibility.competence == "by_itself"
    note = None if settled else level.note
    return replace(responsibility, duty=level.duty, note=note, basis=level.basis, confirm=not level.sure)


def _searched(context: TargetContext, field: Field, competence: Competence) -> tuple[str, ...]:
    """A small administration has no page for an office that it has not."""
    if not context.small(competence):
        return field.search
    names = " ".join([*(office.unit.de for office in field.offices), field.cross.de])
    return tuple(term for term in field.search if term not in names)


def _codes(context: TargetContext, field: Field) -> tuple[Cpv, ...]:
    """Software is bought as software, whatever it is for."""
    software = context.words.software if context.software else ()
    return tuple({cpv.code: cpv for cpv in (*field.cpv, *software)}.values())


def _sentence(context: TargetContext, competence: Competence) -> Text:
    template: Text = getattr(context.words.competence, competence)
    at = context.upper.at if context.upper else context.lower.at
    return template.filled(at=at)


def _asking(found: Responsibility, fields: frozenset[str], question: Text) -> Responsibility:
    if found.field.id not in fields:
        return found
    first, second, third = found.contacts
    return replace(found, contacts=(replace(first, question=question), second, third))
