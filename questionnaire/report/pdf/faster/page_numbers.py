"""The page with the list of what stands where is laid out twice, not three times.

WeasyPrint lays it out a second time before it has put the numbers in, as the list was read before the pages
that it points to. See https://github.com/Kozea/WeasyPrint/pull/652.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from weasyprint.layout import page

from questionnaire.report.pdf.faster.replaced import Replacement, wherever_imported

make_all = page.make_all_pages


def make_all_with_numbers(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """From the second time on, numbers are put in first; whatever moves then is put in once more."""
    before = _places(context)
    if pages:
        for lookup in _waiting(context):
            _put_in(context, lookup)
    yield from make_all(context, root_box, html, pages)
    if pages and _places(context) != before:
        for lookup in _waiting(context):
            context.page_maker[lookup.page_maker_index][-1]["content_changed"] = True


def _waiting(context: Any) -> list[Any]:
    """What is laid out and asks for the page of something else, and not for how many there are."""
    return [
        lookup
        for lookup in context.target_collector.counter_lookup_items.values()
        if lookup.missing_target_counters
        and "pages" not in lookup.missing_counters
        and lookup.page_maker_index is not None
        and lookup.page_maker_index + 1 < len(context.page_maker)
    ]


def _places(context: Any) -> dict[str, Any]:
    targets = context.target_collector.target_lookup_items.items()
    return {name: item.cached_page_counter_values.get("page") for name, item in targets}


def _put_in(context: Any, lookup: Any) -> None:
    counters = context.page_maker[lookup.page_maker_index + 1][3][1]
    lookup.cached_page_counter_values = copy.deepcopy(counters)
    lookup.parse_again(counters)


def replacements() -> tuple[Replacement, ...]:
    return wherever_imported(make_all, make_all_with_numbers)
