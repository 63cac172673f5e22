"""Dates, spans, numbers and lists as people write them. Blanks within a date or a measure do not break."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from questionnaire.almanac.limits import Ceiling
from questionnaire.calendar.quarters import Quarter
from questionnaire.languages import CONVENTIONS
from questionnaire.plan.contract_value import Span
from questionnaire.texts import LANGUAGES, NO_BREAK, Language, Text
from questionnaire.wording.translations import TRANSLATIONS, load_translations

HOURS_A_DAY = 8
EN_DASH = "\N{EN DASH}"
# Of what a page writes again and again; Babel reads its patterns anew for each.
KEPT_WORDS = 2048
ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


@lru_cache(KEPT_WORDS)
def day(value: date, language: Language) -> str:
    """4. Dez. 2026, 4 Dec 2026"""
    return _tied(format_date(value, CONVENTIONS[language].day_pattern, CONVENTIONS[language].locale))


@lru_cache(KEPT_WORDS)
def long_day(value: date, language: Language) -> str:
    """4. Dezember 2026, 4 December 2026"""
    return _tied(format_date(value, "long", CONVENTIONS[language].locale))


def in_each_language(value: date) -> Text:
    """4. Dezember 2026 and 4 December 2026"""
    return Text(**{language: long_day(value, language) for language in LANGUAGES})


def days_within(text: str, language: Language) -> str:
    """A text whose days are 2024-12-31 with 31. Dezember 2024, 31 December 2024."""
    return ISO_DAY.sub(lambda match: long_day(date.fromisoformat(match[0]), language), text)


@lru_cache(KEPT_WORDS)
def month(value: date, language: Language) -> str:
    """Dezember 2026, December 2026"""
    return _tied(format_date(value, "MMMM yyyy", CONVENTIONS[language].locale))


@lru_cache(KEPT_WORDS)
def short_month(value: date, language: Language) -> str:
    """Dez, Dec"""
    return format_date(value, "LLL", CONVENTIONS[language].locale)[:3]


def months(first: date, last: date, language: Language) -> str:
    """April–Juli 2027, Dezember 2026 – Januar 2027; one month alone where it is one."""
    if (first.year, first.month) == (last.year, last.month):
        return month(first, language)
    if first.year == last.year:
        return f"{format_date(first, 'MMMM', CONVENTIONS[language].locale)}{EN_DASH}{month(last, language)}"
    return f"{month(first, language)} {EN_DASH} {month(last, language)}"


def quarter(value: Quarter, language: Language, folder: Path = TRANSLATIONS) -> str:
    """1. Quartal 2027, first quarter of 2027"""
    _ = load_translations(language, folder).gettext
    names = (
        _("first quarter of %(year)s"),
        _("second quarter of %(year)s"),
        _("third quarter of %(year)s"),
        _("fourth quarter of %(year)s"),
    )
    return _tied(names[value.number - 1] % {"year": value.year})


def effort(hours: tuple[int, int], language: Language) -> str:
    """4 Std., 1 Tag, 5–20 Tage: in days of eight hours from one full day on."""
    least, most = hours
    if least < HOURS_A_DAY:
        return _span(least, most, "hour", CONVENTIONS[language].hours, language)
    return _span(least // HOURS_A_DAY, -(-most // HOURS_A_DAY), "day", "long", language)


def weeks(lead: tuple[int, int], language: Language) -> str:
    """1 Woche, 2–6 Wochen"""
    return _span(*lead, "week", "long", language)


@lru_cache(KEPT_WORDS)
def number(value: float, language: Language) -> str:
    return format_decimal(value, locale=CONVENTIONS[language].locale)


def euros(amount: int, language: Language) -> str:
    """15.000 €, €15,000"""
    return _with_euro_sign(number(amount, language), language)


def span(value: Span, language: Language, folder: Path = TRANSLATIONS) -> str:
    """15.000–30.000 €; up to €5,000 where it begins at nought; over €150,000 where it has no end."""
    _ = load_translations(language, folder).gettext
    if value.high is None:
        return _tied(_("over %(amount)s") % {"amount": euros(value.low, language)})
    if not value.low:
        return _tied(_("up to %(amount)s") % {"amount": euros(value.high, language)})
    low, high = number(value.low, language), number(value.high, language)
    return _with_euro_sign(f"{low}{EN_DASH}{high}", language)


def ceiling(value: Ceiling, language: Language, folder: Path = TRANSLATIONS) -> str:
    """up to €100,000 where the sum is included, under €216,000 where it is not"""
    _ = load_translations(language, folder).gettext
    words = _("up to %(amount)s") if value.included else _("under %(amount)s")
    return _tied(words % {"amount": euros(value.amount, language)})


def site(address: str) -> str:
    """Where an address leads, short enough to read: the link itself has all of it."""
    return urlsplit(address).netloc.removeprefix("www.")


def listed(items: Iterable[object], language: Language) -> str:
    """1, 2 und 3"""
    return format_list([str(item) for item in items], locale=CONVENTIONS[language].locale)


@cache
def filters(language: Language, folder: Path = TRANSLATIONS) -> Mapping[str, Callable[..., Any]]:
    """The functions above for templates in one language, by their own names."""
    spoken = (day, long_day, days_within, month, short_month, months, effort, weeks, number, euros, listed)
    worded = (quarter, span, ceiling)
    bound = {function.__name__: partial(function, language=language) for function in spoken}
    return (
        bound
        | {"site": site}
        | {function.__name__: partial(function, language=language, folder=folder) for function in worded}
    )


def _with_euro_sign(figures: str, language: Language) -> str:
    return f"€{figures}" if CONVENTIONS[language].euro_sign == "before" else f"{figures}{NO_BREAK}€"


@lru_cache(KEPT_WORDS)
def _span(least: int, most: int, unit: str, length: Literal["short", "long"], language: Language) -> str:
    """The unit's words for `most`, with the range in place of the number."""
    words = format_unit(most, f"duration-{unit}", length=length, locale=CONVENTIONS[language].locale)
    figures = f"{least}{EN_DASH}{most}" if least < most else str(most)
    return _tied(words.replace(str(most), figures, 1))


def _tied(text: str) -> str:
    return text.replace(" ", NO_BREAK)
