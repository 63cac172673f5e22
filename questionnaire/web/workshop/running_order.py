"""The running order for the projector, and the group's summary that an advisor prints."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.report.pdf.group_document import GroupSummary, group_html
from questionnaire.services import edition, services
from questionnaire.web.downloads import dated, pdf
from questionnaire.web.language import current_language, speak
from questionnaire.web.workshop.advisors import led_workshop_or_404
from questionnaire.web.workshop.group_work import one_at_a_time, shared_part
from questionnaire.web.workshop.projector import ways_in
from questionnaire.workshop.group import group
from questionnaire.workshop.progress import is_finished
from questionnaire.workshop.running_order import RunningOrder, running_order
from questionnaire.workshop.tally import tally
from questionnaire.workshop.workshop import Workshop

blueprint = speak(Blueprint("running_order", __name__))


@blueprint.get("/workshop/<code:code>/order")
def overview(code: str) -> str:
    """For the projector: safe to show, as it says nothing about anybody."""
    return render_template("workshop/running_order/page.html", **_state(led_workshop_or_404(code)))


@blueprint.get("/workshop/<code:code>/order/<int:number>")
def part(code: str, number: int) -> str:
    """One part alone, in letters that can be read from the last row."""
    workshop = led_workshop_or_404(code)
    return render_template("workshop/running_order/item.html", **_projected(workshop, number))


@blueprint.get("/workshop/<code:code>/order/<int:number>/now")
def part_now(code: str, number: int) -> AnyResponse:
    """What changes on a part's page."""
    workshop = led_workshop_or_404(code)
    key = ("part", workshop, current_language(), number, tuple(request.args.getlist("exercise")))
    return shared_part(
        key, lambda: render_template("workshop/running_order/now.html", **_projected(workshop, number))
    )


@blueprint.get("/workshop/<code:code>/summary.pdf")
def summary(code: str) -> Response:
    workshop = led_workshop_or_404(code)
    with one_at_a_time():
        html = group_html(edition().catalogue, _summary(workshop), current_language(), services().today())
    document = services().render_pool.render(html, "handout")
    return pdf(document, dated(f"workshop-{code}-group-{current_language()}.pdf"))


def _projected(workshop: Workshop, number: int) -> dict[str, Any]:
    state = _state(workshop) | ways_in(workshop.invitation.code)
    order: RunningOrder = state["order"]
    if not 1 <= number <= len(order.items):
        abort(404)
    item = order.items[number - 1]
    if item.exercise:
        state["begun"] = order.lesson_ids
    return state | {"item": item}


def _state(workshop: Workshop) -> dict[str, Any]:
    catalogue = edition().catalogue
    seat_answers = services().seats.answers(workshop.id, services().now())
    whole_group = group(catalogue, seat_answers)
    # Once an exercise has been shown, the addresses of the parts carry the pair.
    begun = request.args.getlist("exercise")[: len(catalogue.lessons)]
    return {
        "workshop": workshop,
        "taken": len(seat_answers),
        "group": whole_group,
        "order": running_order(catalogue, whole_group, begun),
        "begun": begun,
        "stages": catalogue.ladder.stages,
    }


def _summary(workshop: Workshop) -> GroupSummary:
    catalogue, seat_answers = edition().catalogue, services().seats.answers(workshop.id, services().now())
    whole_group = group(catalogue, seat_answers)
    plans = (services().plan(seat.answers) for seat in seat_answers if is_finished(catalogue, seat.answers))
    order = running_order(catalogue, whole_group)
    return GroupSummary(
        workshop.invitation, len(seat_answers), whole_group, order, tally(plans), services().brand
    )
