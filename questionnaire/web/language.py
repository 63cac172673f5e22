"""Which language a page speaks: its address says so; only `/` asks the browser."""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, g, redirect, request
from werkzeug.wrappers import Response

from questionnaire.texts import GERMAN, LANGUAGES, Language

# For browsers that wish for none of ours: the municipalities are in Germany.
DEFAULT: Language = GERMAN


def current_language() -> Language:
    """Also where no route fits: the address's first part speaks, or else the browser."""
    language = g.get("language")
    if not language:
        first = request.path.split("/", 2)[1]
        g.language = language = first if first in LANGUAGES else preferred_language()
    return cast(Language, language)


def preferred_language() -> Language:
    return cast(Language, request.accept_languages.best_match(LANGUAGES, DEFAULT))


def sent_to(address: str) -> Response:
    """To `address`, which is in the preferred language: caches must keep one answer for each."""
    response = redirect(address, 302)
    response.vary.add("Accept-Language")
    return response


def other_languages() -> tuple[Language, ...]:
    """Where the switch of a page leads."""
    return tuple(language for language in LANGUAGES if language != current_language())


def speak(blueprint: Blueprint) -> Blueprint:
    """Every address of the blueprint begins with the language, which views need not name."""
    blueprint.url_prefix = f"/<any({','.join(LANGUAGES)}):language>"
    blueprint.url_value_preprocessor(_take_language)
    blueprint.url_defaults(_give_language)
    return blueprint


def _take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.language = (values or {}).pop("language", None)


def _give_language(_endpoint: str, values: dict[str, Any]) -> None:
    values.setdefault("language", current_language())
