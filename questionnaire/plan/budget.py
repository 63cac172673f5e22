"""The budget clock: backwards from the wished quarter, forwards from today.

Months for what the municipality decides, working days for what the enterprise does. Nothing lies in the past.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.budget_rules import BudgetRule, Cycle, Rhythm
from questionnaire.almanac.levels import CITY_STATES
from questionnaire.almanac.school_holidays import Recess
from questionnaire.calendar.days import ONE_DAY
from questionnaire.calendar.months import MONTHS_IN_YEAR, month_in, month_of, months_later
from questionnaire.calendar.quarters import Quarter
from questionnaire.calendar.recesses import recess
from questionnaire.catalogue.lessons import DeedKind
from questionnaire.places.place import Place
from questionnaire.plan.budget_dates import BudgetYears, Window
from questionnaire.plan.budget_window import NO_WEEKS, Course, Weeks, reachable
from questionnaire.plan.case import Case
from questionnaire.plan.situation import Timing

LONGEST_STRIP = 18
SHORTEST_STRIP = 12
# School holidays that only touch a month do not make it a month of recess.
RECESS_DAYS = 10
# From September on, this year's money is spent or tied: what counts is the coming year's.
SPENT_FROM = 9


class InForce(Struct, frozen=True):
    """The budget whose lines can pay for something small, and the month by which it usually applies."""

    years: BudgetYears
    now: bool
    month: date


class BudgetClock(Struct, frozen=True):
    """`lost` is the budget of the wished quarter where it is closed; `window` is the one to work towards.

    `months` are the strip, 12 to 18, none before today's; `pauses` are some of them.
    """

    wished: Quarter | None
    window: Window
    lost: BudgetYears | None
    bridge: InForce
    rule: BudgetRule | None
    rhythm_known: bool
    months: tuple[date, ...]
    pauses: tuple[date, ...]
    recess_known: bool

    @property
    def too_early(self) -> bool:
        """The wished quarter lies in the budget's first months, or before it pays for anything."""
        return self.lost is None and self.wished is not None and self.wished <= self.window.opens

    @property
    def submitted(self) -> date | None:
        """The month in which this budget should reach the supervisory authority, where a law says so."""
        month = self.rule.submitted if self.rule else None
        return None if month is None else month_in(self.window.years.first, month)

    def columns(self, first: date, last: date) -> tuple[int, int]:
        """Where a run of months begins and ends in the strip, counted in months from its left edge.

        Of a run before the strip nothing is left.
        """
        begin, end = (_months_between(self.months[0], month) for month in (first, last))
        left = max(begin, 0)
        return left, max(min(end + 1, len(self.months)), left)

    def with_days(self, days: Mapping[DeedKind, date]) -> BudgetClock:
        """The same with the days on which the plan has its deeds done; none is later than before."""
        return replace(self, window=self.window.with_days(days))


def budget_clock(
    almanac: Almanac, case: Case, timing: Timing, today: date, weeks: Weeks = NO_WEEKS
) -> BudgetClock | None:
    """None where no budget decides, as the offer costs nothing, and in a city state of unknown rhythm.

    There two years are usual: months that are reckoned with one would be wrong by a year. `weeks` is what
    the procedure takes from the published budget to the contract.
    """
    land = case.target.land if case.target else None
    rule = budget_rule(almanac, case, today)
    rhythm = case.rhythm or (rule.rhythm if rule else None)
    if case.costs_nothing or (rhythm is None and land in CITY_STATES):
        return None
    cycle = _cycle(almanac.budgets.typical, rule, case.target)
    wished = timing.start
    wanted_years = _budget_of(wished.year if wished else today.year, rhythm)
    window = reachable(wanted_years, Course(cycle, today, land, almanac.recesses, case.offer_is_ready, weeks))
    months = _strip(today, window)
    return BudgetClock(
        wished=wished,
        window=window,
        lost=wanted_years if wished and window.years != wanted_years else None,
        bridge=_in_force(cycle, rhythm, today),
        rule=rule,
        rhythm_known=rhythm is not None,
        months=months,
        pauses=tuple(_pauses(months, land, almanac.recesses)),
        recess_known=_recess_known(months, land, almanac.recesses),
    )


def budget_rule(almanac: Almanac, case: Case, today: date) -> BudgetRule | None:
    """What is on file about the target's budget."""
    place = case.target
    return almanac.budgets.rule(place.key, place.land, today) if place else None


def _cycle(typical: Cycle, rule: BudgetRule | None, target: Place | None) -> Cycle:
    is_borough = target is not None and target.level == "borough"
    return rule.boroughs if rule and rule.boroughs and is_borough else typical


def _budget_of(year: int, rhythm: Rhythm | None) -> BudgetYears:
    """Where nobody knows the rhythm one year is reckoned with, and the plan says so."""
    if rhythm in (None, "one_year"):
        return BudgetYears(year, 1)
    begins_now = (year % 2 == 1) == (rhythm == "two_years_odd")
    return BudgetYears(year if begins_now else year - 1, 2)


def _in_force(cycle: Cycle, rhythm: Rhythm | None, today: date) -> InForce:
    years = _budget_of(today.year + (today.month >= SPENT_FROM), rhythm)
    phase = next(phase for phase in cycle.phases if phase.kind in ("publication", "contract"))
    month = month_in(years.first, phase.last)
    return InForce(years, month < month_of(today), month)


def _strip(today: date, window: Window) -> tuple[date, ...]:
    end = window.contract.last
    first = max(month_of(today), months_later(end, 1 - LONGEST_STRIP))
    length = max(_months_between(first, end) + 1, SHORTEST_STRIP)
    return tuple(months_later(first, number) for number in range(length))


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * MONTHS_IN_YEAR + last.month - first.month


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
    return summers <= {on_file.year for on_file in recesses if on_file.land == land}
