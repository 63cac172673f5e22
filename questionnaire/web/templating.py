"""What templates know besides what a page hands to them: filters, words, parts of every page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from flask import Flask, render_template
from markupsafe import Markup

from questionnaire.brand.brand import accent_of, name_of
from questionnaire.catalogue.operator import Words, said
from questionnaire.catalogue.operator_gaps import missing
from questionnaire.languages import CONVENTIONS
from questionnaire.places.place import Place
from questionnaire.services import Services, services
from questionnaire.texts import GERMAN, LANGUAGES, Language
from questionnaire.web.addresses import address
from questionnaire.web.language import current_language, other_languages
from questionnaire.web.links import link_address
from questionnaire.web.per_application import PerApplication
from questionnaire.web.wizard.place_words import about
from questionnaire.web.workshop.titles import tied, title_size
from questionnaire.wording.formats import filters
from questionnaire.wording.template_cache import TemplateCache
from questionnaire.wording.template_output import write_plainly
from questionnaire.wording.translations import load_translations


def _no_parts() -> dict[tuple[str, Language], Markup]:
    return {}


# By template and language.
_parts = PerApplication("parts", _no_parts)


def init_app(app: Flask, made: Services) -> None:
    app.jinja_env.bytecode_cache = TemplateCache()
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    write_plainly(app.jinja_env)
    # Flask-Babel finds its catalogue anew for every word: a quarter of a page's time.
    app.jinja_env.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    # Jinja's own way to a word leads through three functions and looks through what they return.
    app.jinja_env.globals.update(_=_said_here, gettext=_said_here)
    app.jinja_env.filters.update(written=_written, about=_about, said=_said, tied=tied, title_size=title_size)
    # Browsers have fonts for whatever is typed, and break it where they must.
    app.jinja_env.filters["shown"] = str
    app.jinja_env.globals.update(
        part=_part,
        url_for=address,
        settings=made.settings,
        operator=made.operator,
        operator_gaps=missing(made.operator),
        brand=made.brand,
        site_name=name_of(made.brand),
        site_accent=accent_of(made.brand),
        link_address=link_address,
        language_names={language: CONVENTIONS[language].own_name for language in LANGUAGES},
        plan_names={language: CONVENTIONS[language].plan_as_pdf for language in LANGUAGES},
        check_number=made.edition.catalogue.check_number,
    )
    app.jinja_env.tests["german"] = GERMAN.__eq__
    for name in filters(GERMAN):
        app.jinja_env.filters[name] = _in_current_language(name)
    app.context_processor(_languages)


def _part(name: str) -> Markup:
    """What is the same on every page of a language, made once."""
    parts, key = _parts(), (name, current_language())
    if key not in parts:
        # A template escapes what it is given, so what it makes is markup.
        parts[key] = Markup(render_template(f"parts/{name}"))  # noqa: S704
    return parts[key]


def _said_here(text: str, **blanks: Any) -> Markup:
    """What `_()` says in a template; what is filled in is escaped."""
    return _in_language(current_language())(text, **blanks)


@cache
def _in_language(language: Language) -> Callable[..., Markup]:
    def said(text: str, **blanks: Any) -> Markup:
        words = _words(text, language)
        return words % blanks if "%" in words else words

    return said


@cache
def _words(text: str, language: Language) -> Markup:
    """As many as templates have. Translators write markup, too."""
    return Markup(load_translations(language).gettext(text))  # noqa: S704


def _gettext(text: str) -> str:
    return load_translations(current_language()).gettext(text)


def _ngettext(one: str, many: str, count: int) -> str:
    return load_translations(current_language()).ngettext(one, many, count)


def _written(place: Place) -> str:
    return services().gazetteer.written(place)


def _about(place: Place, other_name: str = "") -> str:
    return about(place, current_language(), other_name)


def _said(words: Words) -> tuple[str, Language]:
    return said(words, current_language())


def _in_current_language(name: str) -> Any:
    def spoken(*args: Any, **kwargs: Any) -> Any:
        return filters(current_language())[name](*args, **kwargs)

    return spoken


def _languages() -> dict[str, Any]:
    """`_` too: a page has hundreds of words, and need not ask for each which language it speaks."""
    language = current_language()
    return {"language": language, "other_languages": other_languages(), "_": _in_language(language)}
