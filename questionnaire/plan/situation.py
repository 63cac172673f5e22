"""What the case says about the enterprise and its aim on a day, for choosing what fits."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from questionnaire.calendar.quarters import Quarter, quarter_of
from questionnaire.catalogue.audience import (
    Audience,
    ChannelId,
    Horizon,
    LegalGroup,
    OfferForm,
    Procedure,
    TargetKind,
)
from questionnaire.places.place import Place
from questionnaire.plan.case import Case

SHORT = 26
MEDIUM = 78
UNDECIDED_WEEKS = 52


class Timing(Struct, frozen=True):
    """`start` is the wished quarter, `missed` the same where it is over."""

    start: Quarter | None
    missed: Quarter | None
    weeks_left: int

    @property
    def horizon(self) -> Horizon:
        """h3 under half a year, h12 under one and a half years, h24 beyond."""
        if self.weeks_left < SHORT:
            return "h3"
        return "h12" if self.weeks_left < MEDIUM else "h24"


class Situation(Struct, frozen=True):
    """`procedures` are those that the contract's value may lead to, `pressed` who soon needs income.

    `start` is when work can begin: the wished quarter, or the first after it that can be reached.
    `channel` is the likeliest way in which money can flow.
    """

    form: OfferForm | None
    legal: LegalGroup | None
    target: Place | None
    timing: Timing
    procedures: frozenset[Procedure]
    pressed: bool
    channel: ChannelId
    start: Quarter | None = None

    @property
    def land(self) -> str | None:
        return self.target.land if self.target else None

    @property
    def kind(self) -> TargetKind | None:
        return self.target.kind if self.target else None

    def fits(self, audience: Audience) -> bool:
        """Each set that is not empty must contain what the answers say; nothing said fits none."""
        return (
            (not audience.forms or self.form in audience.forms)
            and (not audience.legal or self.legal in audience.legal)
            and (not audience.horizons or self.timing.horizon in audience.horizons)
            and (not audience.lands or self.land in audience.lands)
            and (not audience.targets or self.kind in audience.targets)
            and (not audience.channels or self.channel in audience.channels)
            and (not audience.procedures or not audience.procedures.isdisjoint(self.procedures))
        )


def timing_of(wished: Quarter | None, today: date) -> Timing:
    """Without a wished quarter, or after it, the plan reckons with a year, the article's own lead time."""
    over = wished is not None and wished < quarter_of(today)
    start = None if over else wished
    days = (start.first_day - today).days if start else UNDECIDED_WEEKS * 7
    return Timing(start, wished if over else None, weeks_left=max(days, 0) // 7)


def situation_of(
    case: Case,
    timing: Timing,
    procedures: frozenset[Procedure],
    channel: ChannelId,
    opens: Quarter | None = None,
) -> Situation:
    """`opens` is the first quarter with money for it: what cannot be reached is offered to nobody."""
    start = max((quarter for quarter in (timing.start, opens) if quarter), default=None)
    return Situation(case.form, case.legal, case.target, timing, procedures, case.pressed, channel, start)
