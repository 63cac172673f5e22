"""Values of dated things as they are typed into a form or a table, read strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from msgspec import Struct

from questionnaire.almanac.typed_fields import Field, inputs
from questionnaire.hygiene import clean
from questionnaire.texts import LANGUAGES, NO_BREAK

# From `future` on it takes the day or several values to tell: review_rules.py finds them.
Fault = Literal[
    "missing",
    "number",
    "day",
    "end",
    "language",
    "option",
    "long",
    "future",
    "older",
    "ended",
    "past",
    "far",
    "order",
    "numberless",
    "sources",
    "address",
]
LONGEST = 800
# A month of the year before is less than nought.
SMALL = re.compile(r"-?\d{1,2}")
# 216000, 216.000, 216,000 or 216 000 €: never a comma before cents.
AMOUNT = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d{1,9}")
SUM = re.compile(r"(?<=\d) (?=€)")
ENDS = ("up_to", "below")
GERMAN_DAY = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")


class Reading(Struct, frozen=True):
    """`faults` are told by the name of the input that they lie in."""

    values: dict[str, Any]
    faults: dict[str, Fault]


def read_typed(asked: tuple[Field, ...], given: Mapping[str, str]) -> Reading:
    """What is left empty is not known; it is in neither."""
    values: dict[str, Any] = {}
    faults: dict[str, Fault] = {}
    for field in asked:
        try:
            value = _read(field, given)
        except _Unusable as unusable:
            faults[unusable.name] = unusable.fault
            continue
        if value is not None:
            values[field.name] = value
        elif field.is_required:
            faults[inputs(field)[0]] = "missing"
    return Reading(values, faults)


class _Unusable(ValueError):
    def __init__(self, name: str, fault: Fault) -> None:
        super().__init__(f"{name}: {fault}")
        self.name, self.fault = name, fault


def _read(field: Field, given: Mapping[str, str]) -> Any:
    """None where nothing was typed. Raises _Unusable."""
    if field.kind == "text":
        return _text(field, given)
    line = _line(field.name, given)
    if field.kind == "tick":
        return line == "yes" or None
    return _value(field, line, given) if line else None


def _value(field: Field, line: str, given: Mapping[str, str]) -> Any:
    """Raises _Unusable."""
    match field.kind:
        case "ceiling":
            return {_end(f"{field.name}.end", given): _amount(field.name, line)}
        case "number":
            return int(line) if SMALL.fullmatch(line) else _amount(field.name, line)
        case "day":
            return _day(field.name, line)
        case "choice" | "choices":
            return _chosen(field, line)
    return line


def _line(name: str, given: Mapping[str, str]) -> str:
    """Blanks that do not break stay, and a sum is tied to its sign."""
    line = NO_BREAK.join(map(clean, given.get(name, "").split(NO_BREAK)))
    line = SUM.sub(NO_BREAK, line)
    if len(line) > LONGEST:
        raise _Unusable(name, "long")
    return line


def _text(field: Field, given: Mapping[str, str]) -> dict[str, str] | None:
    """In each language, or in none."""
    said: dict[str, str] = {language: _line(f"{field.name}.{language}", given) for language in LANGUAGES}
    for language, line in said.items():
        if not line and any(said.values()):
            raise _Unusable(f"{field.name}.{language}", "language")
    return said if any(said.values()) else None


def _end(name: str, given: Mapping[str, str]) -> str:
    end = given.get(name, "")
    if end not in ENDS:
        raise _Unusable(name.removesuffix(".end"), "end")
    return end


def _amount(name: str, line: str) -> int:
    figures = line.removesuffix("€").strip()
    if not AMOUNT.fullmatch(figures) or not int(re.sub(r"\D", "", figures)):
        raise _Unusable(name, "number")
    return int(re.sub(r"\D", "", figures))


def _day(name: str, line: str) -> date:
    """2027-03-31 or 31.3.2027"""
    german = GERMAN_DAY.fullmatch(line)
    try:
        return date(int(german[3]), int(german[2]), int(german[1])) if german else date.fromisoformat(line)
    except ValueError:
        raise _Unusable(name, "day") from None


def _chosen(field: Field, line: str) -> str | list[str]:
    chosen = [word for word in re.split(r"[,; ]+", line) if word]
    if not set(chosen) <= set(field.options) or (field.kind == "choice" and len(chosen) != 1):
        raise _Unusable(field.name, "option")
    return chosen[0] if field.kind == "choice" else list(dict.fromkeys(chosen))
