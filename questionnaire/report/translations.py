"""Interface words outside of a request. English is the source, so it needs no catalogue."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from pathlib import Path

from babel.support import Translations

from questionnaire.texts import Language

TRANSLATIONS = Path(__file__).parents[2] / "translations"


@cache
def load_translations(language: Language, folder: Path = TRANSLATIONS) -> NullTranslations:
    """Kept for the process. A catalogue that is missing leaves the words English."""
    return NullTranslations() if language == "en" else Translations.load(folder, [language])
