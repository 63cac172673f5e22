"""Where a task usually lies and whom to address about it: the right house, and three doors in it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.levels import CITY_STATES, Holder, Level, level_of
from questionnaire.answers.answers import Answers
from questionnaire.catalogue.audience import Duty, TargetKind
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.fields import Field
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.plan.authorities import House, house_of
from questionnaire.plan.contacts import WITH_BEZIRKE, Doors, Ground, Verdict, doors, units
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

    `offices` is what those in charge may be called, German with an English gloss.
    """

    field: Field
    label: Text
    verdict: Verdict
    sentence: Text
    offices: tuple[Text, ...]
    doors: Doors
    duty: Duty | None = None
    note: Text | None = None
    basis: str | None = None
    confirm: bool = False

    @property
    def warns(self) -> bool:
        """Whether somebody who goes to the target alone would miss those who decide."""
        return self.verdict in {"elsewhere", "some_towns", "unknown"}


class Whom(Struct, frozen=True):
    """`body` is the administration that decides for the target."""

    target: Place
    body: House
    fields: tuple[Responsibility, ...]

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Each kind that occurs, once, in the order of the fields."""
        return tuple(dict.fromkeys(found.duty for found in self.fields if found.duty))

    @property
    def social(self) -> bool:
        """Whether any code stands for social or other special services."""
        return any(cpv.social for found in self.fields for cpv in found.field.cpv)


def whom(
    catalogue: Catalogue, almanac: Almanac, regions: Regions, answers: Answers, today: date
) -> Whom | None:
    """None without a target or without a field."""
    target, labels = regions.place(answers.one("target")), _labels(catalogue, answers)
    if target is None or not labels:
        return None
    ground = _ground(catalogue, almanac, regions, target, today)
    chosen = (field for field in catalogue.fields if field.id in labels)
    return Whom(
        target, ground.body, tuple(_responsibility(ground, field, labels[field.id]) for field in chosen)
    )


def _labels(catalogue: Catalogue, answers: Answers) -> dict[str, Text]:
    question = catalogue.question("fields")
    options = [question.option(chosen) for chosen in answers.many("fields")] if question else []
    return {option.id: option.label for option in options if option}


def _ground(catalogue: Catalogue, almanac: Almanac, regions: Regions, target: Place, today: date) -> Ground:
    around, words = regions.district_of(target), catalogue.whom
    return Ground(
        words,
        almanac,
        target,
        body=house_of(almanac, target, today),
        above=house_of(almanac, around, today) if around != target else None,
        below=words.boroughs if target.land in WITH_BEZIRKE else words.municipalities,
        today=today,
    )


def _responsibility(ground: Ground, field: Field, label: Text) -> Responsibility:
    level = level_of(ground.almanac.levels, field.id, ground.target.land, ground.today)
    verdict = _verdict(level, ground.target)
    found = Responsibility(
        field,
        label,
        verdict,
        _sentence(ground, verdict),
        offices=units(ground, field, verdict),
        doors=doors(ground, field, verdict),
    )
    return found if level is None else _with_facts(found, level, ground.target)


def _with_facts(found: Responsibility, level: Level, target: Place) -> Responsibility:
    """Which level holds what is no question in a city that is both, save where a Senate stands above it."""
    note = None if _is_both(target) else level.note
    return replace(found, duty=level.duty, note=note, basis=level.basis, confirm=not level.sure)


def _is_both(target: Place) -> bool:
    return target.kind == "stadt" and target.land not in CITY_STATES


def _verdict(level: Level | None, target: Place) -> Verdict:
    if level is None:
        return "unknown"
    if target.key in level.towns:
        return "by_itself"
    if target.kind == "gemeinde" and "stadt" in level.held_by and target.type in TOWNS:
        return "some_towns"
    return _by_holders(level, target)


def _by_holders(level: Level, target: Place) -> Verdict:
    """Whose task it is as a rule: what single towns do in its place does not count here."""
    holders = set(level.held_by) - {"stadt"}
    mine = holders & OWN[target.kind]
    if not mine:
        return "elsewhere"
    if holders - mine:
        return "shared"
    return "one_house" if _is_both(target) else "here"


def _sentence(ground: Ground, verdict: Verdict) -> Text:
    template: Text = getattr(ground.words.verdicts, verdict)
    at = ground.above.at if ground.above else ground.below.at
    return Text(de=template.de.format(at=at.de), en=template.en.format(at=at.en))
