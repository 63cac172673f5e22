"""Pages without a link: start, about, facts, sources, privacy; and the two ways to begin."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, url_for
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.almanac.reviews import Review, reviews
from questionnaire.answers.answers import Answers
from questionnaire.answers.checks import AnswerError
from questionnaire.answers.file import read_answers
from questionnaire.catalogue.reading_time import minutes_left
from questionnaire.services import edition, services
from questionnaire.web.errors import Message
from questionnaire.web.language import current_language, preferred_language, sent_to, speak
from questionnaire.web.links import fingerprint, new_link
from questionnaire.web.plan.preparing import prepare_plan
from questionnaire.web.rate_limit import RateLimit
from questionnaire.web.refusals import NO_FILE, refusal, sent_file
from questionnaire.web.returned import ReturnedForm, send_back, shown
from questionnaire.web.site.document_cache import sample_plan
from questionnaire.web.words import _l

blueprint = speak(Blueprint("site", __name__))
any_language = Blueprint("any_language", __name__)
MOST_BEGINNINGS = 600


class TooManyBeginnings(TooManyRequests):
    said = Message(
        _l("Very many have begun from your network just now"),
        _l("Please wait ten minutes, then begin once more. Whoever has a link goes on as before."),
    )


# Three rooms of 200 people behind one address may begin at the same time.
beginnings = RateLimit("beginnings", MOST_BEGINNINGS, 10, TooManyBeginnings)


@any_language.get("/")
def choose_language() -> AnyResponse:
    return sent_to(url_for("site.start", language=preferred_language()))


@any_language.get("/robots.txt")
def robots() -> Response:
    """Personal pages say noindex themselves; whoever may not read them would not learn of it."""
    return Response("User-agent: *\nAllow: /\n", content_type="text/plain")


@blueprint.get("/")
def start() -> AnyResponse:
    return shown(_not_opened, _start_page)


@blueprint.post("/")
def begin() -> AnyResponse:
    beginnings.check()
    return redirect(url_for("wizard.show", link=_create(Answers()), number=1), 303)


@blueprint.post("/answers")
def upload() -> AnyResponse:
    beginnings.check()
    document = sent_file()
    if document is None:
        return send_back(ReturnedForm(notice=str(NO_FILE)), _not_opened, url_for("site.start"))
    try:
        given = read_answers(edition().catalogue, edition().regions, document)
    except AnswerError as error:
        return send_back(ReturnedForm(notice=refusal(error)), _not_opened, url_for("site.start"))
    link = _create(given)
    prepare_plan(link)
    return redirect(url_for("wizard.check", link=link), 303)


@blueprint.get("/about")
def about() -> str:
    facts = {fact.id: fact for fact in edition().catalogue.facts}
    return render_template(
        "site/about.html", catalogue=edition().catalogue, facts=facts, today=services().today()
    )


@blueprint.get("/sources")
def sources() -> str:
    printed = [source for source in edition().catalogue.sources if source.printed]
    return render_template("site/sources.html", sources=printed, regions=edition().regions)


@blueprint.get("/facts")
def facts() -> str:
    return render_template("site/facts.html", reviews=_reviews(), today=services().today())


@blueprint.get("/facts/reviews")
def review_list() -> str:
    return render_template("site/review_list.html", reviews=_reviews())


@blueprint.get("/privacy")
def privacy() -> str:
    return render_template("site/privacy.html", catalogue=edition().catalogue)


@blueprint.get("/erased")
def erased() -> str:
    return render_template("site/erased.html")


def _reviews() -> tuple[Review, ...]:
    return reviews(edition().catalogue, edition().almanac, edition().regions.names, services().today())


def _not_opened(form: ReturnedForm) -> str:
    return _start_page(form.notice)


def _start_page(problem: str = "") -> str:
    sample = sample_plan(services().today())
    minutes = minutes_left(edition().catalogue, current_language(), 1)
    return render_template(
        "site/start.html", catalogue=edition().catalogue, minutes=minutes, problem=problem, sample=sample
    )


def _create(given: Answers) -> str:
    link = new_link()
    beginnings.count()
    services().assessments.create(
        fingerprint(link), edition().catalogue.edition_number, given, services().now()
    )
    return link
