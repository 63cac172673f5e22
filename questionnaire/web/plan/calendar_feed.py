"""A calendar to subscribe to: an address of its own, read-only, without answers, that can be taken back."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from msgspec import json
from msgspec.structs import replace
from werkzeug.exceptions import NotFound, TooManyRequests
from werkzeug.wrappers import Response

from questionnaire.report.files.calendar_export import CalendarExport, calendar_feed
from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.processes import writers
from questionnaire.services import services
from questionnaire.storage import Assessment, CalendarFeed
from questionnaire.web.assessments import assessment_or_404, posted_by_owner
from questionnaire.web.errors import Message
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import derived_link, fingerprint, form_token, is_link, new_link, public_address
from questionnaire.web.plan.holders import holder_of, to_site
from questionnaire.web.rate_limit import RateLimit
from questionnaire.web.words import _l

blueprint = speak(Blueprint("calendar_feed", __name__))
ANY_VERSION = datetime.min.replace(tzinfo=UTC)
CALENDAR = "text/calendar; charset=utf-8"
# Calendars come by now and then; who guesses addresses comes often.
MOST_A_MINUTE = 60


class NoSuchFeed(NotFound):
    """Unknown, revoked, renewed, erased: all answer alike."""

    said = Message(
        _l("This calendar no longer follows anything"),
        _l(
            "Its address was taken back, renewed or never given. Open your plan with your own link:"
            " there you get a new address. Then remove the old subscription from your calendar."
        ),
    )


class TooManyGuesses(TooManyRequests):
    said = Message(
        _l("Too many wrong calendar addresses"),
        _l("Wait a minute, then check that you copied the whole address."),
    )


wrong_feeds = RateLimit("wrong calendar addresses", MOST_A_MINUTE, 1, TooManyGuesses)


@blueprint.get("/<link:link>/calendar")
def show(link: str) -> str:
    assessment_or_404(link)
    feed = services().calendar_feeds.of(fingerprint(link))
    address = _address(link, feed) if feed else ""
    return render_template(
        "plan/calendar_feed.html",
        link=link,
        token=form_token(link),
        given=feed is not None,
        address=address,
        subscribe=f"webcal://{address.partition('://')[2]}" if address else "",
    )


@blueprint.post("/<link:link>/calendar")
def change(link: str) -> Response:
    posted_by_owner(link)
    if request.form.get("go") == "revoke":
        services().calendar_feeds.revoke(fingerprint(link))
    else:
        issue = new_link()
        feed = CalendarFeed(fingerprint(derived_link(link, issue)), issue)
        services().calendar_feeds.renew(fingerprint(link), feed, services().now())
    return redirect(url_for("calendar_feed.show", link=link), 303)


@blueprint.get("/feed/<token>.ics")
def feed(token: str) -> Response:
    """Drawn up at each request; written only where something has changed since this calendar asked last."""
    owner = _owner(token)
    assessment = _assessment(owner)
    plan = services().plan(assessment.answers, services().ticks.find(owner))
    export = calendar_feed(plan, current_language(), holder_of(owner, assessment, to_site()))
    response = Response(content_type=CALENDAR)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    response.set_etag(_tag(export), weak=True)
    if response.make_conditional(request).status_code != 304:
        response.data = services().render_pool.write(FileOrder(writers.ics, export))
    return response


def _owner(token: str) -> bytes:
    """Aborts with 404, or 429 where somebody tries too many; who has a right address is never held up."""
    owner = services().calendar_feeds.owner(fingerprint(token)) if is_link(token) else None
    if owner is not None:
        return owner
    wrong_feeds.check()
    wrong_feeds.count()
    raise NoSuchFeed


def _assessment(owner: bytes) -> Assessment:
    """Raises NoSuchFeed."""
    assessment = services().assessments.find(owner, services().now())
    if assessment is None:
        raise NoSuchFeed
    return assessment


def _tag(export: CalendarExport) -> str:
    """Of what the entries say. That they are a later version is alone no change."""
    said = json.encode(replace(export, version=ANY_VERSION))
    return b64encode(hashlib.sha256(said).digest(), b"-_").decode()


def _address(link: str, feed: CalendarFeed) -> str:
    """Empty where it can no longer be told, since the server has a new key; a new one can be had."""
    token = derived_link(link, feed.issue)
    if fingerprint(token) != feed.fingerprint:
        return ""
    return public_address() + url_for("calendar_feed.feed", token=token)
