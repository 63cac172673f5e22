"""The contact pack: what to say and to send, filled in from the answers. German, whatever the plan speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from questionnaire.calendar.quarters import Quarter
from questionnaire.catalogue.ids import BlankId, LetterId
from questionnaire.catalogue.letter_words import FactRow, FactSheet, Letter, LetterLine, LetterWords
from questionnaire.catalogue.placeholders import pieces
from questionnaire.catalogue.questions import Option
from questionnaire.plan.case import Case
from questionnaire.plan.situation import Situation
from questionnaire.texts import NO_BREAK, Text

ROOMY = 900


class TextRun(Struct, frozen=True):
    """A stretch of a text: our words, what the founder typed, or a blank to fill in by pen with its label."""

    text: str
    kind: Literal["words", "typed", "blank"] = "words"


TextRuns = tuple[TextRun, ...]


class FilledLine(Struct, frozen=True):
    runs: TextRuns
    cue: Text | None = None


class FilledLetter(Struct, frozen=True):
    letter: Letter
    subject: TextRuns
    lines: tuple[FilledLine, ...]


class FilledRow(Struct, frozen=True):
    label: str
    lines: tuple[FilledLine, ...]


class FilledFactSheet(Struct, frozen=True):
    sheet: FactSheet
    target: TextRuns
    name: TextRuns
    sentence: TextRuns
    rows: tuple[FilledRow, ...]

    @property
    def is_long(self) -> bool:
        """Whether it needs narrow spacing to stay on its page."""
        lines = (line.runs for row in self.rows for line in row.lines)
        return sum(len(run.text) for runs in (self.name, self.sentence, *lines) for run in runs) > ROOMY


class ContactPack(Struct, frozen=True):
    title: Text
    use: Text
    fact_sheet: FilledFactSheet
    letters: tuple[FilledLetter, ...]

    def letter(self, letter_id: LetterId) -> FilledLetter:
        return next(filled for filled in self.letters if filled.letter.id == letter_id)


def contact_pack(letters: LetterWords, case: Case, situation: Situation) -> ContactPack:
    """Nothing is left empty: what the answers do not say is a blank with a label."""
    filler = _Filler(letters, _known(case, situation.start), situation)
    return ContactPack(
        title=letters.title,
        use=letters.use,
        fact_sheet=_fact_sheet(letters.fact_sheet, filler),
        letters=tuple(
            FilledLetter(letter, filler.fill(letter.subject or ""), filler.lines(letter.lines))
            for letter in letters.letters
        ),
    )


class _Filler:
    def __init__(self, letters: LetterWords, known: Mapping[str, TextRun], situation: Situation) -> None:
        blanks = {blank.id: TextRun(blank.label, "blank") for blank in letters.blanks}
        self._runs = {**blanks, **known}
        self._situation = situation

    def known(self, blank: BlankId) -> TextRuns:
        return (self._runs[blank],)

    def fill(self, text: str) -> TextRuns:
        return tuple(
            self._runs[piece.blank] if piece.blank else TextRun(piece.words) for piece in pieces(text)
        )

    def lines(self, lines: Iterable[LetterLine]) -> tuple[FilledLine, ...]:
        """Those that fit."""
        fitting = (line for line in lines if self._situation.fits(line))
        return tuple(FilledLine(self.fill(line.text), line.cue) for line in fitting)

    def rows(self, rows: Iterable[FactRow]) -> tuple[FilledRow, ...]:
        """Those with a line that fits."""
        filled = (FilledRow(row.label, self.lines(row.lines)) for row in rows)
        return tuple(row for row in filled if row.lines)


def _fact_sheet(sheet: FactSheet, filler: _Filler) -> FilledFactSheet:
    return FilledFactSheet(
        sheet=sheet,
        target=filler.known(BlankId.TARGET),
        name=filler.known(BlankId.NAME),
        sentence=filler.known(BlankId.SENTENCE),
        rows=filler.rows(sheet.rows),
    )


def _known(case: Case, start: Quarter | None) -> dict[str, TextRun]:
    """What the answers say, by blank."""
    typed: dict[str, str | None] = {BlankId.NAME: case.name, BlankId.SENTENCE: case.sentence}
    fields = [field.label.de for field in case.fields]
    chosen: dict[str, str | None] = {
        BlankId.FIELD: next(iter(fields), None),
        BlankId.FIELDS: " · ".join(fields),
        BlankId.PRICE: _within_a_line(case.price),
        BlankId.TERM: _within_a_line(case.term),
        BlankId.TARGET: case.target.label if case.target else None,
        BlankId.CUSTOMERS: ", ".join(place.label for place in case.customers),
        BlankId.START: _german_quarter(start) if start else None,
    }
    return {blank: TextRun(text, "typed") for blank, text in typed.items() if text} | {
        blank: TextRun(text) for blank, text in chosen.items() if text
    }


def _within_a_line(chosen: Option | None) -> str | None:
    """ "Ohne Umsatzsteuer: bis 5.000 €": sums and terms begin with no noun."""
    label = chosen.label.de if chosen else ""
    return label[:1].lower() + label[1:]


def _german_quarter(quarter: Quarter) -> str:
    return f"{quarter.number}.{NO_BREAK}Quartal{NO_BREAK}{quarter.year}"
