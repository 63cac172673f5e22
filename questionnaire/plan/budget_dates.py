"""One budget's window: what the municipality does in which months, what the enterprise does by which day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.budget_rules import MilestoneKind
from questionnaire.calendar.months import month_of
from questionnaire.calendar.quarters import Quarter, quarter_of
from questionnaire.catalogue.lessons import DeedKind

WindowState = Literal["open", "closing", "late"]


class BudgetYears(Struct, frozen=True, order=True):
    """Written 2028, or 2028/29 for a two-year budget."""

    first: int
    length: int

    def __str__(self) -> str:
        return str(self.first) if self.length == 1 else f"{self.first}/{(self.first + 1) % 100:02}"

    def next(self) -> BudgetYears:
        return BudgetYears(self.first + self.length, self.length)


class Milestone(Struct, frozen=True):
    """Months, as their first days; neither has passed."""

    kind: MilestoneKind
    first: date
    last: date


class Deed(Struct, frozen=True):
    """A working day by which it has to be done, and the month from which one can begin."""

    kind: DeedKind
    first: date
    day: date

    def on(self, day: date) -> Deed:
        return replace(self, first=min(self.first, month_of(day)), day=day)


class Window(Struct, frozen=True):
    """One budget that can still be reached, `closes` its last month for figures.

    `late`: the best time for the figure has passed, and some departments still take it.
    """

    years: BudgetYears
    state: WindowState
    closes: date
    milestones: tuple[Milestone, ...]
    deeds: tuple[Deed, ...]

    @property
    def figure(self) -> Deed:
        return next(deed for deed in self.deeds if deed.kind == "figure")

    @property
    def opens(self) -> Quarter:
        """The earliest quarter in which work can begin with this budget's money."""
        return quarter_of(self.contract.first)

    @property
    def contract(self) -> Milestone:
        return self.milestones[-1]

    def with_days(self, days: Mapping[DeedKind, date]) -> Window:
        """The same with other days for its deeds."""
        return replace(self, deeds=tuple(deed.on(days.get(deed.kind, deed.day)) for deed in self.deeds))
