"""The group as one table for other programs: ids as the command line reads them, several joined by a bar."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.answers.columns import MEASURES, READ_ME, SEAT, STEP, WORD, measure
from questionnaire.catalogue.questions import Question
from questionnaire.csv_file import Cell, csv_file
from questionnaire.places.official_keys import eight_digits
from questionnaire.report.files.group_table import Cells, GroupExport, scores, warnings
from questionnaire.workshop.progress import current_step
from questionnaire.workshop.workshop import SeatAnswers

JOINED = "|"


def group_csv(export: GroupExport) -> bytes:
    """The column `read_me` holds the warning: a line above the heads would shut other programs out."""
    notes = iter(warnings(export))
    rows = ((*_cells(export, seat), next(notes, "")) for seat in export.seats)
    return csv_file(export.language, [_heads(export)], rows)


def _heads(export: GroupExport) -> Cells:
    measured = (measure(lesson, name) for lesson in export.catalogue.lessons for name in MEASURES)
    return (SEAT, WORD, STEP, *(question.id for _, question in export.questions), *measured, READ_ME)


def _values(export: GroupExport, seat: SeatAnswers, question: Question) -> Iterator[str]:
    """Keys of districts with eight digits where five are a postcode as well: the table can be read again."""
    for value in seat.answers.many(question.id):
        is_postcode = question.kind in {"place", "places"} and value in export.regions.postcodes
        yield eight_digits(value) if is_postcode else value


def _cells(export: GroupExport, seat: SeatAnswers) -> Iterator[Cell]:
    """`step` is 10 where somebody has finished; `stage` counts from 1 and is empty where all is open."""
    yield from (seat.number, export.word(seat), current_step(export.catalogue, seat.answers))
    yield from (JOINED.join(_values(export, seat, question)) for _, question in export.questions)
    for score in scores(export, seat):
        stage = "" if score.is_open else score.stage + 1
        yield from (score.points, score.out_of, stage, len(score.open))
