"""Interface words outside of a request. English is the source, so it needs no catalogue."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from pathlib import Path

from babel.support import Translations

from questionnaire.texts import Language

# What the words in templates and in code are written in.
SOURCE: Language = "en"
TRANSLATIONS = Path(__file__).parents[2] / "translations"


def N_(text: str) -> str:  # noqa: N802 - the name by which extraction knows it
    """The text itself, to be translated where it is shown."""
    return text


@cache
def load_translations(language: Language, folder: Path = TRANSLATIONS) -> NullTranslations:
    """Kept for the process. Raises FileNotFoundError: without it half of each page would be English."""
    if language == SOURCE:
        return NullTranslations()
    translations = Translations.load(folder, [language])
    if not isinstance(translations, Translations):
        raise FileNotFoundError(
            f"{folder}/{language}/LC_MESSAGES/messages.mo is missing. ./run makes it; so does"
            f" python -m babel.messages.frontend compile --directory {folder}"
        )
    return translations
