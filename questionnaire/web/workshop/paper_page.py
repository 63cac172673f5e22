"""The page on which an advisor types sheets of paper off, with what is told about the last one."""

from __future__ import annotations

from collections.abc import Mapping

from flask import render_template, request
from msgspec import Struct
from werkzeug.datastructures import MultiDict

from questionnaire.hygiene import clean
from questionnaire.services import edition, services
from questionnaire.web.language import current_language
from questionnaire.web.links import form_token, new_link
from questionnaire.web.words import _
from questionnaire.web.workshop.advisors import secret_of
from questionnaire.web.workshop.paper_lines import PaperLine, grouped, read_sheet
from questionnaire.web.workshop.projector import code_of
from questionnaire.workshop.workshop import Workshop, seat_word

NEW_SEAT = "0"


class SavedSheet(Struct, frozen=True):
    """What is told about the last sheet. `link` only for a seat that was made just now, for minutes."""

    number: int
    word: str
    answered: int
    link: str = ""


class PaperProblems(Struct, frozen=True):
    seat: str = ""
    notice: str = ""


def next_sheet(workshop: Workshop, saved: SavedSheet | None) -> str:
    """An empty one, with what is told about the last one."""
    return paper_page(workshop, read_sheet(MultiDict()), PaperProblems(), {}, saved)


def paper_page(
    workshop: Workshop,
    lines: tuple[PaperLine, ...],
    trouble: PaperProblems,
    form: Mapping[str, str],
    saved: SavedSheet | None = None,
) -> str:
    """What was typed, which is `form`, goes back to the advisor."""
    numbers = [seat.number for seat in services().seats.answers(workshop.id, services().now())]
    words = {str(number): word_of(workshop, number) for number in numbers}
    return render_template(
        "workshop/paper/page.html",
        workshop=workshop,
        token=form_token(secret_of(workshop)),
        sheet=form.get("sheet") or new_link(),
        edition_number=edition().catalogue.edition_number,
        seat=clean(form.get("seat", "")),
        seats={NEW_SEAT: _("new seat"), **words},
        groups=grouped(lines),
        wrong=[line for line in lines if line.problem],
        trouble=trouble,
        saved=saved,
        code_of=code_of,
        count=len(lines),
    )


def saved_before(workshop: Workshop) -> SavedSheet | None:
    """What the address names after a save; whatever else is typed there is not heeded."""
    return saved_sheet(workshop, request.args.get("saved", 0, type=int))


def saved_sheet(workshop: Workshop, number: int, link: str = "") -> SavedSheet | None:
    seat_answers = services().seats.answers(workshop.id, services().now())
    seat = next((seat for seat in seat_answers if seat.number == number), None)
    return SavedSheet(number, word_of(workshop, number), len(seat.answers), link) if seat else None


def word_of(workshop: Workshop, number: int) -> str:
    return seat_word(edition().catalogue.seat_words, workshop.id, number)[current_language()]
