"""What a dated thing is called at the desk, what it says in a line, and which plans tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import LazyString

from questionnaire.almanac.bodies import Body
from questionnaire.almanac.budget_rules import BudgetRule
from questionnaire.almanac.channels import Channel
from questionnaire.almanac.correctable import values_of
from questionnaire.almanac.levels import TaskLevel
from questionnaire.almanac.limits import Ceiling, EuThresholds, LandLimits
from questionnaire.almanac.typed_fields import Field, form_fields
from questionnaire.catalogue.facts import Fact
from questionnaire.dated import Dated
from questionnaire.plan.dependents import dependents
from questionnaire.services import edition
from questionnaire.web.desk.field_words import LABELS, option_words
from questionnaire.web.language import current_language
from questionnaire.web.words import _, _l
from questionnaire.wording.formats import ceiling, listed, long_day, number

# By the first part of `listed_as`, in the order of the filter.
KINDS: Mapping[str, LazyString] = {
    "lands": _l("Limits of the Länder"),
    "eu": _l("EU thresholds"),
    "facts": _l("Facts"),
    "channels": _l("Ways of money"),
    "budgets": _l("Budget rules"),
    "levels": _l("Who holds a task"),
    "bodies": _l("Administrations"),
    "names": _l("Other names of places"),
}
SECTION_NAMES: Mapping[str, LazyString] = {
    "route": _l("Your route to a contract"),
    "shortlist": _l("Which municipality first?"),
    "calendar": _l("The budget sets the pace"),
    "responsibilities": _l("Where to go and whom to ask"),
    "money": _l("How money can flow"),
}


def kind_of(dated: Dated) -> str:
    return dated.listed_as.partition(".")[0]


def title_of(dated: Dated) -> str:  # noqa: PLR0911 - one for each kind
    language, catalogue = current_language(), edition().catalogue
    match dated:
        case LandLimits():
            return catalogue.limit_titles.of_land(dated.where)[language]
        case EuThresholds():
            return catalogue.limit_titles.eu[language]
        case Fact():
            return dated.statement[language]
        case Channel():
            return dated.title[language]
        case BudgetRule():
            return _("Budget rules: %(place)s", place=_place_name(dated.id))
        case TaskLevel():
            return f"{_field_name(dated.field)}: {land_names(dated.lands)}"
        case Body():
            kinds = listed(sorted(dated.types), language)
            return f"{kinds}: {land_names(dated.lands)}" if dated.lands else kinds
    return _("Other names of places: %(group)s", group=dated.listed_as.partition(".")[2])


def gist_of(dated: Dated) -> str:  # noqa: PLR0911 - one for each kind
    """Its most important value in a line; empty where the title says it."""
    language = current_language()
    match dated:
        case LandLimits():
            return _ceilings(dated.ceilings) or option_words(dated.standing)
        case EuThresholds():
            return _ceilings(dated.ceilings)
        case TaskLevel():
            return listed(dated.held_by, language)
        case Body():
            return dated.chief[language]
        case BudgetRule():
            return dated.law or ""
        case Channel():
            return dated.means[language]
    return ""


def values_said(dated: Dated) -> list[tuple[str, str]]:
    """Everything that can be corrected, with its label."""
    return values_recorded(dated, values_of(dated))


def values_recorded(dated: Dated, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The same of a revision, whose values may be from long ago."""
    there = [field for field in form_fields(type(dated)) if field.name in values]
    return [(str(LABELS[field.name]), _said(field, values[field.name])) for field in there]


def dependents_said(dated: Dated) -> str:
    found = dependents(edition(), dated)
    if not found.sections:
        return _("No plan tells it: it is on the page about Rathausreif, or helps to find places.")
    has_lands = bool(found.lands) or isinstance(dated, TaskLevel | Body)
    plans = _("plans for places in %(lands)s", lands=land_names(found.lands)) if has_lands else _("all plans")
    if found.fields:
        fields = listed(map(_field_name, sorted(found.fields)), current_language())
        plans = _("%(plans)s in the field “%(fields)s”", plans=plans, fields=fields)
    sections = " · ".join(str(SECTION_NAMES[section]) for section in found.sections)
    return _("%(plans)s: %(sections)s", plans=plans, sections=sections)


def land_names(lands: Iterable[str]) -> str:
    names = [edition().catalogue.land_name(land)[current_language()] for land in sorted(lands)]
    return listed(names, current_language()) if names else _("all other Länder")


def _ceilings(ceilings: Iterable[Ceiling]) -> str:
    return " · ".join(ceiling(each, current_language()) for each in ceilings)


def _place_name(key: str) -> str:
    place = edition().regions.place(key)
    return place.label if place else land_names([key])


def _field_name(field_id: str) -> str:
    options = (option for question in edition().catalogue.questions for option in question.options)
    return next((option.label[current_language()] for option in options if option.id == field_id), field_id)


def _said(field: Field, value: Any) -> str:  # noqa: PLR0911 - one for each kind
    language = current_language()
    match field.kind:
        case "text":
            return str(value[language])
        case "ceiling":
            return ceiling(Ceiling(**value), language)
        case "number":
            return number(value, language)
        case "day":
            return long_day(value, language)
        case "choice":
            return option_words(value)
        case "choices":
            return listed(map(option_words, value), language)
        case "tick":
            return _("yes") if value else _("no")
    return str(value)
