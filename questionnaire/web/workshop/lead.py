"""What an advisor does with a workshop: follow it, change its key, close it, tidy it up, erase it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.services import edition, services
from questionnaire.storage import StillInLog
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import fingerprint, form_token, new_link
from questionnaire.web.workshop.advisors import (
    led_workshop_or_404,
    posted_by_leader,
    secret_of,
    sign_in,
    sign_out,
)
from questionnaire.web.workshop.group_work import present_part, shared_part
from questionnaire.web.workshop.projector import ways_in
from questionnaire.web.workshop.seat_progress import seat_progress
from questionnaire.workshop.group import group
from questionnaire.workshop.running_order import running_order
from questionnaire.workshop.workshop import EMPTY_AFTER, Workshop

blueprint = speak(Blueprint("lead", __name__))


@blueprint.get("/workshop/<code:code>")
def show(code: str) -> str:
    workshop = led_workshop_or_404(code)
    token = form_token(secret_of(workshop))
    changing = Markup(present_part(*_changing(workshop)))  # noqa: S704 - made by a template, which escapes
    return render_template(
        "workshop/lead/page.html", workshop=workshop, token=token, changing=changing, **ways_in(code)
    )


@blueprint.get("/workshop/<code:code>/seats")
def seats(code: str) -> AnyResponse:
    """The part of the page that changes."""
    return shared_part(*_changing(led_workshop_or_404(code)))


def _changing(workshop: Workshop) -> tuple[Hashable, Callable[[], str]]:
    """Under which key it is shared, and how it is made."""
    key = ("seats", workshop, current_language())
    return key, lambda: render_template("workshop/lead/seats.html", **_state(workshop))


@blueprint.get("/workshop/<code:code>/key")
def confirm_rotating(code: str) -> str:
    return _confirm(code, "workshop/lead/rotate.html")


@blueprint.post("/workshop/<code:code>/key")
def rotate(code: str) -> AnyResponse:
    workshop = posted_by_leader(code)
    secret = new_link()
    services().workshops.rotate(workshop.id, fingerprint(secret))
    return sign_in(redirect(url_for("create.key", link=secret), 303), workshop, secret)


@blueprint.post("/workshop/<code:code>/close")
def close(code: str) -> AnyResponse:
    """The button says what is wanted, so that pressing it twice does not undo it."""
    workshop = posted_by_leader(code)
    services().workshops.close(workshop.id, request.form.get("closed") == "yes")
    return redirect(url_for("lead.show", code=code), 303)


@blueprint.get("/workshop/<code:code>/erase")
def confirm_erasing(code: str) -> str:
    return _confirm(code, "workshop/lead/erase.html")


@blueprint.post("/workshop/<code:code>/erase")
def erase(code: str) -> AnyResponse:
    workshop = posted_by_leader(code)
    # It is gone even where the log could not be emptied yet: the next change does that.
    with suppress(StillInLog):
        services().workshops.erase(workshop.id)
    services().withdraw_prints()
    return sign_out(redirect(url_for("lead.erased"), 303), workshop)


@blueprint.get("/workshop/<code:code>/empty")
def confirm_clearing(code: str) -> str:
    return _confirm(code, "workshop/lead/clear.html")


@blueprint.post("/workshop/<code:code>/empty")
def clear(code: str) -> AnyResponse:
    """Files that were to hold an empty seat's plan are withdrawn with it."""
    workshop = posted_by_leader(code)
    services().seats.remove_empty(workshop.id, services().now() - EMPTY_AFTER)
    services().withdraw_prints()
    return redirect(url_for("lead.show", code=code), 303)


@blueprint.get("/workshops/erased")
def erased() -> str:
    return render_template("workshop/lead/erased.html")


def _confirm(code: str, template: str) -> str:
    workshop = led_workshop_or_404(code)
    minutes = EMPTY_AFTER.seconds // 60
    return render_template(
        template, workshop=workshop, token=form_token(secret_of(workshop)), minutes=minutes
    )


def _state(workshop: Workshop) -> dict[str, Any]:
    now = services().now()
    seat_answers = services().seats.answers(workshop.id, now)
    whole_group = group(edition().catalogue, seat_answers)
    return {
        "workshop": workshop,
        "seats": seat_progress(workshop, seat_answers),
        "empty": sum(seat.is_empty(now) for seat in seat_answers),
        "newest": next(iter(services().print_orders.of(workshop.id, now)), None),
        "group": whole_group,
        "stages": edition().catalogue.ladder.stages,
        "order": running_order(edition().catalogue, whole_group),
        "catalogue": edition().catalogue,
        "today": services().today(),
    }
