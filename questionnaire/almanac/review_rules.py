"""What is wrong with values that are each well formed: days that cannot be, limits that contradict."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from questionnaire.almanac.limits import LandLimits
from questionnaire.almanac.typed_values import Fault
from questionnaire.dated import Cited, Dated

# Whatever is not looked at for longer is not known.
LONGEST = timedelta(days=3 * 366)
CEILINGS = ("direct", "negotiated", "negotiated_social")
NUMBERLESS = frozenset({"unknown", "own_rules"})
# “Checked” means that so many printed sources agree.
AGREEING = 2


def day_faults(dated: Dated, values: Mapping[str, Any], today: date) -> dict[str, Fault]:
    """Of what is said now instead of `dated`: what looked less far would not count."""
    as_of = values.get("as_of")
    older: dict[str, Fault] = {"as_of": "older"} if as_of and as_of < dated.as_of else {}
    return {**dict(_day_faults(values, today)), **older}


def value_faults(kind: type[Dated], values: Mapping[str, Any], printed: Collection[str]) -> dict[str, Fault]:
    """`printed` are the sources that readers will be shown for it."""
    if not issubclass(kind, Cited):
        return {}
    needed = AGREEING if values.get("standing") == "checked" else 1
    few: dict[str, Fault] = {"sources": "sources"} if len(set(printed)) < needed else {}
    return {**dict(_limit_faults(values) if kind is LandLimits else ()), **few}


def _day_faults(values: Mapping[str, Any], today: date) -> Iterator[tuple[str, Fault]]:
    as_of, review_by = values.get("as_of"), values.get("review_by")
    begins, ends = values.get("valid_from"), values.get("valid_until")
    if as_of and as_of > today:
        yield "as_of", "future"
    if review_by and review_by <= today:
        yield "review_by", "past"
    if review_by and review_by > today + LONGEST:
        yield "review_by", "far"
    if begins and ends and ends < begins:
        yield "valid_until", "order"
    elif ends and ends < today:
        yield "valid_until", "ended"


def _limit_faults(values: Mapping[str, Any]) -> Iterator[tuple[str, Fault]]:
    standing, direct = values.get("standing"), values.get("direct")
    if standing in NUMBERLESS and any(name in values for name in CEILINGS):
        yield "standing", "numberless"
    if standing and standing not in NUMBERLESS and not direct:
        yield "direct", "missing"
    for name in CEILINGS[1:]:
        if direct and name in values and _amount(values[name]) < _amount(direct):
            yield name, "order"


def _amount(ceiling: Mapping[str, int]) -> int:
    (amount,) = ceiling.values()
    return amount
