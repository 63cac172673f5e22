"""What an operator has not said yet, though the law wants it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import fields

from questionnaire.catalogue.operator import Operator
from questionnaire.texts import GERMAN


def missing(operator: Operator) -> tuple[str, ...]:
    """The fields that are required and empty, as the file calls them: provider.name."""
    return tuple(dict.fromkeys((*_empty(operator, ""), *_conditional(operator))))


def _empty(struct: Struct, path: str) -> Iterator[str]:
    for field in fields(struct):
        value = getattr(struct, field.name)
        if isinstance(value, Struct):
            yield from _empty(value, f"{path}{field.name}.")
        elif _is_expected(field.default, value) and _says_nothing(value):
            yield f"{path}{field.name}{f'.{GERMAN}' if isinstance(value, dict) else ''}"


def _conditional(operator: Operator) -> Iterator[str]:
    provider, accessibility = operator.provider, operator.accessibility
    if provider.kind != "person" and _says_nothing(provider.represented_by):
        yield "provider.represented_by"
    if accessibility.checked_on is None:
        yield "accessibility.checked_on"
    if accessibility.state == "partial" and _says_nothing(accessibility.gaps):
        yield f"accessibility.gaps.{GERMAN}"
    if provider.kind == "public_body" and accessibility.enforcement_body is None:
        yield "accessibility.enforcement_body"


def _is_expected(default: object, value: object) -> bool:
    """What is required, and the German of everything that is said in any language."""
    return default is not None or isinstance(value, dict)


def _says_nothing(value: object) -> bool:
    words = value.get(GERMAN) if isinstance(value, dict) else value
    return not words or (isinstance(words, str) and not words.strip())
