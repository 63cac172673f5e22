"""What tells one place from another, in a line: kind, who administers it, how many people live there."""

from __future__ import annotations

from questionnaire.catalogue import Language
from questionnaire.places import Place
from questionnaire.report.formats import NO_BREAK, filters
from questionnaire.web.words import _, _l

KINDS = {
    "Gemeinde": _l("municipality"),
    "Markt": _l("market town"),
    "Stadt": _l("town"),
    "Große Kreisstadt": _l("large town within a county"),
    "kreisfreie Stadt": _l("county-level city"),
    "Stadtkreis": _l("county-level city"),
    "Landkreis": _l("county"),
    "Kreis": _l("county (Kreis)"),
    "Bezirk": _l("borough"),
}
# Hannover, Aachen and Saarbrücken have one of their own.
SPECIAL = _l("regional association")


def about(place: Place, language: Language) -> str:
    """Stadt, 41.481 Einwohner"""
    count = filters(language)["number"](place.population)
    parts = [str(KINDS.get(place.type, SPECIAL)), _administration(place)]
    people = _("%(count)s inhabitants", count=count).replace(" ", NO_BREAK)
    return ", ".join([*filter(None, parts), people])


def _administration(place: Place) -> str:
    return f"{place.association.type} {place.association.name}" if place.association else ""
