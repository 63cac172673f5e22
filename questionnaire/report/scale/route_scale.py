"""The contract value as a range over the bands of procedures, on page and paper, legible in grey."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from textwrap import wrap

from markupsafe import Markup
from msgspec import Struct

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.contract_value import ProcedureBand, Span
from questionnaire.plan.route import Route
from questionnaire.texts import Language
from questionnaire.wording.formats import ceiling, euros, listed, span
from questionnaire.wording.translations import TRANSLATIONS, load_translations

WIDTH, HEIGHT = 640, 104
BAR, BOX, BOX_HEIGHT, FOOT = 24, 36, 46, 99
FONT = 13.4
# A little wider than the average letter of the page's font.
LETTER = 0.53 * FONT
LEAST = 8

DARK, LIGHT, EDGE, INK, PAPER = "#0b5563", "#dce6e8", "#66757b", "#15191c", "#ffffff"
SVG = Markup(
    '<svg class="scale" xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}">'
    '<title>{title}</title><g font-family="Rathausreif Sans, sans-serif" font-size="{font}">{parts}</g></svg>'
)
RECTANGLE = Markup(
    '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}" stroke="{}" stroke-width="1"/>'
)
WORDS = Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}" fill="{}" font-weight="{}">{}</text>')


class Column(Struct, frozen=True):
    """A band in the picture, all equally wide; sums grow evenly, in the last towards its right edge."""

    band: ProcedureBand
    left: float
    right: float

    def at(self, amount: int) -> float:
        floor = self.band.floor.amount if self.band.floor else 0
        if self.band.ceiling:
            share = (amount - floor) / (self.band.ceiling.amount - floor)
        else:
            share = 1 - floor / max(amount, floor, 1)
        return self.left + min(max(share, 0), 1) * (self.right - self.left)


def route_scale(plan: ActionPlan, language: Language, folder: Path = TRANSLATIONS) -> Markup | None:
    """None where the value or every limit is open: then words alone say what is known."""
    route = plan.route
    if not plan.money.by_contract or route.value is None or len(route.bands) < 2:
        return None
    columns = tuple(_columns(route.bands))
    parts = (*_value(columns, route.value, language, folder), *_bands(columns, route, language))
    return SVG.format(
        width=WIDTH,
        height=HEIGHT,
        title=_title(route, route.value, language, folder),
        font=FONT,
        parts=Markup("").join((*parts, *_limits(columns, language, folder))),
    )


def _title(route: Route, value: Span, language: Language, folder: Path) -> str:
    """The same in words: the value, then each procedure up to which sum."""
    _ = load_translations(language, folder).gettext
    said = _("Scale from small to large sums: %(bands)s. Your value: %(value)s, so %(procedures)s.")
    return said % {
        "bands": listed(
            (f"{band.title[language]} {_sums(band, language, folder)}" for band in route.bands), language
        ),
        "value": span(value, language, folder),
        "procedures": listed((band.title[language] for band in route.reached), language),
    }


def _sums(band: ProcedureBand, language: Language, folder: Path) -> str:
    _ = load_translations(language, folder).gettext
    if band.ceiling:
        return ceiling(band.ceiling, language, folder)
    if band.floor is None:
        return ""
    words = _("over %(amount)s") if band.floor.included else _("from %(amount)s")
    return words % {"amount": euros(band.floor.amount, language)}


def _columns(bands: tuple[ProcedureBand, ...]) -> Iterator[Column]:
    width = (WIDTH - 2) / len(bands)
    for number, band in enumerate(bands):
        yield Column(band, 1 + number * width, 1 + (number + 1) * width)


def _value(columns: tuple[Column, ...], value: Span, language: Language, folder: Path) -> Iterator[Markup]:
    """The range as one bar, its words above it and within the picture."""
    left = next((c for c in columns if c.band.touches(value)), columns[-1]).at(value.low)
    last = [c for c in columns if c.band.touches(value)][-1]
    right = max(last.at(value.high) if value.high else last.right, left + LEAST)
    said = load_translations(language, folder).gettext("Your value: %(value)s") % {
        "value": span(value, language, folder)
    }
    reach = len(said) * LETTER / 2
    middle = min(max((left + right) / 2, reach), WIDTH - reach)
    yield WORDS.format(middle, 14, "middle", DARK, 700, said)
    yield RECTANGLE.format(left, BAR - 4, right - left, 10, DARK, DARK)


def _bands(columns: tuple[Column, ...], route: Route, language: Language) -> Iterator[Markup]:
    for column in columns:
        reached = column.band in route.reached
        width = column.right - column.left
        yield RECTANGLE.format(column.left, BOX, width, BOX_HEIGHT, LIGHT if reached else PAPER, EDGE)
        lines = wrap(column.band.title[language], int(width / LETTER) - 1)
        first = BOX + BOX_HEIGHT / 2 - (len(lines) - 1) * 8 + 4.6
        for number, line in enumerate(lines):
            middle = (column.left + column.right) / 2
            yield WORDS.format(middle, first + 16 * number, "middle", INK, 700 if reached else 400, line)


def _limits(columns: tuple[Column, ...], language: Language, folder: Path) -> Iterator[Markup]:
    """Each limit below the line that it draws."""
    for below, _above in pairwise(columns):
        if below.band.ceiling:
            yield WORDS.format(
                below.right, FOOT, "middle", INK, 400, ceiling(below.band.ceiling, language, folder)
            )
