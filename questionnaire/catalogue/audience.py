"""For whom something is meant: what sets enterprises, their aims and their routes apart."""

from __future__ import annotations

from typing import Literal

from questionnaire.texts import Content

OfferForm = Literal["digital", "service", "food", "goods"]


Horizon = Literal["h3", "h12", "h24"]


LegalGroup = Literal["nonprofit", "commercial", "unfounded"]


TargetKind = Literal["landkreis", "stadt", "gemeinde", "amt", "bezirk"]


Procedure = Literal["direct_award", "negotiated", "tender", "eu_tender", "own_rules", "unknown"]


Duty = Literal["statutory", "voluntary", "mixed"]


ChannelId = Literal[
    "purchase",
    "small_purchase",
    "grant",
    "youth_welfare",
    "kita",
    "fees_per_person",
    "job_centre",
    "integration_programme",
    "concession",
    "partnership",
]


class Audience(Content, frozen=True, kw_only=True):
    """For whom something is meant: each empty set means everyone, several sets must all fit."""

    forms: frozenset[OfferForm] = frozenset()
    horizons: frozenset[Horizon] = frozenset()
    legal: frozenset[LegalGroup] = frozenset()
    lands: frozenset[str] = frozenset()
    targets: frozenset[TargetKind] = frozenset()
    procedures: frozenset[Procedure] = frozenset()
    channels: frozenset[ChannelId] = frozenset()

    @property
    def is_everybody(self) -> bool:
        return not any(getattr(self, field) for field in Audience.__struct_fields__)
