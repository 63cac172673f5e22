"""A workshop's group as tables: a row for each seat, answers and scores, and what the columns mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.answers.keys import numbered
from questionnaire.answers.own_files import heading
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import Question
from questionnaire.csv_file import Cell
from questionnaire.places.regions import Regions
from questionnaire.plan.scoring import Score, score
from questionnaire.texts import Language
from questionnaire.wording.answer_words import answer_words, choices
from questionnaire.wording.translations import TRANSLATIONS, load_translations
from questionnaire.workshop.group import ENOUGH
from questionnaire.workshop.progress import current_step, is_finished
from questionnaire.workshop.workshop import SeatAnswers, seat_word

Cells = tuple[Cell, ...]
# Whoever has typed something may be known by it.
TYPED = ("text", "place", "places")


class GroupTable(Struct, frozen=True):
    """Its first row names the columns. `widths` are in characters; `notes` has no such row."""

    title: str
    rows: tuple[tuple[Cell | date, ...], ...]
    widths: tuple[int, ...]
    notes: bool = False
    filtered: bool = False


class GroupWorkbook(Struct, frozen=True):
    """Small enough to hand to another process that writes the file."""

    tables: tuple[GroupTable, ...]
    title: str
    language: Language


class GroupExport(Struct, frozen=True):
    """What is taken away: whose answers, in which language, with or without what people typed."""

    catalogue: Catalogue
    regions: Regions
    workshop_id: int
    seats: tuple[SeatAnswers, ...]
    language: Language
    with_texts: bool = False
    translations: Path = TRANSLATIONS

    @property
    def questions(self) -> tuple[tuple[int, Question], ...]:
        asked = numbered(self.catalogue)
        return tuple(
            (number, question) for number, question in asked if self.with_texts or question.kind not in TYPED
        )

    def word(self, seat: SeatAnswers) -> str:
        return seat_word(self.catalogue.seat_words, self.workshop_id, seat.number)[self.language]

    def say(self, text: str) -> str:
        return load_translations(self.language, self.translations).gettext(text)


def warnings(export: GroupExport) -> tuple[str, ...]:
    """What is personal, in words that stand beside the buttons and in the file."""
    _ = export.say
    texts = (
        _(
            "With the enterprise’s name, its one-sentence offer and its places."
            " These can reveal who somebody is. Whoever downloads the table is responsible for it:"
            " keep it no longer than you need it."
        )
        if export.with_texts
        else _(
            "Without the enterprise’s name, its one-sentence offer and its places. Still, each row holds one"
            " person’s answers: whoever knows the group may recognise somebody."
        )
    )
    few = _("Fewer than five people: this table shows individuals, not a group.")
    return (texts, few) if len(export.seats) < ENOUGH else (texts,)


def group_workbook(export: GroupExport) -> GroupWorkbook:
    _ = export.say
    return GroupWorkbook(
        (
            GroupTable(_("Read me"), tuple((text,) for text in warnings(export)), (100,), notes=True),
            GroupTable(_("Answers"), tuple(_answer_rows(export)), (7, 14, 10, *[26] * len(export.questions))),
            GroupTable(_("Scores"), tuple(_score_rows(export)), (7, 14, 26, 9, 12, 18, 8)),
            GroupTable(_("Legend"), tuple(_legend_rows(export)), (8, 30, 60, 8, 60)),
        ),
        f"Rathausreif: {_('Answers')}",
        export.language,
    )


def _answer_rows(export: GroupExport) -> Iterator[Cells]:
    _ = export.say
    columns = (heading(number, question, export.language) for number, question in export.questions)
    yield (_("Seat"), _("Word"), _("Step"), *columns)
    for seat in export.seats:
        words = (_words(export, question, seat.answers) for _number, question in export.questions)
        yield (seat.number, export.word(seat), _progress(export, seat), *words)


def _score_rows(export: GroupExport) -> Iterator[Cells]:
    """One row for each seat and lesson: so a spreadsheet can filter and count them."""
    _ = export.say
    yield (_("Seat"), _("Word"), _("Lesson"), _("Points"), _("Attainable"), _("Stage"), _("Open"))
    for seat in export.seats:
        for lesson_score in scores(export, seat):
            lesson = lesson_score.lesson.name[export.language]
            points = (lesson_score.points, lesson_score.out_of)
            stage = (_stage(export, lesson_score), len(lesson_score.open))
            yield (seat.number, export.word(seat), lesson, *points, *stage)


def _legend_rows(export: GroupExport) -> Iterator[Cells]:
    _ = export.say
    yield (_("Number"), _("Name in the CSV"), _("Question"), _("Key"), _("Answer"))
    for number, question in export.questions:
        asked = (number, question.id, question.title[export.language])
        yield (*asked, "", "")
        for choice in choices(question, export.language, export.translations):
            yield ("", choice.value, "", choice.key, choice.label)


def _words(export: GroupExport, question: Question, answers: Answers) -> str:
    """An answer as people say it."""
    values = answers.many(question.id)
    words = (
        answer_words(question, value, export.regions, export.language, export.translations)
        for value in values
    )
    return "; ".join(words)


def _progress(export: GroupExport, seat: SeatAnswers) -> Cell:
    if is_finished(export.catalogue, seat.answers):
        return export.say("finished")
    return current_step(export.catalogue, seat.answers)


def scores(export: GroupExport, seat: SeatAnswers) -> tuple[Score, ...]:
    return tuple(score(lesson, seat.answers) for lesson in export.catalogue.lessons)


def _stage(export: GroupExport, lesson_score: Score) -> str:
    if lesson_score.is_open:
        return export.say("open")
    return export.catalogue.ladder.stages[lesson_score.stage].name[export.language]
