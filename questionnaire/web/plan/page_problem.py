"""What could not be done, said at the head of the plan's page, with the way to where one sets it right."""

from __future__ import annotations

from msgspec import Struct


class PageProblem(Struct, frozen=True):
    """`anchor` is where it leads. `day` is what was typed for `step`: it stays in its field."""

    heading: str
    text: str
    anchor: str
    step: str = ""
    day: str = ""
