"""What of each dated thing can be corrected at the review desk: the values that plans tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from questionnaire.almanac.bodies import Body
from questionnaire.almanac.budget_rules import BudgetRule
from questionnaire.almanac.channels import Channel
from questionnaire.almanac.levels import TaskLevel
from questionnaire.almanac.limits import EuThresholds, LandLimits
from questionnaire.catalogue.facts import Fact
from questionnaire.dated import Cited, Dated

# In the order in which a form asks for them.
VALUES: Mapping[type[Dated], tuple[str, ...]] = {
    Fact: ("statement", "careful"),
    LandLimits: (
        "standing",
        "direct",
        "negotiated",
        "negotiated_social",
        "legal_basis",
        "note",
        "visibility",
        "valid_from",
        "valid_until",
    ),
    EuThresholds: ("goods_services", "goods_services_before", "social", "valid_from", "valid_until"),
    BudgetRule: ("confidence", "law", "law_of_districts", "submitted", "two_years", "rhythm", "note"),
    Body: ("chief", "head", "mayor", "council", "first", "confidence"),
    TaskLevel: ("held_by", "duty", "note", "basis", "confidence"),
    Channel: ("title", "means", "decides", "clock", "weeks"),
}
DATES = ("as_of", "review_by")


def correctable(dated: Dated) -> tuple[str, ...]:
    """Nothing where only dates and source can change."""
    return VALUES.get(type(dated), ())


def recorded(dated: Dated) -> tuple[str, ...]:
    """What a revision says in full: its values, its dates and where it is written."""
    where = ("source", "further") if isinstance(dated, Cited) else ("source",)
    return (*correctable(dated), *DATES, *where)


def values_of(dated: Dated) -> dict[str, Any]:
    """As TOML can hold them; what is not known is left out."""
    plain = msgspec.to_builtins(dated, builtin_types=(date,))
    return {name: kept for name in recorded(dated) if (kept := _kept(plain[name])) not in (None, [], {})}


def with_values(dated: Dated, values: Mapping[str, Any]) -> Dated:
    """What `values` leave out is not known any more. Raises msgspec.ValidationError for what cannot be."""
    plain = msgspec.to_builtins(dated, builtin_types=(date,))
    rest = {name: value for name, value in plain.items() if name not in recorded(dated)}
    return msgspec.convert({**rest, **values}, type=type(dated))


def _kept(value: Any) -> Any:
    """As TOML reads it again: rows are lists, and what is None inside is left out, such as `below`."""
    if isinstance(value, dict):
        return {key: inner for key, inner in value.items() if inner is not None}
    return list(value) if isinstance(value, tuple) else value
