"""All that ages on one page, most urgent first."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, make_response, render_template, request
from msgspec import Struct

from questionnaire.almanac.reviews import Review, reviews
from questionnaire.content.revised_edition import dated_of
from questionnaire.dated import Dated
from questionnaire.places.lands import LANDS
from questionnaire.plan.dependents import dependents
from questionnaire.services import edition, services
from questionnaire.web.desk.entry_words import KINDS, dependents_said, gist_of, kind_of, land_names, title_of
from questionnaire.web.desk.operators import key_here
from questionnaire.web.headers import personal
from questionnaire.web.language import speak
from questionnaire.web.links import form_token

blueprint = speak(Blueprint("desk", __name__))


class Entry(Struct, frozen=True):
    """One line of the desk, in the reader's language."""

    review: Review
    title: str
    gist: str
    told_in: str
    is_withdrawn: bool

    @property
    def dated(self) -> Dated:
        return self.review.dated

    @property
    def is_urgent(self) -> bool:
        return self.review.state != "holds"


@blueprint.get("/desk")
def show() -> Response:
    key = key_here()
    kind, land = request.args.get("kind", ""), request.args.get("land", "")
    listed = reviews(edition().catalogue, edition().almanac, edition().regions.names, services().today())
    shown = [entry_of(review) for review in listed if _is_wanted(review.dated, kind, land)]
    return personal(
        make_response(
            render_template(
                "desk/page.html",
                token=form_token(key),
                urgent=[entry for entry in shown if entry.is_urgent],
                later=[entry for entry in shown if not entry.is_urgent],
                expired=sum(review.state == "expired" for review in listed),
                due=sum(review.state == "due" for review in listed),
                next_due=next((review.until for review in listed if review.state == "due"), None),
                kinds=KINDS,
                lands={each: land_names([each]) for each in LANDS},
                chosen={"kind": kind, "land": land},
                kept={key: value for key, value in (("kind", kind), ("land", land)) if value},
                problem=services().reviewed.in_force().problem,
            )
        )
    )


def entry_of(review: Review) -> Entry:
    dated = review.dated
    revisions = services().reviewed.in_force().ledger.of(dated.listed_as)
    is_withdrawn = bool(revisions) and revisions[-1].kind == "withdraw" and review.state == "expired"
    return Entry(review, title_of(dated), gist_of(dated), dependents_said(dated), is_withdrawn)


def review_of(what: str, today: date) -> Review | None:
    known = edition()
    if what not in dated_of(known):
        return None
    listed = reviews(known.catalogue, known.almanac, known.regions.names, today)
    return next((review for review in listed if review.dated.listed_as == what), None)


def _is_wanted(dated: Dated, kind: str, land: str) -> bool:
    """What is true everywhere is no Land's own."""
    return (not kind or kind_of(dated) == kind) and (not land or land in dependents(edition(), dated).lands)
