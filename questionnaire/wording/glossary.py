"""Which terms of the trade a text uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from unicodedata import normalize

from questionnaire.catalogue.glossary import Term
from questionnaire.texts import GERMAN, Language

# A page has better uses than words that come once.
MOST_TERMS = 18


def terms(text: str, glossary: Iterable[Term], language: Language) -> tuple[Term, ...]:
    """The words met most often, German or in the plan's language, sorted as dictionaries do."""
    met = {term.id: len(_pattern(term, language).findall(text)) for term in glossary}
    occurring = sorted((term for term in glossary if met[term.id]), key=lambda term: -met[term.id])
    return tuple(sorted(occurring[:MOST_TERMS], key=lambda term: _filed(term.word[language])))


def _filed(word: str) -> str:
    """As dictionaries sort: ä with a, capitals with small letters."""
    return normalize("NFD", word).encode("ascii", "ignore").decode().lower()


@cache
def _pattern(term: Term, language: Language) -> re.Pattern[str]:
    """Whole words with an ending of up to two letters; in other languages German words stand in brackets."""
    own = () if language == GERMAN else variants(term.word[language])
    words = [*variants(term.word.de), *own]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\w{{0,2}}\b")


def variants(word: str) -> list[str]:
    """`Amt (in der Verwaltung)` is looked for as Amt, `Amtsdirektor, Amtsdirektorin` as either."""
    return [variant.strip() for variant in re.sub(r"\(.*?\)", "", word).split(",")]
