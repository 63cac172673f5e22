"""The quarters one can wish for, as choices."""

from __future__ import annotations

from datetime import date

from questionnaire.calendar.quarters import Quarter, coming_quarters, parse_quarter
from questionnaire.texts import Language
from questionnaire.wording.answer_words import Choice
from questionnaire.wording.formats import filters

OFFERED = 9


def quarter_choices(today: date, chosen: str, language: Language) -> list[Choice]:
    """The coming quarters, and one chosen earlier even if it has passed."""
    offered = set(coming_quarters(today, OFFERED))
    saved: Quarter | None = parse_quarter(chosen)
    if saved:
        offered.add(saved)
    return [
        Choice(str(quarter), _beginning(filters(language)["quarter"](quarter))) for quarter in sorted(offered)
    ]


def _beginning(words: str) -> str:
    return words[:1].upper() + words[1:]
