"""What an advisor has printed: orders placed, carried out again, removed, and the files to take away."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.services import services
from questionnaire.storage import About
from questionnaire.web.downloads import dated, stored
from questionnaire.web.etag import unless_unchanged
from questionnaire.web.language import speak
from questionnaire.web.returned import returned, send_back, shown
from questionnaire.web.workshop.advisors import led_workshop_or_404, posted_by_leader
from questionnaire.web.workshop.print_form import (
    PrintForm,
    PrintRefused,
    place_order,
    place_orders,
    refuse_without_room,
    wanted,
)
from questionnaire.web.workshop.prints_page import file_size, prints_page, prints_state, result_file
from questionnaire.workshop.print_order import PrintOrder
from questionnaire.workshop.seat_numbers import written_numbers
from questionnaire.workshop.workshop import Workshop

blueprint = speak(Blueprint("prints", __name__))
LONGEST_SEATS = 40
# No database counts further than its integers go, and asking it for more is an error.
ORDER = "/workshop/<code:code>/prints/<int(max=2147483647):order_id>"


@blueprint.get("/workshop/<code:code>/prints")
def show(code: str) -> AnyResponse:
    workshop = led_workshop_or_404(code)
    return shown(partial(prints_page, workshop), partial(prints_page, workshop))


@blueprint.get("/workshop/<code:code>/prints/list")
def listed(code: str) -> AnyResponse:
    """The part of the page that changes."""
    part = render_template("workshop/prints/list.html", **prints_state(led_workshop_or_404(code)))
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
    address = url_for("prints.show", code=workshop.invitation.code)
    form = returned(problems=problems)
    return send_back(form, partial(prints_page, workshop), address, About(workshop_id=workshop.id))


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
    if order.state != "done" or not file_size(result_file(order)):
        abort(404)
    # Somebody may erase their answers at any moment, and the file is gone.
    with suppress(FileNotFoundError):
        return stored(result_file(order), name)
    return abort(404)


def _seats_in_name(order: PrintOrder) -> str:
    """-seats-3_7-9, where it is not too long."""
    seats = written_numbers(order.chosen).replace(", ", "_").replace("–", "-")
    return f"-seats-{seats}" if 0 < len(seats) <= LONGEST_SEATS else ""


def _order_or_404(workshop: Workshop, order_id: int) -> PrintOrder:
    return services().print_orders.find(workshop.id, order_id, services().now()) or abort(404)
