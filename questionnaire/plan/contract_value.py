"""What a contract is worth, and to which procedure that value belongs."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.almanac.limits import Ceiling
from questionnaire.calendar.months import MONTHS_IN_YEAR
from questionnaire.catalogue.audience import Procedure
from questionnaire.texts import Text


class Span(Struct, frozen=True):
    """More than `low` and at most `high` euros before VAT; without `high` there is no upper end."""

    low: int
    high: int | None

    def times(self, months: int) -> Span:
        """From a yearly price to a whole term; nought months are paid once."""
        factor = months or MONTHS_IN_YEAR
        high = self.high and self.high * factor // MONTHS_IN_YEAR
        return Span(self.low * factor // MONTHS_IN_YEAR, high)


class ProcedureBand(Struct, frozen=True):
    """The values that one procedure belongs to: beyond `floor`, within `ceiling`."""

    procedure: Procedure
    title: Text
    floor: Ceiling | None
    ceiling: Ceiling | None

    def touches(self, value: Span) -> bool:
        begins = self.ceiling is None or self.ceiling.allows(value.low + 1)
        ends = self.floor is None or value.high is None or not self.floor.allows(value.high)
        return begins and ends
