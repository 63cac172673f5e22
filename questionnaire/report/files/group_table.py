"""A workshop's group as tables: a row for each seat, answers and scores, and what the columns mean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.answers.keys import numbered
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
    rows: tuple[Cells, ...]
    widths: tuple[int, ...]
    notes: bool = False


class GroupWorkbook(Struct, frozen=True):
    """Small enough to hand to another process that writes the file."""

    tables: tuple[GroupTable, ...]

    def written(self) -> bytes:
        """As .xlsx. Imported here, because the web process has no room for XlsxWriter."""
        from questionnaire.report.files.group_xlsx import write_workbook  # noqa: PLC0415

        return write_workbook(self)


class GroupExport(Struct, frozen=True):
    """What is taken away: whose sheets, in which language, with or without what people typed."""

    catalogue: Catalogue
    regions: Regions
    workshop_id: int
    sheets: tuple[SeatAnswers, ...]
    language: Language
    with_texts: bool = False
    translations: Path = TRANSLATIONS

    @property
    def questions(self) -> tuple[tuple[int, Question], ...]:
        found = numbered(self.catalogue)
        return tuple((n, question) for n, question in found if self.with_texts or question.kind not in TYPED)

    def word(self, sheet: SeatAnswers) -> str:
        return seat_word(self.catalogue.seat_words, self.workshop_id, sheet.number)[self.language]

    def say(self, text: str) -> str:
        return load_translations(self.language, self.translations).gettext(text)


def warnings(take: GroupExport) -> tuple[str, ...]:
    """What is personal, in words that stand beside the buttons and in the file."""
    _ = take.say
    texts = (
        _(
            "With the enterprise’s name, its one-sentence offer and its places."
            " These can reveal who somebody is. Whoever downloads the table is responsible for it:"
            " keep it no longer than you need it."
        )
        if take.with_texts
        else _(
            "Without the enterprise’s name, its one-sentence offer and its places. Still, each row holds one"
            " person’s answers: whoever knows the group may recognise somebody."
        )
    )
    few = _("Fewer than five people: this table shows individuals, not a group.")
    return (texts, few) if len(take.sheets) < ENOUGH else (texts,)


def group_workbook(take: GroupExport) -> GroupWorkbook:
    _ = take.say
    return GroupWorkbook(
        (
            GroupTable(_("Read me"), tuple((text,) for text in warnings(take)), (100,), notes=True),
            GroupTable(_("Answers"), tuple(_answer_rows(take)), (7, 14, 10, *[26] * len(take.questions))),
            GroupTable(_("Scores"), tuple(_score_rows(take)), (7, 14, 26, 9, 12, 18, 8)),
            GroupTable(_("Legend"), tuple(_legend_rows(take)), (8, 30, 60, 8, 60)),
        )
    )


def _answer_rows(take: GroupExport) -> Iterator[Cells]:
    _ = take.say
    yield (_("Seat"), _("Word"), _("Step"), *(_column(n, q, take.language) for n, q in take.questions))
    for sheet in take.sheets:
        told = (_words(take, question, sheet.answers) for _number, question in take.questions)
        yield (sheet.number, take.word(sheet), _progress(take, sheet), *told)


def _score_rows(take: GroupExport) -> Iterator[Cells]:
    """One row for each seat and lesson: so a spreadsheet can filter and count them."""
    _ = take.say
    yield (_("Seat"), _("Word"), _("Lesson"), _("Points"), _("Attainable"), _("Stage"), _("Open"))
    for sheet in take.sheets:
        for found in scores(take, sheet):
            points = (found.points, found.out_of, _stage(take, found), len(found.open))
            yield (sheet.number, take.word(sheet), found.lesson.name[take.language], *points)


def _legend_rows(take: GroupExport) -> Iterator[Cells]:
    _ = take.say
    yield (_("Number"), _("Name in the CSV"), _("Question"), _("Key"), _("Answer"))
    for number, question in take.questions:
        asked = (number, question.id, question.title[take.language])
        yield (*asked, "", "")
        for choice in choices(question, take.language, take.translations):
            yield ("", choice.value, "", choice.key, choice.label)


def _words(take: GroupExport, question: Question, answers: Answers) -> str:
    """An answer as people say it."""
    values = answers.many(question.id)
    said = (answer_words(question, value, take.regions, take.language, take.translations) for value in values)
    return "; ".join(said)


def _column(number: int, question: Question, language: Language) -> str:
    return f"{number} {(question.topic or question.title)[language]}"


def _progress(take: GroupExport, sheet: SeatAnswers) -> Cell:
    if is_finished(take.catalogue, sheet.answers):
        return take.say("finished")
    return current_step(take.catalogue, sheet.answers)


def scores(take: GroupExport, sheet: SeatAnswers) -> tuple[Score, ...]:
    return tuple(score(lesson, sheet.answers) for lesson in take.catalogue.lessons)


def _stage(take: GroupExport, found: Score) -> str:
    if found.is_open:
        return take.say("open")
    return take.catalogue.ladder.stages[found.stage].name[take.language]
