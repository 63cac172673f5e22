"""What an advisor has printed: orders, how far they are, and the files to take away."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.services import edition, services
from questionnaire.web.downloads import dated, stored
from questionnaire.web.etag import unless_unchanged
from questionnaire.web.language import speak
from questionnaire.web.links import form_token
from questionnaire.web.words import _, ngettext
from questionnaire.web.workshop.advisors import led_workshop_or_404, posted_by_leader, secret_of
from questionnaire.web.workshop.print_form import (
    PrintForm,
    PrintRefused,
    place_order,
    place_orders,
    refuse_without_room,
    wanted,
)
from questionnaire.workshop.print_order import PrintOrder
from questionnaire.workshop.seat_numbers import written_numbers
from questionnaire.workshop.workshop import Workshop, seat_word

blueprint = speak(Blueprint("prints", __name__))
LONGEST_SEATS = 40
# No database counts further than its integers go, and asking it for more is an error.
ORDER = "/workshop/<code:code>/prints/<int(max=2147483647):order_id>"


@blueprint.get("/workshop/<code:code>/prints")
def show(code: str) -> str:
    return _page(led_workshop_or_404(code))


@blueprint.get("/workshop/<code:code>/prints/list")
def listed(code: str) -> AnyResponse:
    """The part of the page that changes."""
    part = render_template("workshop/prints/list.html", **_state(led_workshop_or_404(code)))
    return unless_unchanged(make_response(part))


@blueprint.post("/workshop/<code:code>/prints")
def place(code: str) -> AnyResponse:
    workshop = posted_by_leader(code)
    form = PrintForm(request.form)
    problems = {} if form.validate() else {field.name: str(field.errors[0]) for field in form if field.errors}
    if problems:
        return _refused(workshop, problems)
    try:
        place_orders(workshop, form)
    except PrintRefused as refused:
        return _refused(workshop, {refused.field: refused.said})
    return redirect(url_for("prints.show", code=code), 303)


def _refused(workshop: Workshop, problems: dict[str, str]) -> AnyResponse:
    return make_response(_page(workshop, problems), 422)


@blueprint.post(f"{ORDER}/again")
def again(code: str, order_id: int) -> AnyResponse:
    """What failed, or the whole file with those who are still there where it was withdrawn."""
    workshop = posted_by_leader(code)
    order = services().print_orders.find(workshop.id, order_id, services().now())
    try:
        if order:
            _carry_out_again(workshop, order)
    except PrintRefused as refused:
        return _refused(workshop, {refused.field: refused.said})
    return redirect(url_for("prints.show", code=code), 303)


def _carry_out_again(workshop: Workshop, order: PrintOrder) -> None:
    """Raises PrintRefused."""
    refuse_without_room()
    if order.state == "withdrawn":
        numbers = order.chosen or wanted(workshop, order.request.scope)
        services().print_orders.remove(order)
        place_order(workshop, order.request, numbers)
    else:
        services().print_orders.try_again(order)
        services().queue.announce(order.id)


@blueprint.post(f"{ORDER}/remove")
def remove(code: str, order_id: int) -> AnyResponse:
    """Whoever taps twice has removed it, too."""
    workshop = posted_by_leader(code)
    order = services().print_orders.find(workshop.id, order_id, services().now())
    if order:
        services().print_orders.remove(order)
        services().withdraw_prints()
    return redirect(url_for("prints.show", code=code), 303)


@blueprint.get(f"{ORDER}/file")
def file(code: str, order_id: int) -> AnyResponse:
    order = _order_or_404(led_workshop_or_404(code), order_id)
    asked = order.request
    name = dated(f"workshop-{code}-{asked.language}{_seats_in_name(order)}.{asked.kind}")
    if order.state != "done" or not _size(_result(order)):
        abort(404)
    # Somebody may erase their answers at any moment, and the file is gone.
    with suppress(FileNotFoundError):
        return stored(_result(order), name)
    return abort(404)


def _seats_in_name(order: PrintOrder) -> str:
    """-seats-3_7-9, where it is not too long."""
    seats = written_numbers(order.chosen).replace(", ", "_").replace("–", "-")
    return f"-seats-{seats}" if 0 < len(seats) <= LONGEST_SEATS else ""


def _page(workshop: Workshop, problems: dict[str, str] | None = None) -> str:
    state = _state(workshop)
    if problems:
        state["problems"] = problems
    if "kind" in request.form:
        state["chosen"] = {name: request.form.getlist(name) for name in PrintForm()._fields}
    return render_template("workshop/prints/page.html", **state)


def _state(workshop: Workshop) -> dict[str, Any]:
    return {
        "workshop": workshop,
        "token": form_token(secret_of(workshop)),
        "orders": services().print_orders.of(workshop.id, services().now()),
        "word_of": lambda number: seat_word(edition().catalogue.seat_words, workshop.id, number),
        "time_left": time_left,
        "size": lambda order: _size(_result(order)),
        "written_numbers": written_numbers,
        "hours": services().settings.print_hours,
    }


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


def _size(result: Path) -> float | None:
    """In megabytes; None where the file is not there, or nothing is in it."""
    with suppress(FileNotFoundError):
        return result.stat().st_size / 1_000_000 or None
    return None


def _result(order: PrintOrder) -> Path:
    return services().print_folder.result(order.id, order.request.kind)


def _order_or_404(workshop: Workshop, order_id: int) -> PrintOrder:
    return services().print_orders.find(workshop.id, order_id, services().now()) or abort(404)
