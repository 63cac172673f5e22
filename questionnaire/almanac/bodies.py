"""What kinds of administration there are, Land by Land: what they do, who heads them, whom to address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from questionnaire.dated import Dated
from questionnaire.texts import Content, Text

Role = Literal["own", "administers", "both", "serves"]


class Body(Dated, frozen=True, kw_only=True):
    """`name` holds {name} or {label}. `mayor` heads the member municipality where there is one.
    `head` is the title of who runs an association, short enough to ask for.

    `at` holds {name}, in German with the preposition before it; None where it is the usual one;
    `within` likewise, where what belongs to it lies.
    """

    id: str
    types: frozenset[str]
    name: str
    role: Role
    gloss: Text
    chief: Text
    confidence: Literal["H", "M"]
    source: str
    lands: frozenset[str] = frozenset()
    council: Text | None = None
    first: Text | None = None
    mayor: Text | None = None
    head: Text | None = None
    at: Text | None = None
    within: Text | None = None

    @property
    def listed_as(self) -> str:
        return f"bodies.{self.id}"


class Council(Content, frozen=True, kw_only=True):
    """What councils are called in a Land: in a town, and in a municipality that is none.

    Behind what it is, each language has the German name in brackets: it is what one searches for.
    """

    land: str
    city: Text
    municipality: Text


def body_of(bodies: Iterable[Body], kind: str, land: str) -> Body:
    """The first that fits; tests see to it that one always does."""
    return next(body for body in bodies if kind in body.types and (not body.lands or land in body.lands))
