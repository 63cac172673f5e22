"""What one types for each kind of dated thing: its fields, as inputs of a form or columns of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from questionnaire.almanac.correctable import DATES, VALUES
from questionnaire.almanac.limits import Ceiling
from questionnaire.dated import Dated
from questionnaire.texts import LANGUAGES, Text

FieldKind = Literal["text", "line", "ceiling", "number", "day", "choice", "choices", "tick"]


class Field(Struct, frozen=True):
    """One value of a kind of dated thing. `options` are ids, for a choice."""

    name: str
    kind: FieldKind
    is_required: bool
    options: tuple[str, ...] = ()


def form_fields(kind: type[Dated]) -> tuple[Field, ...]:
    """In the order in which one is asked; both dates last."""
    known = {field.name: field for field in fields(kind)}
    return tuple(_field(known[name]) for name in (*VALUES.get(kind, ()), *DATES))


def typed(values: Mapping[str, Any], asked: tuple[Field, ...]) -> dict[str, str]:
    """What somebody would type for them."""
    return {name: text for field in asked for name, text in _written(field, values.get(field.name))}


def inputs(field: Field) -> tuple[str, ...]:
    """The names of what is typed for it."""
    if field.kind == "text":
        return tuple(f"{field.name}.{language}" for language in LANGUAGES)
    return (field.name, f"{field.name}.end") if field.kind == "ceiling" else (field.name,)


def _field(info: FieldInfo) -> Field:
    kinds = [each for each in get_args(info.type) if each is not NoneType]
    is_optional = NoneType in get_args(info.type)
    kind = kinds[0] if is_optional else info.type
    options = tuple(map(str, get_args(get_args(kind)[0] if get_origin(kind) is tuple else kind)))
    return Field(info.name, _kind_of(kind), info.required, options)


def _kind_of(kind: Any) -> FieldKind:
    if get_origin(kind) is tuple:
        return "choices"
    if get_origin(kind) is Literal:
        return "choice"
    plain: dict[Any, FieldKind] = {
        Text: "text",
        Ceiling: "ceiling",
        int: "number",
        date: "day",
        bool: "tick",
        str: "line",
    }
    return plain[kind]


def _written(field: Field, value: Any) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    if field.kind == "text":
        yield from ((f"{field.name}.{language}", text) for language, text in value.items())
    elif field.kind == "ceiling":
        ((end, amount),) = value.items()
        yield from ((field.name, str(amount)), (f"{field.name}.end", end))
    elif field.kind == "choices":
        yield field.name, ", ".join(value)
    elif field.kind != "tick" or value:
        yield field.name, "yes" if value is True else str(value)
