"""Up to which sum an administration may award how: the limits of the Länder and the EU thresholds."""

from __future__ import annotations

from datetime import date
from typing import Literal

from questionnaire.dated import Cited
from questionnaire.texts import Content, Text

LimitStatus = Literal["checked", "confirm", "unknown", "own_rules"]
ServiceKind = Literal["social", "mixed", "other"]


class Ceiling(Content, frozen=True, kw_only=True):
    """Whole euros before VAT over the whole term; exactly one of the two is set."""

    up_to: int | None = None
    below: int | None = None

    @property
    def amount(self) -> int:
        return self.up_to or self.below or 0

    @property
    def included(self) -> bool:
        return self.up_to is not None

    def allows(self, value: int) -> bool:
        return value <= self.amount if self.included else value < self.amount


class Spell(Cited, frozen=True, kw_only=True):
    """Dated, and in force only between two days, either of which may be unknown."""

    id: str
    source: str
    valid_from: date | None = None
    valid_until: date | None = None

    def holds(self, today: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= today
        return begun and today <= min(self.review_by, self.valid_until or self.review_by)


class LandLimits(Spell, frozen=True, kw_only=True):
    """What binds the municipalities of one Land, whose key is the id.

    `checked`: two sources that may be printed agree. `confirm`: the rule is changing or not officially
    verified. `unknown`: no number is known well enough. `own_rules`: by law there is none, only the
    municipality's own.
    """

    where: Text
    standing: LimitStatus
    direct: Ceiling | None = None
    negotiated: Ceiling | None = None
    negotiated_social: Ceiling | None = None
    negotiated_name: Text | None = None
    legal_basis: str | None = None
    note: Text | None = None
    visibility: Text | None = None

    @property
    def listed_as(self) -> str:
        return f"lands.{self.id}"

    def negotiated_for(self, kind: ServiceKind) -> Ceiling | None:
        return (self.negotiated_social if kind == "social" else None) or self.negotiated

    @property
    def to_confirm(self) -> bool:
        return self.standing == "confirm"

    @property
    def ceilings(self) -> tuple[Ceiling, ...]:
        all_three = (self.direct, self.negotiated, self.negotiated_social)
        return tuple(ceiling for ceiling in all_three if ceiling)


class EuThresholds(Spell, frozen=True, kw_only=True):
    """From these values on EU procurement law applies.

    `goods_services_before` held until `valid_from`: pages of that time still name it.
    """

    goods_services: int
    goods_services_before: int
    valid_from: date
    social: int

    @property
    def listed_as(self) -> str:
        return f"eu.{self.id}"

    def ceiling(self, kind: ServiceKind) -> Ceiling:
        return Ceiling(below=self.social if kind == "social" else self.goods_services)

    @property
    def ceilings(self) -> tuple[Ceiling, ...]:
        return (Ceiling(below=self.goods_services), Ceiling(below=self.social))


class Limits(Content, frozen=True, kw_only=True):
    """`social_fields` buy only social and other special services, `mixed_fields` partly.

    `catering_fields` buy meals: special services too, where the service prevails over the goods.
    """

    eu: EuThresholds
    social_fields: frozenset[str]
    catering_fields: frozenset[str]
    mixed_fields: frozenset[str]
    lands: tuple[LandLimits, ...]

    @property
    def special_fields(self) -> frozenset[str]:
        return self.social_fields | self.catering_fields

    def land(self, key: str | None) -> LandLimits | None:
        return next((limits for limits in self.lands if limits.id == key), None)
