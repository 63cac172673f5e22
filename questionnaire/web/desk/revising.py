"""Confirm, correct, withdraw: asked, shown beforehand in each language, and only then put into effect."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.almanac.revisions import Ledger, Revision, RevisionKind
from questionnaire.content.edition import Edition
from questionnaire.content.files import ContentError
from questionnaire.content.revised_edition import dated_of
from questionnaire.services import services
from questionnaire.web.buttons import button
from questionnaire.web.desk.entries import entry_of, review_of
from questionnaire.web.desk.entry_words import values_recorded, values_said
from questionnaire.web.desk.field_words import remedy
from questionnaire.web.desk.operators import key_here, posted_at_the_desk
from questionnaire.web.desk.preview import preview
from questionnaire.web.desk.revision_form import RevisionForm, read_revision, suggested
from questionnaire.web.desk.revision_pages import count, dated_or_404, form_page, preview_page
from questionnaire.web.headers import personal
from questionnaire.web.language import speak
from questionnaire.web.returned import ReturnedForm, returned, send_back, shown
from questionnaire.web.words import _

blueprint = speak(Blueprint("desk_revision", __name__))
REVISION = "/desk/entries/<what>/<any(confirm,correct,withdraw):kind>"


class Overtaken(Exception):
    """Somebody else has reviewed it since the form was opened."""


@blueprint.after_request
def keep_private(response: Response) -> Response:
    return personal(response)


@blueprint.get("/desk/entries/<what>")
def entry(what: str) -> str:
    key_here()
    dated = dated_or_404(what)
    revisions = services().reviewed.in_force().ledger.of(what)
    review = review_of(what, services().today())
    return render_template(
        "desk/entry.html",
        entry=entry_of(review) if review else abort(404),
        values=values_said(dated),
        history=[
            (each, values_recorded(dated, each.was), values_recorded(dated, each.now))
            for each in reversed(revisions)
        ],
        done=request.args.get("done", ""),
    )


@blueprint.get(REVISION)
def ask(what: str, kind: RevisionKind) -> AnyResponse:
    key_here()
    dated = dated_or_404(what)
    return shown(
        lambda form: form_page(what, kind, form.sent, form),
        lambda: form_page(what, kind, suggested(dated, kind)),
    )


@blueprint.post(REVISION)
def check(what: str, kind: RevisionKind) -> AnyResponse:
    posted_at_the_desk()
    dated = dated_or_404(what)
    if button() == "stay":
        return _back_to_the_form(what, kind, returned(200))
    if _is_overtaken(what):
        return _back_to_the_form(what, kind, returned(409, notice=_overtaken()))
    read = read_revision(dated, kind, request.form)
    if read.revision is None:
        return _faulty(what, kind, read)
    try:
        preview(read.revision)
    except ContentError as error:
        return _back_to_the_form(what, kind, returned(422, notice=_does_not_fit(error)))
    return send_back(
        returned(200),
        lambda form: preview_page(what, kind, form.sent),
        url_for("desk_revision.look", what=what, kind=kind),
    )


@blueprint.get(f"{REVISION}/preview")
def look(what: str, kind: RevisionKind) -> AnyResponse:
    """Nothing has been changed yet."""
    key_here()
    dated_or_404(what)
    page = shown(lambda form: preview_page(what, kind, form.sent), str)
    return page if page.get_data() else redirect(url_for("desk_revision.ask", what=what, kind=kind), 303)


@blueprint.post(f"{REVISION}/preview")
def apply(what: str, kind: RevisionKind) -> AnyResponse:
    posted_at_the_desk()
    read = read_revision(dated_or_404(what), kind, request.form)
    if read.revision is None:
        return _faulty(what, kind, read)
    seen = request.form.get("seen", "")

    def make(now: Edition, ledger: Ledger) -> Iterator[Revision]:
        """Read once more, from what is in force while nobody else writes."""
        if seen != count(ledger, what):
            raise Overtaken
        again = read_revision(dated_of(now)[what], kind, request.form).revision
        return iter([again] if again else [])

    try:
        services().reviewed.revise(make)
    except Overtaken:
        return _back_to_the_form(what, kind, returned(409, notice=_overtaken()))
    except ContentError as error:
        return _back_to_the_form(what, kind, returned(422, notice=_does_not_fit(error)))
    except OSError:
        return _back_to_the_form(what, kind, returned(503, notice=_not_written()))
    return redirect(url_for("desk_revision.entry", what=what, done=kind), 303)


def _faulty(what: str, kind: RevisionKind, read: RevisionForm) -> AnyResponse:
    problems = {name: remedy(fault) for name, fault in read.faults.items()}
    return _back_to_the_form(what, kind, returned(422, problems=problems))


def _back_to_the_form(what: str, kind: RevisionKind, form: ReturnedForm) -> AnyResponse:
    address = url_for("desk_revision.ask", what=what, kind=kind)
    return send_back(form, lambda again: form_page(what, kind, again.sent, again), address)


def _is_overtaken(what: str) -> bool:
    return request.form.get("seen", "") != count(services().reviewed.in_force().ledger, what)


def _overtaken() -> str:
    return _(
        "Somebody else has reviewed this in the meantime. Look at what it says now;"
        " what you typed is still here, and nothing of it has been put into effect."
    )


def _does_not_fit(error: ContentError) -> str:
    return _("Nothing was changed, for this does not fit together: %(problem)s", problem=error)


def _not_written() -> str:
    return _(
        "This could not be written to the disk. Nothing was changed, and what you typed is still here."
        " Look at the server’s disk and permissions."
    )
