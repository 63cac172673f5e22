"""Puts the pages together."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any

from flask import Flask, Request, request
from flask.sessions import NullSession, SessionInterface
from flask_babel import Babel

from questionnaire.services import EXTENSION, Services
from questionnaire.settings import Settings
from questionnaire.web import errors, framing, headers, hooks, metrics, templating
from questionnaire.web.desk import enter, entries, revising
from questionnaire.web.language import current_language
from questionnaire.web.links import CodeConverter, LinkConverter
from questionnaire.web.plan import (
    advisor,
    calendar_feed,
    coming_back,
    contact_details,
    downloads,
    erasing,
    fact_sheet,
    keeping,
    page,
    second_look,
    ticks,
)
from questionnaire.web.site import (
    brand_files,
    manifest,
    operator_pages,
    pages,
    probes,
    security_txt,
    shared_pdfs,
    static_files,
)
from questionnaire.web.wizard import shortlist, suggestions
from questionnaire.web.wizard import steps as views
from questionnaire.web.workshop import (
    create,
    join,
    lead,
    letterhead,
    own_workshops,
    paper,
    prints,
    projector,
    running_order,
    seat_note,
    tables,
)
from questionnaire.wording.translations import SOURCE

BLUEPRINTS = (
    pages.any_language,
    pages.blueprint,
    manifest.blueprint,
    operator_pages.blueprint,
    brand_files.blueprint,
    security_txt.blueprint,
    shared_pdfs.blueprint,
    probes.blueprint,
    metrics.blueprint,
    suggestions.blueprint,
    views.blueprint,
    shortlist.blueprint,
    page.blueprint,
    downloads.blueprint,
    erasing.blueprint,
    keeping.blueprint,
    advisor.blueprint,
    coming_back.blueprint,
    second_look.blueprint,
    ticks.blueprint,
    calendar_feed.blueprint,
    fact_sheet.blueprint,
    contact_details.blueprint,
    create.blueprint,
    lead.blueprint,
    own_workshops.blueprint,
    seat_note.blueprint,
    letterhead.blueprint,
    running_order.blueprint,
    projector.blueprint,
    join.blueprint,
    join.short,
    paper.blueprint,
    prints.blueprint,
    tables.blueprint,
    enter.blueprint,
    entries.blueprint,
    revising.blueprint,
)
BODY_LIMIT = 64 * 1024


class NoSession(SessionInterface):
    """Nobody is known by a cookie of Flask’s; so one session that holds nothing stands for all."""

    def __init__(self) -> None:
        self._none = NullSession()

    def open_session(self, app: Flask, request: Request) -> NullSession:
        return self._none


class Application(Flask):
    session_interface = NoSession()

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """All of ours are; Flask would look at each view and hook at each request."""
        return func

    def log_exception(
        self, exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]
    ) -> None:
        """Names the route, never the address: that may hold somebody's link."""
        rule = request.url_rule.rule if request.url_rule else "unknown route"
        self.logger.error("Exception on %s [%s]", rule, request.method, exc_info=exc_info)


def init_app(app: Application, services: Services) -> None:
    app.extensions[EXTENSION] = services
    _configure(app, services.settings)
    Babel(app, locale_selector=current_language)
    app.url_map.converters.update(link=LinkConverter, code=CodeConverter)
    static_files.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    hooks.init_app(app)
    errors.register(app)
    framing.init_app(app, services.settings)
    # Flask’s own way to wrap an application, though mypy sees a method replaced.
    app.wsgi_app = headers.SecurityHeaders(app.wsgi_app, services.settings)  # type: ignore[method-assign]
    if services.settings.trusted_hosts:
        # Flask’s own way to wrap an application, though mypy sees a method replaced.
        app.wsgi_app = probes.AnyHost(app.wsgi_app, services.settings.trusted_hosts)  # type: ignore[method-assign]
    templating.init_app(app, services)


def _configure(app: Application, settings: Settings) -> None:
    app.config.update(
        MAX_CONTENT_LENGTH=BODY_LIMIT,
        MAX_FORM_MEMORY_SIZE=BODY_LIMIT,
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        PREFERRED_URL_SCHEME="https" if settings.production else "http",
        BABEL_DEFAULT_LOCALE=SOURCE,
    )
