"""What tells one place from another, in a line: kind, who administers it, how many people live there."""

from __future__ import annotations

from questionnaire.places.place import Place
from questionnaire.texts import NO_BREAK, Language
from questionnaire.web.words import _, _l
from questionnaire.wording.formats import filters

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
DECIDING = frozenset({"Amt", "Verbandsgemeinde", "Samtgemeinde"})
# Hannover, Aachen and Saarbrücken have one of their own.
SPECIAL = _l("regional association")


def about(place: Place, language: Language) -> str:
    """Stadt, 41.481 Einwohner"""
    count = filters(language)["number"](place.population)
    parts = [str(KINDS.get(place.type, SPECIAL)), _administration(place)]
    people = _("%(count)s inhabitants", count=count).replace(" ", NO_BREAK)
    return ", ".join([*filter(None, parts), people])


def _administration(place: Place) -> str:
    """Where another administration does everything; a looser association would tell nobody apart."""
    administration = place.association
    decides = administration is not None and administration.type in DECIDING
    return f"{administration.type} {administration.name}" if administration and decides else ""
