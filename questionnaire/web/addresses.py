"""Addresses for templates: made once for each page of a language, since only the link in them differs."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from jinja2.utils import LRUCache

from questionnaire.web.language import current_language
from questionnaire.web.links import NO_LINK
from questionnaire.web.per_application import PerApplication

# What our own content and code say. Anything else may be somebody's, and is not kept.
OUR_OWN = frozenset({"link", "step", "number", "page", "name"})
MOST = 1024


def _no_addresses() -> LRUCache:
    return LRUCache(MOST)


_addresses = PerApplication("addresses", _no_addresses)


def address(endpoint: str, **values: Any) -> str:
    """Flask's `url_for`."""
    if "link" not in values or not OUR_OWN.issuperset(values):
        return url_for(endpoint, **values)
    key = endpoint, current_language(), request.script_root, tuple({**values, "link": NO_LINK}.items())
    kept = _addresses()
    made: str | None = kept.get(key)
    if made is None:
        made = kept[key] = url_for(endpoint, **{**values, "link": NO_LINK})
    return made.replace(NO_LINK, values["link"])
