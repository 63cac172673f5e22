"""What typing the letters needs to know, small enough to hand to another process."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.letters import ContactPack
from questionnaire.texts import Language


class LettersExport(Struct, frozen=True):
    """`language` is the one that explains; what authorities read is German."""

    pack: ContactPack
    language: Language
    name: str
    today: date


def letters_export(plan: ActionPlan, language: Language) -> LettersExport:
    return LettersExport(plan.contact, language, plan.name or "", plan.today)
