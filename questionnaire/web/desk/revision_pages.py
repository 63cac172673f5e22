"""The pages of a review: its form, and what plans would say."""

from __future__ import annotations

from flask import abort, render_template

from questionnaire.almanac.correction import NEW_SOURCES
from questionnaire.almanac.revisions import Ledger, RevisionKind
from questionnaire.almanac.typed_fields import form_fields
from questionnaire.content.files import ContentError
from questionnaire.content.revised_edition import dated_of
from questionnaire.dated import Cited, Dated
from questionnaire.services import edition, services
from questionnaire.web.desk.entries import entry_of, review_of
from questionnaire.web.desk.field_words import LABELS, PARTS, label_of, option_words
from questionnaire.web.desk.operators import key_here
from questionnaire.web.desk.preview import preview
from questionnaire.web.desk.revision_form import Sent, read_revision
from questionnaire.web.links import form_token
from questionnaire.web.returned import ReturnedForm


def dated_or_404(what: str) -> Dated:
    return dated_of(edition()).get(what) or abort(404)


def form_page(what: str, kind: RevisionKind, sent: Sent, form: ReturnedForm | None = None) -> str:
    dated = dated_or_404(what)
    review = review_of(what, services().today())
    return render_template(
        "desk/form.html",
        entry=entry_of(review) if review else abort(404),
        kind=kind,
        sent=sent,
        problems=form.problems if form else {},
        notice=form.notice if form else "",
        fields=form_fields(type(dated)) if kind != "withdraw" else (),
        is_cited=isinstance(dated, Cited),
        new_sources=NEW_SOURCES,
        labels=LABELS,
        part_labels=PARTS,
        label_of=label_of,
        option_words=option_words,
        token=form_token(key_here()),
        seen=count(services().reviewed.in_force().ledger, what),
    )


def preview_page(what: str, kind: RevisionKind, sent: Sent) -> str:
    """Empty where it cannot be shown any more: the form then says why."""
    read = read_revision(dated_or_404(what), kind, sent)
    review = review_of(what, services().today())
    if read.revision is None or review is None:
        return ""
    try:
        changes = preview(read.revision)
    except ContentError:  # another review has come in between
        return ""
    return render_template(
        "desk/preview.html",
        entry=entry_of(review),
        kind=kind,
        until=min(filter(None, (read.revision.now["review_by"], read.revision.now.get("valid_until")))),
        preview=changes,
        sent=list(sent.items(multi=True)),
        token=form_token(key_here()),
    )


def count(ledger: Ledger, what: str) -> str:
    return str(len(ledger.of(what)))
