"""What a place is, in a line: its kind, who administers it, where it lies, how many people live there."""

from __future__ import annotations

from collections.abc import Iterable

from questionnaire.places.place import Place
from questionnaire.services import edition
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


def about(place: Place, language: Language, other_name: str = "") -> str:
    """Prenzlauer Berg · Bezirk, 427.276 Einwohner, where it was found by another name than its own."""
    words = ", ".join([*_kind(place), _counted(_("%(count)s inhabitants"), place, language)])
    return f"{other_name} · {words}" if other_name and other_name not in words else words


def whereabouts(place: Place, language: Language) -> str:
    """Gemeinde, Samtgemeinde Suderburg, Landkreis Uelzen, 4.260 Menschen"""
    people = _counted(_("%(count)s people"), place, language)
    words = ", ".join([*_kind(place), _surroundings(place, language), people])
    return words[0].upper() + words[1:]


def _kind(place: Place) -> Iterable[str]:
    return filter(None, [str(KINDS.get(place.type, SPECIAL)), _administration(place)])


def _surroundings(place: Place, language: Language) -> str:
    """The district of a municipality, the Land of everything else."""
    if place.level == "municipality":
        return edition().regions.district_of(place).label
    return edition().catalogue.land_name(place.land)[language]


def _counted(words: str, place: Place, language: Language) -> str:
    count = filters(language)["number"](place.population)
    return (words % {"count": count}).replace(" ", NO_BREAK)


def _administration(place: Place) -> str:
    """Where another administration does everything; a looser association would tell nobody apart."""
    administration = place.association
    decides = administration is not None and administration.type in DECIDING
    return f"{administration.type} {administration.name}" if administration and decides else ""
