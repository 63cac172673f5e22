"""Everything that is wrong with what an operator wrote, at once: msgspec alone tells the first fault."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

import msgspec
from msgspec.inspect import is_struct_type
from msgspec.structs import fields

# `Annotated[Text, at_most(60)]`: letters of a text in each language, or items of a list.
MOST = "most"


def at_most(number: int) -> msgspec.Meta:
    return msgspec.Meta(extra={MOST: number})


def toml_faults(raw: Any, kind: Any, path: str = "") -> Iterator[str]:
    """Each with the field that it is about, as the file calls it: contacts[2].email."""
    said, most = _said(kind)
    if is_struct_type(said) and isinstance(raw, dict):
        yield from _table_faults(raw, said, path, most)
    elif get_origin(said) is tuple and isinstance(raw, list):
        if most is not None and len(raw) > most:
            yield f"{path} are {len(raw)}, {most} at most"
        for number, item in enumerate(raw, 1):
            yield from toml_faults(item, get_args(said)[0], f"{path}[{number}]")
    elif isinstance(raw, str):
        yield from _text_faults(raw, kind, path, most)
    else:
        yield from _value_faults(raw, kind, path)


def _table_faults(raw: dict[str, Any], kind: Any, path: str, most: int | None) -> Iterator[str]:
    """What is said of a table as a whole holds for each text in it."""
    known = {field.encode_name: field for field in fields(kind)}
    before = f"{path}." if path else ""
    yield from (f"{before}{name}: there is no such field" for name in raw if name not in known)
    for name, field in known.items():
        if name in raw:
            inner = Annotated[field.type, at_most(most)] if most is not None else field.type
            yield from toml_faults(raw[name], inner, before + name)
        elif field.required:
            yield f"{before}{name} is missing"


def _text_faults(raw: str, kind: Any, path: str, most: int | None) -> Iterator[str]:
    if not raw.strip():
        yield f"{path} is empty"
    elif most is not None and len(raw) > most:
        yield f"{path} has {len(raw)} letters, {most} at most"
    else:
        yield from _value_faults(raw, kind, path)


def _value_faults(raw: Any, kind: Any, path: str) -> Iterator[str]:
    try:
        msgspec.convert(raw, type=kind)
    except msgspec.ValidationError as error:
        needed = [meta.description for meta in _notes(kind) if meta.description]
        yield f"{path} has to be {needed[0]}" if needed else f"{path}: {error}"


def _said(kind: Any) -> tuple[Any, int | None]:
    """The type itself, and how much of it there may be."""
    bare = _given(kind)
    mosts = [meta.extra[MOST] for meta in _notes(kind) if meta.extra and MOST in meta.extra]
    return (get_args(bare)[0] if get_origin(bare) is Annotated else bare), next(iter(mosts), None)


def _notes(kind: Any) -> tuple[msgspec.Meta, ...]:
    bare = _given(kind)
    return get_args(bare)[1:] if get_origin(bare) is Annotated else ()


def _given(kind: Any) -> Any:
    """Without the None that stands for what was left out."""
    kinds = [each for each in get_args(kind) if each is not NoneType]
    return kinds[0] if NoneType in get_args(kind) else kind
