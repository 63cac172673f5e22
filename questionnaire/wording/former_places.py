"""What has become of a place that was saved under a name or key of another day."""

from __future__ import annotations

from pathlib import Path

from questionnaire.places.regions import Regions
from questionnaire.texts import Language
from questionnaire.wording.formats import listed
from questionnaire.wording.translations import TRANSLATIONS, load_translations


def today_words(regions: Regions, key: str, language: Language, folder: Path = TRANSLATIONS) -> str:
    """Kiliansroda, heute Mellingen (Landkreis Weimarer Land); empty where the key is that of a place."""
    move = regions.former(key)
    if move is None:
        return ""
    words = load_translations(language, folder).gettext("%(former)s, today %(place)s")
    heirs = listed((place.label for place in regions.heirs(move)), language)
    return words % {"former": move.name, "place": heirs}
