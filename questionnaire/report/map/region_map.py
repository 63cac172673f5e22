"""A district among its neighbours as inline SVG: the same on the page and on paper, legible in grey."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup
from msgspec import Struct

from questionnaire.places.place import Place
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.map.labels import FONT
from questionnaire.report.map.picture import WIDTH, picture
from questionnaire.texts import Language
from questionnaire.wording.formats import listed
from questionnaire.wording.translations import TRANSLATIONS, load_translations

SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}"><title>{title}</title>'
    '<g stroke-linejoin="round">{areas}</g>'
    '<g font-family="Rathausreif Sans, sans-serif" font-size="{font}" text-anchor="middle">{names}</g></svg>'
)


class RegionMap(Struct, frozen=True):
    """Numbers are those of the references' table; `beyond` are those of it that lie outside the picture.

    `numbered` are districts that the table does not name and whose names found no room: they count on.
    """

    svg: Markup
    district: Place
    beyond: tuple[int, ...]
    numbered: tuple[tuple[int, Place], ...]
    hatched: tuple[Place, ...]


def region_map(plan: ActionPlan, language: Language, folder: Path = TRANSLATIONS) -> RegionMap | None:
    """The target's district dark, those with customers hatched. None without a target or for a Bezirk."""
    if plan.target is None or plan.target.level == "borough":
        return None
    district = plan.regions.district_of(plan.target)
    drawn = (district, *plan.regions.vicinity(district))
    with_customers = {customer.district for customer in plan.customers}
    hatched = tuple(place for place in drawn if place.key in with_customers)
    title = load_translations(language, folder).gettext("Map: %(district)s and around it %(neighbours)s")
    names = {"district": district.label, "neighbours": listed((place.label for place in drawn[1:]), language)}
    entries = tuple(entry.place for entry in plan.references.entries) if plan.references else ()
    shown = tuple(place.key for place in drawn)
    found = picture(
        plan.regions, shown, tuple(place.district for place in entries), frozenset(p.key for p in hatched)
    )
    return RegionMap(
        svg=SVG.format(
            width=WIDTH,
            height=found.height,
            title=title % names,
            font=FONT,
            areas=found.areas,
            names=found.names,
        ),
        district=district,
        beyond=tuple(n for n, place in enumerate(entries, 1) if place.district not in shown),
        numbered=tuple(
            (int(label.lines[0]), plan.regions.places[label.key])
            for label in found.labels
            if label.is_number and int(label.lines[0]) > len(entries)
        ),
        hatched=hatched,
    )
