"""What can be wrong with letters and sheets although each file is readable by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from questionnaire.catalogue.audience import Audience
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import BlankId
from questionnaire.catalogue.letter_words import LetterLine, LetterWords
from questionnaire.catalogue.placeholders import pieces
from questionnaire.content.problem import Problem
from questionnaire.places.lands import LANDS

# The fact sheet's headline and foot are made of these, not of a line.
HEADLINE_AND_FOOT = frozenset({BlankId.NAME, BlankId.SENTENCE, BlankId.TARGET, BlankId.CONTACT})


def letter_problems(catalogue: Catalogue) -> Iterator[Problem]:
    yield from _repeated_ids(catalogue)
    yield from _unknown_blanks(catalogue.letters)
    yield from _idle_blanks(catalogue.letters)
    yield from _unknown_questions(catalogue)
    yield from _unknown_lands(catalogue)


def _repeated_ids(catalogue: Catalogue) -> Iterator[Problem]:
    letters, sheets = catalogue.letters, catalogue.sheets
    lists = (letters.letters, letters.blanks, letters.fact_sheet.rows)
    for entries in (*lists, sheets.effort, sheets.papers, sheets.guardrails):
        for entry_id, times in Counter(entry.id for entry in entries).items():
            if times > 1:
                yield Problem((entry_id,), f"{entry_id}: the id is used twice")


def _unknown_blanks(letters: LetterWords) -> Iterator[Problem]:
    blanks = {blank.id for blank in letters.blanks}
    for owner, text in _german(letters):
        for piece in pieces(text):
            if piece.blank and piece.blank not in blanks:
                yield Problem((owner,), f"{owner}: there is no blank {{{piece.blank}}}")
            if "{" in piece.words or "}" in piece.words:
                yield Problem((owner,), f"{owner}: a brace stands alone in {piece.words!r}")
    for owner, line in _lines(letters):
        for blank in sorted((line.known | line.unknown) - blanks):
            yield Problem((owner,), f"{owner}: there is no blank {{{blank}}}")


def _idle_blanks(letters: LetterWords) -> Iterator[Problem]:
    used = {piece.blank for _, text in _german(letters) for piece in pieces(text)}
    for blank in letters.blanks:
        if blank.id not in used | HEADLINE_AND_FOOT:
            yield Problem((blank.id,), f"blank {blank.id}: no letter uses it")


def _german(letters: LetterWords) -> Iterator[tuple[str, str]]:
    """Everything with blanks, by the id it can be found by."""
    yield from ((owner, line.text) for owner, line in _lines(letters))
    yield from ((letter.id, letter.subject or "") for letter in letters.letters)


def _lines(letters: LetterWords) -> Iterator[tuple[str, LetterLine]]:
    for letter in letters.letters:
        yield from ((letter.id, line) for line in letter.lines)
    for row in letters.fact_sheet.rows:
        yield from ((row.id, line) for line in row.lines)


def _unknown_questions(catalogue: Catalogue) -> Iterator[Problem]:
    for row in catalogue.sheets.effort:
        for question in filter(None, (row.question, row.exact)):
            if catalogue.question(question) is None:
                yield Problem((row.id,), f"{row.id}: there is no question {question}")


def _unknown_lands(catalogue: Catalogue) -> Iterator[Problem]:
    sheets = catalogue.sheets
    audiences: list[tuple[str, Audience]] = [*_lines(catalogue.letters)]
    audiences += [(paper.id, paper) for paper in sheets.papers]
    audiences += [(guardrail.id, guardrail) for guardrail in sheets.guardrails]
    for owner_id, audience in audiences:
        for land in audience.lands.difference(LANDS):
            yield Problem((owner_id,), f"{owner_id}: there is no Land {land}")
