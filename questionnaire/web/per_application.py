"""Caches that live as long as their application, and never reach a second one with other content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from flask import current_app

T = TypeVar("T")


class PerApplication(Generic[T]):
    """Made at its first use in an application; `name` is where the application keeps it."""

    def __init__(self, name: str, make: Callable[[], T]) -> None:
        self.name = f"rathausreif.{name}"
        self._make = make

    def __call__(self) -> T:
        kept: dict[str, T] = current_app.extensions
        return kept[self.name] if self.name in kept else kept.setdefault(self.name, self._make())
