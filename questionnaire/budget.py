"""The budget clock: backwards from the wished quarter, forwards from today.

Months for what the municipality decides, working days for what the enterprise does. Nothing lies in the past.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import count
from typing import Literal

from msgspec import Struct

from questionnaire.almanac import Almanac, Recess
from questionnaire.answers import Answers
from questionnaire.budget_rules import BudgetRule, Cycle, DeedKind, Duty, MilestoneKind, Rhythm
from questionnaire.catalogue import INAPPLICABLE
from questionnaire.clock import (
    ONE_DAY,
    Quarter,
    meeting_day_from,
    month_in,
    month_of,
    months_later,
    quarter_of,
    recess,
    working_day_to,
    working_days_later,
)
from questionnaire.situation import Situation

# The least that a fact sheet takes from today, and each later deed after the one before it.
FIRST_DEED_DAYS = 5
NEXT_DEED_DAYS = 10
SOON = timedelta(weeks=8)
LONGEST_STRIP = 18
SHORTEST_STRIP = 12
# School holidays that only touch a month do not make it a month of recess.
RECESS_DAYS = 10
# From September on, this year's money is spent or tied: what counts is the coming year's.
SPENT_FROM = 9
BEST_OFFER = "result_task_cost"
# Actions of the catalogue that a deed depends on.
ACTIONS: Mapping[DeedKind, tuple[str, ...]] = {
    "fact_sheet": ("fact_sheet",),
    "meetings": ("three_doors", "budget_back_plan"),
    "figure": ("price_ladder",),
}
TALKS = ("meetings", "follow_up")

State = Literal["open", "closing", "late"]


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


class Window(Struct, frozen=True):
    """One budget that can still be reached. `late`: the best time for the figure has passed, some still take it."""

    years: BudgetYears
    state: State
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

    def milestones_in(self, month: date) -> tuple[MilestoneKind, ...]:
        return tuple(found.kind for found in self.milestones if found.first <= month <= found.last)

    def deeds_in(self, month: date) -> tuple[DeedKind, ...]:
        return tuple(deed.kind for deed in self.deeds if deed.first <= month <= deed.day)


class InForce(Struct, frozen=True):
    """The budget whose existing lines can pay for something small, and the month by which it usually applies."""

    years: BudgetYears
    now: bool
    month: date


class BudgetClock(Struct, frozen=True):
    """`lost` is the budget of the wished quarter where it is closed; `window` is the one to work towards."""

    today: date
    wished: Quarter | None
    window: Window
    lost: BudgetYears | None
    bridge: InForce
    rule: BudgetRule | None
    rhythm_known: bool
    pauses: tuple[date, ...]
    recess_known: bool

    @property
    def months(self) -> tuple[date, ...]:
        """The strip: 12 to 18 months up to the contract, the first not before today."""
        return _strip(self.today, self.window)

    @property
    def too_early(self) -> bool:
        """The wished quarter lies in the budget's first months, or before it pays for anything."""
        return self.lost is None and self.wished is not None and self.wished <= self.window.opens

    @property
    def submitted(self) -> date | None:
        """The month in which this budget should reach the supervisory authority, where a law says so."""
        month = self.rule.submitted if self.rule else None
        return None if month is None else month_in(self.window.years.first, month)

    @property
    def latest_by_action(self) -> dict[str, date]:
        """By when the budget needs what an action brings."""
        return {action: deed.day for deed in self.window.deeds for action in ACTIONS.get(deed.kind, ())}


def budget_clock(almanac: Almanac, situation: Situation, answers: Answers, today: date) -> BudgetClock | None:
    """None where the offer costs the municipality nothing: no budget decides about it."""
    if answers.one("money_situation") == INAPPLICABLE:
        return None
    rule = almanac.budgets.rule(situation.land, today)
    rhythm = _rhythm(answers, rule)
    cycle = _cycle(almanac.budgets.typical, rule, situation)
    wished = situation.start if situation.start and situation.start >= quarter_of(today) else None
    wanted = _budget_of(wished.year if wished else today.year, rhythm)
    ready = answers.one("one_sentence_offer") == BEST_OFFER
    window = _reachable(wanted, cycle, today, situation.land, almanac.recesses, ready)
    return BudgetClock(
        today=today,
        wished=wished,
        window=window,
        lost=wanted if wished and window.years != wanted else None,
        bridge=_in_force(cycle, rhythm, today),
        rule=rule,
        rhythm_known=rhythm is not None,
        pauses=tuple(_pauses(_strip(today, window), situation.land, almanac.recesses)),
        recess_known=_recess_known(_strip(today, window), situation.land, almanac.recesses),
    )


