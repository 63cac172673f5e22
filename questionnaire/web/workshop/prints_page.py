"""The page of an advisor's print orders: how far each is, and how large its file."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from flask import current_app, render_template

from questionnaire.services import edition, services
from questionnaire.web.links import form_token
from questionnaire.web.returned import ReturnedForm
from questionnaire.web.words import _, ngettext
from questionnaire.web.workshop.advisors import secret_of
from questionnaire.web.workshop.print_form import PrintForm
from questionnaire.workshop.print_order import PrintOrder
from questionnaire.workshop.seat_numbers import written_numbers
from questionnaire.workshop.workshop import Workshop, seat_word


def prints_page(workshop: Workshop, form: ReturnedForm | None = None) -> str:
    state = prints_state(workshop)
    _note_what_is_missing(state["orders"])
    if form:
        state["problems"] = form.problems
    if form and "kind" in form.sent:
        state["chosen"] = {name: form.sent.getlist(name) for name in PrintForm()._fields}
    return render_template("workshop/prints/page.html", **state)


def prints_state(workshop: Workshop) -> dict[str, Any]:
    return {
        "workshop": workshop,
        "token": form_token(secret_of(workshop)),
        "orders": services().print_orders.of(workshop.id, services().now()),
        "word_of": lambda number: seat_word(edition().catalogue.seat_words, workshop.id, number),
        "time_left": time_left,
        "size": lambda order: file_size(result_file(order)),
        "written_numbers": written_numbers,
        "hours": services().settings.print_hours,
    }


def _note_what_is_missing(orders: Iterable[PrintOrder]) -> None:
    """A worker on another machine may have put the file into a folder that only that machine has."""
    for order in orders:
        if order.state == "done" and file_size(result_file(order)) is None:
            said = "order %d is done, but its file is not there; do all servers share RATHAUSREIF_PRINTS?"
            current_app.logger.warning(said, order.id)


def time_left(order: PrintOrder) -> str:
    """In round numbers, since it is an estimate."""
    seconds = order.seconds_left
    if order.is_complete:
        return _("The file is being put together.")
    if seconds is None and order.progress.printed:
        return _("The rest follows in a moment.")
    if seconds is None:
        return _("The first plans take a moment.")
    if seconds > 90:
        return ngettext("about %(num)d minute left", "about %(num)d minutes left", -(-seconds // 60))
    return _("about %(seconds)d seconds left", seconds=max(-(-seconds // 10) * 10, 10))


def file_size(result: Path) -> float | None:
    """In megabytes; None where the file is not there, or nothing is in it."""
    with suppress(FileNotFoundError):
        return result.stat().st_size / 1_000_000 or None
    return None


def result_file(order: PrintOrder) -> Path:
    return services().print_folder.result(order.id, order.request.kind)
