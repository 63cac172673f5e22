"""Terms of the trade, explained where they stand: each at its first place in a section of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from markupsafe import Markup

from questionnaire.catalogue.glossary import Term
from questionnaire.texts import GERMAN, Language
from questionnaire.wording.glossary import variants

# No button fits into what is pressed itself; headings, and texts to copy, stay as they are.
UNTOUCHED = frozenset({"a", "blockquote", "button", "h1", "h2", "h3", "h4", "label", "summary", "svg", "th"})
KEPT = 'class="name"', 'class="opening"', 'class="said"', 'class="term"'
TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
NEVER = re.compile("(?!)")


class Explanations:
    """One for each page, handed to its templates as `explain`.

    `{{ explain(section) }}` prints a section's markup in which terms are buttons that show `#term-<id>`.
    `explain.met()` are the terms whose meaning the page then has to give, so it comes last.
    """

    def __init__(self, glossary: tuple[Term, ...], language: Language) -> None:
        self._terms = {term.id: term for term in glossary}
        self._pattern = _pattern(glossary, language)
        self._met: dict[str, Term] = {}

    def __call__(self, section: str) -> Markup:
        # A template has escaped what it was given, and only buttons are added.
        return Markup("".join(self._explained(section)))  # noqa: S704

    def met(self) -> tuple[Term, ...]:
        return tuple(self._met.values())

    def _explained(self, section: str) -> Iterator[str]:
        here: set[str] = set()
        for piece, is_told in _pieces(section):
            yield self._pattern.sub(lambda found: self._button(found, here), piece) if is_told else piece

    def _button(self, found: re.Match[str], here: set[str]) -> str:
        term = found.lastgroup
        if term is None or term in here:
            return found[0]
        here.add(term)
        self._met[term] = self._terms[term]
        return _marked(found, term)


def _marked(found: re.Match[str], term: str) -> str:
    """Browsers break a line between a button and a bracket or comma, unless both are tied together."""
    before, after = (
        found.string[found.start() : found.start(term)],
        found.string[found.end(term) : found.end()],
    )
    button = f'<button type="button" class="explained" popovertarget="term-{term}">{found[term]}</button>'
    marked = f"{before}<dfn>{button}</dfn>{after}"
    return f'<span class="tied">{marked}</span>' if before or after else marked


def _pieces(section: str) -> Iterator[tuple[str, bool]]:
    """Tags and words by turns, and whether a piece is words that are told."""
    within, depth, end = "", 0, 0
    for tag in TAG.finditer(section):
        yield section[end : tag.start()], not depth
        yield tag[0], False
        end, closes, name = tag.end(), bool(tag[1]), tag[2]
        if not depth and not closes and _is_untouched(tag):
            within, depth = name, 1
        elif depth and name == within:
            depth += -1 if closes else 1
    yield section[end:], not depth


def _is_untouched(tag: re.Match[str]) -> bool:
    return tag[2] in UNTOUCHED or any(kept in tag[0] for kept in KEPT)


@cache
def _pattern(glossary: tuple[Term, ...], language: Language) -> re.Pattern[str]:
    """Long words first, so that a county council is no county."""
    said = {term.id: tuple(_said(term, language)) for term in glossary}
    owners = Counter(word for words in said.values() for word in words)
    # What two terms are called alike, such as Amt, only a reader can tell apart.
    own = {term: [word for word in words if owners[word] == 1] for term, words in said.items()}
    ordered = sorted((term for term in own if own[term]), key=lambda term: -max(map(len, own[term])))
    groups = (f"(?P<{term}>{'|'.join(own[term])})" for term in ordered)
    return re.compile(rf"[(„‚“]?(?<![\w-])(?:{'|'.join(groups)})(?![\w-])[)“‘”,.;:!?]*") if ordered else NEVER


def _said(term: Term, language: Language) -> Iterator[str]:
    """As patterns: with German endings or an English plural; English nouns also begin with a small letter."""
    if language != GERMAN or GERMAN not in term.everyday:
        yield from (rf"{re.escape(word)}\w{{0,2}}" for word in variants(term.word[GERMAN]))
    if language != GERMAN and language not in term.everyday:
        yield from (_either_case(word) + "s?" for word in variants(term.word[language]))


def _either_case(word: str) -> str:
    return f"[{word[0].upper()}{word[0].lower()}]{re.escape(word[1:])}"
