"""Terms of the trade, explained where they stand: each at its first place in a section of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from markupsafe import Markup
from msgspec import Struct

from questionnaire.catalogue.glossary import Term
from questionnaire.texts import GERMAN, Language
from questionnaire.wording.glossary import variants

# No button fits into what is pressed itself; headings, forms, and texts to copy, stay as they are.
UNTOUCHED = frozenset(
    {"a", "blockquote", "button", "form", "h1", "h2", "h3", "h4", "label", "summary", "svg", "th"}
)
KEPT = 'class="name"', 'class="opening"', 'class="said"', 'class="term"'
# The first tag of what stays as it is. Words of readers are escaped, so that no attribute holds a bracket.
BEGINS = re.compile(
    rf"<(?P<tag>{'|'.join(sorted(UNTOUCHED))})\b[^>]*>"
    rf"|<(?P<kept>[a-z0-9]+)\b[^>]*(?:{'|'.join(map(re.escape, KEPT))})[^>]*>"
)
OPENING = frozenset("(„‚“")
OUTSIDE_OF_TAGS = "(?![^<>]*>)"
NEVER = re.compile("(?!)")


class Explanations:
    """One for each page, handed to its templates as `explain`.

    `{{ explain(section) }}` prints a section's markup in which terms are buttons that show `#term-<id>`.
    `explain.met()` are the terms whose meaning the page then has to give, so it comes last.
    """

    def __init__(self, glossary: tuple[Term, ...], language: Language) -> None:
        self._terms = {term.id: term for term in glossary}
        self._words = _words(glossary, language)
        self._met: dict[str, Term] = {}

    def __call__(self, section: str) -> Markup:
        # A template has escaped what it was given, and only buttons are added. Slices of markup would be
        # looked through anew, each of them.
        return Markup("".join(self._explained(str(section))))  # noqa: S704

    def met(self) -> tuple[Term, ...]:
        return tuple(self._met.values())

    def _explained(self, section: str) -> Iterator[str]:
        here: set[str] = set()
        for piece, is_told in _pieces(section):
            yield from self._with_buttons(piece, here) if is_told else (piece,)

    def _with_buttons(self, piece: str, here: set[str]) -> Iterator[str]:
        end = 0
        for found in self._words.found.finditer(piece):
            term = self._words.term(found["word"])
            # A bracket before a term is tied to it, unless it is tied to the term before.
            start = found.start() - (piece[end : found.start()][-1:] in OPENING)
            if term and term not in here:
                here.add(term)
                self._met[term] = self._terms[term]
                yield piece[end:start]
                yield _marked(piece[start : found.start()], found["word"], found["after"], term)
                end = found.end()
        yield piece[end:]


def _marked(before: str, word: str, after: str, term: str) -> str:
    """Browsers break a line between a button and a bracket or comma, unless both are tied together."""
    button = f'<button type="button" class="explained" popovertarget="term-{term}">{word}</button>'
    marked = f"{before}<dfn>{button}</dfn>{after}"
    return f'<span class="tied">{marked}</span>' if before or after else marked


def _pieces(section: str) -> Iterator[tuple[str, bool]]:
    """What is told and what stays as it is, by turns, and which of both a piece is."""
    end = 0
    while begins := BEGINS.search(section, end):
        yield section[end : begins.start()], True
        end = _end_of(begins)
        yield section[begins.start() : end], False
    yield section[end:], True


def _end_of(begins: re.Match[str]) -> int:
    """Behind the closing tag that belongs to it."""
    depth = 1
    for tag in _tags(begins["tag"] or begins["kept"]).finditer(begins.string, begins.end()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(begins.string)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^>]*>")


class _Words(Struct, frozen=True):
    """`found` finds all words of all terms in markup, `owners` whose they are."""

    found: re.Pattern[str]
    owners: re.Pattern[str]

    def term(self, word: str) -> str:
        owner = self.owners.fullmatch(word)
        return (owner and owner.lastgroup) or ""


@cache
def _words(glossary: tuple[Term, ...], language: Language) -> _Words:
    """Long words first, so that a county council is no county."""
    said = {term.id: tuple(_said(term, language)) for term in glossary}
    owners = Counter(word for words in said.values() for word in words)
    # What two terms are called alike, such as Amt, only a reader can tell apart.
    own = {term: [word for word in words if owners[word] == 1] for term, words in said.items()}
    ordered = sorted((term for term in own if own[term]), key=lambda term: -max(map(len, own[term])))
    if not ordered:
        return _Words(NEVER, NEVER)
    words = [word for term in ordered for word in own[term]]
    groups = (f"(?P<{term}>{'|'.join(own[term])})" for term in ordered)
    return _Words(re.compile(_anywhere(words)), re.compile("|".join(groups)))


def _anywhere(words: Sequence[str]) -> str:
    """One alternative a letter, which comes first: so Python finds by a table of letters where one may begin.

    No group for each term: Python would enter all of them.
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        letters, rest = _apart(word)
        for letter in letters:
            by_letter.setdefault(letter, []).append(rest)
    begun = "|".join(rf"{letter}(?<![\w-].)(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return rf"(?P<word>{begun})(?![\w-])(?P<after>[)“‘”,.;:!?]*){OUTSIDE_OF_TAGS}"


def _apart(word: str) -> tuple[str, str]:
    """What a pattern may begin with, and its rest: either case stands in brackets."""
    return (word[1:3], word[4:]) if word.startswith("[") else (word[:1], word[1:])


def _said(term: Term, language: Language) -> Iterator[str]:
    """As patterns: with German endings or an English plural; English nouns also begin with a small letter."""
    if language != GERMAN or GERMAN not in term.everyday:
        yield from (rf"{re.escape(word)}\w{{0,2}}" for word in variants(term.word[GERMAN]))
    if language != GERMAN and language not in term.everyday:
        yield from (_either_case(word) + "s?" for word in variants(term.word[language]))


def _either_case(word: str) -> str:
    return f"[{word[0].upper()}{word[0].lower()}]{re.escape(word[1:])}"
