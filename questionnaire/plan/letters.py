"""The contact pack: what to say and to send, filled in from the answers. German, whatever the plan speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from questionnaire.catalogue.ids import BlankId, LetterId
from questionnaire.catalogue.letter_words import FactRow, FactSheet, Letter, LetterLine, LetterWords
from questionnaire.catalogue.placeholders import pieces
from questionnaire.plan.blanks import TextRun, known_blanks, settled
from questionnaire.plan.case import Case
from questionnaire.plan.contact_details import NOBODY, ContactDetails
from questionnaire.plan.findings import Findings
from questionnaire.plan.situation import Situation
from questionnaire.texts import Text

ROOMY = 1100


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
    """`source` holds the law that it names."""

    sheet: FactSheet
    target: TextRuns
    name: TextRuns
    sentence: TextRuns
    rows: tuple[FilledRow, ...]
    contact: TextRuns
    source: str | None

    @property
    def is_long(self) -> bool:
        """Whether it needs narrow spacing to stay on its page."""
        lines = (line.runs for row in self.rows for line in row.lines)
        said = (self.name, self.sentence, self.contact, *lines)
        return sum(len(run.text) for runs in said for run in runs) > ROOMY


class ContactPack(Struct, frozen=True):
    title: Text
    use: Text
    fact_sheet: FilledFactSheet
    letters: tuple[FilledLetter, ...]

    def letter(self, letter_id: LetterId) -> FilledLetter:
        return next(filled for filled in self.letters if filled.letter.id == letter_id)


def contact_pack(
    letters: LetterWords,
    found: Findings,
    situation: Situation,
    contact: ContactDetails = NOBODY,
) -> ContactPack:
    """Nothing is left empty: what nobody said is a blank with a label, or its line says something else."""
    known = known_blanks(letters, found, situation.start, contact)
    filler = _Filler(letters, known, situation, found.case)
    return ContactPack(
        title=letters.title,
        use=letters.use,
        fact_sheet=_fact_sheet(letters.fact_sheet, filler, found.case),
        letters=tuple(
            FilledLetter(letter, filler.fill(letter.subject or ""), filler.lines(letter.lines))
            for letter in letters.letters
        ),
    )


class _Filler:
    def __init__(
        self,
        letters: LetterWords,
        known: Mapping[str, TextRun],
        situation: Situation,
        case: Case,
    ) -> None:
        blanks = {blank.id: TextRun(blank.label, "blank") for blank in letters.blanks}
        self._runs = {**blanks, **known}
        self._situation = situation
        self._case = case
        self._settled = settled(known, case)

    def known(self, blank: BlankId) -> TextRuns:
        return (self._runs[blank],)

    def fill(self, text: str) -> TextRuns:
        return tuple(
            self._runs[piece.blank] if piece.blank else TextRun(piece.words) for piece in pieces(text)
        )

    def lines(self, lines: Iterable[LetterLine]) -> tuple[FilledLine, ...]:
        """Those that fit."""
        fitting = (line for line in lines if self._situation.fits(line) and self._is_meant(line))
        return tuple(FilledLine(self.fill(line.text), line.cue) for line in fitting)

    def _is_meant(self, line: LetterLine) -> bool:
        return line.known <= self._settled and line.unknown.isdisjoint(self._settled)

    def _label(self, row: FactRow) -> str:
        return row.label_once if row.label_once and self._case.paid_once else row.label

    def rows(self, rows: Iterable[FactRow]) -> tuple[FilledRow, ...]:
        """Those with a line that fits."""
        filled = (FilledRow(self._label(row), self.lines(row.lines)) for row in rows)
        return tuple(row for row in filled if row.lines)


def _fact_sheet(sheet: FactSheet, filler: _Filler, case: Case) -> FilledFactSheet:
    duty = case.sheet_lines.named_duty
    return FilledFactSheet(
        sheet=sheet,
        target=filler.known(BlankId.TARGET),
        name=filler.known(BlankId.NAME),
        sentence=filler.known(BlankId.SENTENCE),
        rows=filler.rows(sheet.rows),
        contact=filler.known(BlankId.CONTACT),
        source=duty.source if duty else None,
    )
