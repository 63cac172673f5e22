"""What to settle, to gather and to mind before a contract, with what is known of it already."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.sheet_words import EffortRow, Guardrail, Paper, SheetWords
from questionnaire.plan.situation import Situation
from questionnaire.texts import Text


class EffortEntry(Struct, frozen=True):
    """`known` is the founders' own answer; None where it is open."""

    row: EffortRow
    known: Text | None


class FilledSheets(Struct, frozen=True):
    sheets: SheetWords
    effort: tuple[EffortEntry, ...]
    papers: tuple[Paper, ...]
    guardrails: tuple[Guardrail, ...]


def filled_sheets(catalogue: Catalogue, answers: Answers, situation: Situation) -> FilledSheets:
    sheets = catalogue.sheets
    return FilledSheets(
        sheets=sheets,
        effort=tuple(_effort(catalogue, answers)),
        papers=tuple(paper for paper in sheets.papers if situation.fits(paper)),
        guardrails=tuple(rail for rail in sheets.guardrails if situation.fits(rail)),
    )


def _effort(catalogue: Catalogue, answers: Answers) -> Iterator[EffortEntry]:
    """Whatever does not apply to the enterprise has no row."""
    for row in catalogue.sheets.effort:
        question = catalogue.question(row.question)
        if question and not answers.is_inapplicable(question):
            option = answers.option(question)
            answered = option if option and (option.points or 0) >= row.from_points else None
            yield EffortEntry(row, (answered.summary or answered.label) if answered else None)
