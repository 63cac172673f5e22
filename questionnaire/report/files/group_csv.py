"""The group as one table for other programs: ids as the command line reads them, several joined by a bar."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator

from questionnaire.answers.columns import MEASURES, READ_ME, SEAT, STEP, WORD, measure
from questionnaire.languages import CONVENTIONS
from questionnaire.report.files.group_table import Cell, Cells, GroupExport, scores, warnings
from questionnaire.report.files.tasks_csv import harmless
from questionnaire.workshop.progress import current_step
from questionnaire.workshop.workshop import SeatAnswers

JOINED = "|"


def group_csv(take: GroupExport) -> bytes:
    """The column `read_me` holds the warning: a line above the heads would shut other programs out."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=CONVENTIONS[take.language].delimiter)
    told = iter(warnings(take))
    writer.writerow(_heads(take))
    for sheet in take.sheets:
        cells = (*_cells(take, sheet), next(told, ""))
        writer.writerow([harmless(str(cell)) for cell in cells])
    return BOM_UTF8 + table.getvalue().encode()


def _heads(take: GroupExport) -> Cells:
    measured = (measure(lesson, name) for lesson in take.catalogue.lessons for name in MEASURES)
    return (SEAT, WORD, STEP, *(question.id for _, question in take.questions), *measured, READ_ME)


def _cells(take: GroupExport, sheet: SeatAnswers) -> Iterator[Cell]:
    """`step` is 10 where somebody has finished; `stage` counts from 1 and is empty where all is open."""
    yield from (sheet.number, take.word(sheet), current_step(take.catalogue, sheet.answers))
    yield from (JOINED.join(sheet.answers.many(question.id)) for _, question in take.questions)
    for found in scores(take, sheet):
        yield from (found.points, found.out_of, "" if found.is_open else found.stage + 1, len(found.open))
