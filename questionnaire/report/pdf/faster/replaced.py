"""Functions of a library, replaced for a while."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct


class Replacement(Struct, frozen=True):
    """`place` is a module or a class of the library that looks the function up under its name."""

    place: Any
    name: str
    function: Callable[..., Any]


def wherever_imported(function: Callable[..., Any], by: Callable[..., Any]) -> tuple[Replacement, ...]:
    """Modules that imported the function under its name have to find the new one too."""
    package = function.__module__.partition(".")[0]
    modules = [module for name, module in sorted(sys.modules.items()) if name.partition(".")[0] == package]
    holders = [module for module in modules if vars(module).get(function.__name__) is function]
    return tuple(Replacement(module, function.__name__, by) for module in holders)


@contextmanager
def replaced(replacements: tuple[Replacement, ...]) -> Iterator[None]:
    before = [getattr(entry.place, entry.name) for entry in replacements]
    for entry in replacements:
        setattr(entry.place, entry.name, entry.function)
    try:
        yield
    finally:
        for entry, function in zip(replacements, before, strict=True):
            setattr(entry.place, entry.name, function)
