"""What to settle, to gather and to mind before a contract, with what is known of it already."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from questionnaire.catalogue.sheet_words import EffortRow, Guardrail, Paper, SheetWords
from questionnaire.plan.case import Case
from questionnaire.plan.situation import Situation
from questionnaire.texts import Text


class EffortEntry(Struct, frozen=True):
    """`known` is the founders' own answer; None where it is open."""

    row: EffortRow
    title: Text
    known: Text | None


class FilledSheets(Struct, frozen=True):
    sheets: SheetWords
    effort: tuple[EffortEntry, ...]
    papers: tuple[Paper, ...]
    guardrails: tuple[Guardrail, ...]


def filled_sheets(sheets: SheetWords, case: Case, situation: Situation) -> FilledSheets:
    return FilledSheets(
        sheets=sheets,
        effort=tuple(_effort(sheets, case, situation)),
        papers=tuple(paper for paper in sheets.papers if situation.fits(paper)),
        guardrails=tuple(rail for rail in sheets.guardrails if situation.fits(rail)),
    )


def _effort(sheets: SheetWords, case: Case, situation: Situation) -> Iterator[EffortEntry]:
    """Whatever does not apply to the enterprise has no row."""
    by_id = {answered.question.id: answered for answered in case.questions}
    for row in (row for row in sheets.effort if situation.fits(row)):
        answered = by_id[row.question]
        if not answered.is_inapplicable:
            option = answered.option
            vague = option if option and (option.points or 0) >= row.from_points else None
            known = by_id[row.exact].option if row.exact and by_id[row.exact].option else vague
            title = (row.title_once if case.paid_once else None) or row.title
            yield EffortEntry(row, title, (known.summary or known.label) if known else None)
