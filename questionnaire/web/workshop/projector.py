"""What the projector shows to everybody in the room: code, address and QR, and how many sit or are done."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

from flask import Blueprint, abort, render_template, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.report.qr import qr
from questionnaire.services import edition, services
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import public_address
from questionnaire.web.workshop.advisors import leads
from questionnaire.web.workshop.group_work import shared_part, shared_text
from questionnaire.web.workshop.wrong_codes import note_wrong_code, refuse_floods
from questionnaire.workshop.progress import is_finished
from questionnaire.workshop.workshop import Workshop

blueprint = speak(Blueprint("projector", __name__))


@blueprint.get("/room/<code:code>")
def show(code: str) -> str:
    workshop = workshop_by_code_or_404(code)
    changing = Markup(shared_text(*_changing(workshop)))  # noqa: S704 - made by a template, which escapes
    return render_template("workshop/projector/page.html", workshop=workshop, changing=changing)


@blueprint.get("/room/<code:code>/now")
def now(code: str) -> AnyResponse:
    """What changes there."""
    return shared_part(*_changing(workshop_by_code_or_404(code)))


def _changing(workshop: Workshop) -> tuple[Hashable, Callable[[], str]]:
    """Under which key it is shared, and how it is made."""
    key = ("projector", workshop, current_language(), leads(workshop.invitation.code), public_address())
    return key, lambda: render_template("workshop/projector/now.html", **_projected(workshop))


def _projected(workshop: Workshop) -> dict[str, Any]:
    """Everybody may see it, so of the people it tells only how many sit, and how many are done."""
    sheets = services().seats.answers(workshop.id, services().now())
    done = sum(is_finished(edition().catalogue, sheet.answers) for sheet in sheets)
    shown = {
        "workshop": workshop,
        "taken": len(sheets),
        "done": done,
        "leads": leads(workshop.invitation.code),
    }
    return shown | ways_in(workshop.invitation.code)


def ways_in(code: str) -> dict[str, str]:
    """Always all three: what to scan, where to go, what to type."""
    site = public_address()
    return {
        "qr": _public_qr(site + url_for("short_join.any_language_with_code", code=code)),
        "short_address": site.partition("://")[2] + url_for("short_join.any_language"),
    }


def workshop_by_code_or_404(code: str) -> Workshop:
    """Wrong codes in an address count as guesses too. Others' ones never hold up whoever leads."""
    if not leads(code):
        refuse_floods()
    workshop = services().workshops.called(code, services().now())
    if workshop is None:
        note_wrong_code()
        abort(404)
    return workshop


def code_of(address: str) -> Markup:
    """With the address as its title."""
    return qr(address, address)


# Only of addresses that everybody may see: a participant's link must not stay in memory.
_public_qr = lru_cache(maxsize=64)(code_of)