def _rhythm(answers: Answers, rule: BudgetRule | None) -> Rhythm | None:
    """What was answered, or what is usual in the Land; None reckons with one year and says so."""
    answered: Mapping[str | None, Rhythm] = {
        "one_year": "one_year",
        "two_years_odd": "two_years_odd",
        "two_years_even": "two_years_even",
    }
    return answered.get(answers.one("budget_rhythm")) or (rule.rhythm if rule else None)


def _cycle(typical: Cycle, rule: BudgetRule | None, situation: Situation) -> Cycle:
    is_borough = situation.target is not None and situation.target.level == "borough"
    return rule.boroughs if rule and rule.boroughs and is_borough else typical


def _budget_of(year: int, rhythm: Rhythm | None) -> BudgetYears:
    if rhythm in (None, "one_year"):
        return BudgetYears(year, 1)
    begins_now = (year % 2 == 1) == (rhythm == "two_years_odd")
    return BudgetYears(year if begins_now else year - 1, 2)


def _reachable(
    years: BudgetYears, cycle: Cycle, today: date, land: str | None, recesses: tuple[Recess, ...], ready: bool
) -> Window:
    """The wanted budget, or the first after it whose departments can still be given a figure in time."""
    for _ in count():
        closes = month_in(years.first, cycle.closes + 1) - ONE_DAY
        deeds = tuple(_deeds(years, cycle, today, land, recesses, ready))
        figure = next(deed.day for deed in deeds if deed.kind == "figure")
        if figure <= closes:
            break
        years = years.next()
    milestones = tuple(_milestones(years, cycle, today))
    return Window(years, _state(years, cycle, figure, today), month_of(closes), milestones, deeds)


def _deeds(
    years: BudgetYears, cycle: Cycle, today: date, land: str | None, recesses: tuple[Recess, ...], ready: bool
) -> Iterator[Deed]:
    """Each on its best day, or as early as can be where that has passed; always in their order."""
    earliest = working_days_later(today, FIRST_DEED_DAYS, land)
    for duty in cycle.duties:
        if duty.kind == "fact_sheet" and ready:
            continue
        day = max(_best_day(duty, years, land), earliest)
        if duty.kind in TALKS:
            day = meeting_day_from(day, land, recesses)
        first = max(month_in(years.first, duty.first), month_of(today))
        yield Deed(duty.kind, min(first, month_of(day)), day)
        earliest = working_days_later(day, NEXT_DEED_DAYS, land)


def _best_day(duty: Duty, years: BudgetYears, land: str | None) -> date:
    return working_day_to(month_in(years.first, duty.last).replace(day=duty.by), land)


def _milestones(years: BudgetYears, cycle: Cycle, today: date) -> Iterator[Milestone]:
    for phase in cycle.phases:
        first, last = month_in(years.first, phase.first), month_in(years.first, phase.last)
        if last >= month_of(today):
            yield Milestone(phase.kind, max(first, month_of(today)), last)


def _state(years: BudgetYears, cycle: Cycle, figure: date, today: date) -> State:
    duty = next(duty for duty in cycle.duties if duty.kind == "figure")
    best = month_in(years.first, duty.last)
    if month_of(figure) > best:
        return "late"
    return "closing" if best.replace(day=duty.by) - today < SOON else "open"


def _in_force(cycle: Cycle, rhythm: Rhythm | None, today: date) -> InForce:
    years = _budget_of(today.year + (today.month >= SPENT_FROM), rhythm)
    phase = next(phase for phase in cycle.phases if phase.kind in ("publication", "contract"))
    month = month_in(years.first, phase.last)
    return InForce(years, month < month_of(today), month)


def _strip(today: date, window: Window) -> tuple[date, ...]:
    end = window.contract.last
    first = max(month_of(today), months_later(end, 1 - LONGEST_STRIP))
    length = (end.year - first.year) * 12 + end.month - first.month + 1
    return tuple(months_later(first, number) for number in range(max(length, SHORTEST_STRIP)))


def _pauses(months: tuple[date, ...], land: str | None, recesses: tuple[Recess, ...]) -> Iterator[date]:
    """Months in which a good part is recess, and those that Christmas and Epiphany lie in."""
    for month in months:
        first, last = recess(month.year, land, recesses)
        overlap = min(last, months_later(month, 1) - ONE_DAY) - max(first, month) + ONE_DAY
        if overlap.days >= RECESS_DAYS or month.month in (12, 1):
            yield month


def _recess_known(months: tuple[date, ...], land: str | None, recesses: tuple[Recess, ...]) -> bool:
    """Whether every summer of the strip is on file for that Land."""
    summers = {month.year for month in months if month.month in (7, 8)}
    return summers <= {found.year for found in recesses if found.land == land}
