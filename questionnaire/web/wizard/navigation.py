"""Where a step leads to. Flask is asked once for each way, for only the link in it differs."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from questionnaire.services import edition
from questionnaire.texts import Language
from questionnaire.web.language import current_language
from questionnaire.web.links import NO_LINK
from questionnaire.web.per_application import PerApplication


def _no_ways() -> dict[tuple[Language, int, int, str, bool], str]:
    return {}


_ways = PerApplication("ways", _no_ways)


def origin() -> dict[str, Any]:
    """Whoever came from the check page goes back there."""
    return {"from": "check"} if request.args.get("from") == "check" else {}


def way_on(link: str, number: int, pressed: str) -> str:
    last = len(edition().catalogue.steps)
    key = current_language(), number, last, pressed, bool(origin())
    if key not in _ways():
        _ways()[key] = _way(*key)
    return _ways()[key].replace(NO_LINK, link)


def _way(language: Language, number: int, last: int, pressed: str, from_check: bool) -> str:
    match pressed:
        case "back" if number == 1:
            return url_for("site.start", language=language)
        case "back":
            return _step(language, number - 1)
        case "stay":
            return _step(language, number, **origin())
        case "shortlist":
            return url_for("shortlist.show", language=language, link=NO_LINK, **origin())
        case _ if number == last or from_check:
            return url_for("wizard.check", language=language, link=NO_LINK)
        case _:
            return _step(language, number + 1)


def _step(language: Language, number: int, **query: Any) -> str:
    return url_for("wizard.show", language=language, link=NO_LINK, number=number, **query)
