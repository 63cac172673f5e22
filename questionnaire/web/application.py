"""Puts the pages together."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from flask import Flask, render_template, request, url_for
from flask_babel import Babel
from markupsafe import Markup

from questionnaire.places.place import Place
from questionnaire.settings import Settings
from questionnaire.web import errors, headers
from questionnaire.web.house import House, house
from questionnaire.web.language import current_language, other_language
from questionnaire.web.links import CodeConverter, LinkConverter
from questionnaire.web.plan import page, second_look
from questionnaire.web.site import pages
from questionnaire.web.wizard import suggestions, views
from questionnaire.web.wizard.place_words import about
from questionnaire.web.workshop import create, join, lead, paper, prints, running_order, tables, wall
from questionnaire.web.workshop.titles import tied, title_size
from questionnaire.wording.formats import filters
from questionnaire.wording.translations import load_translations

BLUEPRINTS = (
    pages.any_language,
    pages.blueprint,
    suggestions.blueprint,
    views.blueprint,
    page.blueprint,
    second_look.blueprint,
    create.blueprint,
    lead.blueprint,
    running_order.blueprint,
    wall.blueprint,
    join.blueprint,
    join.short,
    paper.blueprint,
    prints.blueprint,
    tables.blueprint,
)
BODY_LIMIT = 64 * 1024
LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}
PDF_NAMES = {"de": "Plan auf Deutsch (PDF)", "en": "Plan in English (PDF)"}


class Application(Flask):
    def log_exception(
        self, exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]
    ) -> None:
        """Names the route, never the address: that may hold somebody's link."""
        rule = request.url_rule.rule if request.url_rule else "unknown route"
        self.logger.error("Exception on %s [%s]", rule, request.method, exc_info=exc_info)


def init_app(app: Application, furnished: House) -> None:
    app.extensions["rathausreif"] = furnished
    _configure(app, furnished.settings)
    Babel(app, locale_selector=current_language)
    app.url_map.converters.update(link=LinkConverter, code=CodeConverter)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.before_request(headers.refuse_impossible_hosts)
    app.before_request(headers.refuse_foreign_posts)
    app.after_request(headers.keep_private)
    app.wsgi_app = headers.SecurityHeaders(app.wsgi_app, furnished.settings)  # type: ignore[method-assign]
    errors.register(app)
    _furnish_templates(app, furnished.settings)


def _configure(app: Application, settings: Settings) -> None:
    app.config.update(
        MAX_CONTENT_LENGTH=BODY_LIMIT,
        MAX_FORM_MEMORY_SIZE=BODY_LIMIT,
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        PREFERRED_URL_SCHEME="https" if settings.production else "http",
        BABEL_DEFAULT_LOCALE="en",
    )


def _furnish_templates(app: Application, settings: Settings) -> None:
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    # Flask-Babel finds its catalogue anew for every word: a quarter of a page's time.
    app.jinja_env.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.filters.update(written=_written, about=_about, tied=tied, title_size=title_size)
    # Browsers have fonts for whatever is typed, and break it where they must.
    app.jinja_env.filters["shown"] = str
    app.jinja_env.globals.update(
        part=_part,
        settings=settings,
        link_address=_link_address,
        language_name=LANGUAGE_NAMES.__getitem__,
        pdf_name=PDF_NAMES.__getitem__,
    )
    for name in filters("de"):
        app.jinja_env.filters[name] = _in_current_language(name)
    app.context_processor(_languages)


def _part(name: str) -> Markup:
    """What is the same on every page of a language, made once."""
    made, key = house().parts, (name, current_language())
    if key not in made:
        # A template escapes what it is given, so what it makes is markup.
        made[key] = Markup(render_template(f"parts/{name}"))  # noqa: S704
    return made[key]


def _gettext(text: str) -> str:
    return load_translations(current_language()).gettext(text)


def _ngettext(one: str, many: str, count: int) -> str:
    return load_translations(current_language()).ngettext(one, many, count)


def _written(place: Place) -> str:
    return house().gazetteer.written(place)


def _about(place: Place) -> str:
    return about(place, current_language())


def _in_current_language(name: str) -> Any:
    def spoken(*args: Any, **kwargs: Any) -> Any:
        return filters(current_language())[name](*args, **kwargs)

    return spoken


def _languages() -> dict[str, Any]:
    return {"language": current_language(), "other_language": other_language()}


def _link_address(link: str) -> str:
    """The address to come back to, built from the configured public one."""
    path = url_for("wizard.check", link=link)
    return (house().settings.public_url or request.host_url.rstrip("/")) + path
