"""When a municipality's budget is made: the months that are typical, and what each Land has of its own."""

from __future__ import annotations

from datetime import date
from typing import Literal

from questionnaire.catalogue.lessons import DeedKind
from questionnaire.dated import Cited
from questionnaire.texts import Content, Text

MilestoneKind = Literal[
    "register", "talks", "draft", "key_figures", "introduction", "vote", "split", "publication", "contract"
]
Rhythm = Literal["one_year", "two_years_odd", "two_years_even"]


class BudgetPhase(Content, frozen=True, kw_only=True):
    """What the municipality does. Months count from January of the budget's first year: -9 is April."""

    kind: MilestoneKind
    first: int
    last: int


class DeedRule(Content, frozen=True, kw_only=True):
    """What the enterprise does, at the latest on day `by` of month `last`."""

    kind: DeedKind
    first: int
    last: int
    by: int


class Cycle(Content, frozen=True, kw_only=True):
    """One budget from the first request to the contract, both rows in the order of time."""

    phases: tuple[BudgetPhase, ...]
    deeds: tuple[DeedRule, ...]

    @property
    def closes(self) -> int:
        """The last month in which departments still take figures."""
        return next(phase.last for phase in self.phases if phase.kind == "register")


class BudgetRule(Cited, frozen=True, kw_only=True):
    """One Land's own, or that of one place that goes its own way, whose key is then the id.

    `submitted` is the month in which the budget should reach the supervisor, if known. `rhythm` is set
    where two years are usual; `two_years` where the law is known to allow them. Confidence M is printed
    with a request to have it confirmed, L never as a month. `law_of_districts` where theirs is another.
    """

    id: str
    confidence: Literal["H", "M", "L"]
    source: str | None = None
    law: str | None = None
    law_of_districts: str | None = None
    submitted: int | None = None
    two_years: bool = False
    rhythm: Rhythm | None = None
    note: Text | None = None
    boroughs: Cycle | None = None

    @property
    def listed_as(self) -> str:
        return f"budgets.{self.id}"


class Budgets(Content, frozen=True, kw_only=True):
    typical: Cycle
    rules: tuple[BudgetRule, ...]

    def rule(self, place: str | None, land: str | None, today: date) -> BudgetRule | None:
        """The place's own, else its Land's; None after its review date."""
        known = {rule.id: rule for rule in self.rules}
        own = known.get(place or "") or known.get(land or "")
        return own if own and own.holds(today) else None
