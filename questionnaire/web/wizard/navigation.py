"""Where a step leads to. Flask is asked once for each way, for only the link in it differs."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import abort, url_for

from questionnaire.catalogue.questions import Step
from questionnaire.services import edition
from questionnaire.texts import Language
from questionnaire.web.arguments import argument
from questionnaire.web.language import current_language
from questionnaire.web.links import NO_LINK
from questionnaire.web.per_application import PerApplication


class PageKey(NamedTuple):
    """A page of the wizard: the number of its step and which page of it, both from 1."""

    number: int
    page: int


def _all_steps() -> dict[PageKey, Step]:
    """Reviews change what ages, and no question."""
    return {
        PageKey(number, page): asked
        for number, step in enumerate(edition().catalogue.steps, 1)
        for page, asked in enumerate(step.pages, 1)
    }


_steps = PerApplication("steps", _all_steps)


def step_on(key: PageKey) -> Step:
    """What is asked there. Ends with 404 where the step has no such page."""
    return _steps().get(key) or abort(404)


def page_keys() -> tuple[PageKey, ...]:
    """In the order in which one is led through them."""
    return tuple(_steps())


def _no_ways() -> dict[tuple[Language, PageKey, str, bool], str]:
    return {}


_ways = PerApplication("ways", _no_ways)


def comes_from_check() -> bool:
    """Whoever came from the check page goes back there."""
    return argument("from") == "check"


def origin() -> dict[str, Any]:
    return {"from": "check"} if comes_from_check() else {}


def leads_to_check(page: PageKey, pressed: str) -> bool:
    is_onward = pressed not in ("back", "stay", "shortlist")
    return is_onward and (comes_from_check() or page == page_keys()[-1])


def way_on(link: str, page: PageKey, pressed: str) -> str:
    key = current_language(), page, pressed, comes_from_check()
    if key not in _ways():
        _ways()[key] = _way(*key)
    return _ways()[key].replace(NO_LINK, link)


def _way(language: Language, page: PageKey, pressed: str, from_check: bool) -> str:
    pages = page_keys()
    at = pages.index(page)
    match pressed:
        case "back" if at == 0:
            return url_for("site.start", language=language)
        case "back":
            return _page(language, pages[at - 1])
        case "stay":
            return _page(language, page, **origin())
        case "shortlist":
            return url_for("shortlist.show", language=language, link=NO_LINK, **origin())
        case _ if page == pages[-1] or from_check:
            return url_for("wizard.check", language=language, link=NO_LINK)
        case _:
            return _page(language, pages[at + 1])


def _page(language: Language, key: PageKey, **query: Any) -> str:
    return url_for("wizard.show", language=language, link=NO_LINK, **key._asdict(), **query)
