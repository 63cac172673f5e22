"""Sources by number: a document numbers them as it first cites them and lists at its end what it cited."""

from __future__ import annotations

from collections.abc import Iterable

from questionnaire.catalogue.facts import Source
from questionnaire.texts import NO_BREAK


class CitedTooLate(ValueError):
    """A source was cited for the first time after the list of sources had been printed."""


class Citations:
    """One for each document, handed to its templates as `cite`.

    `{{ fact.text(plan.today)[language] }}{{ cite(fact.source) }}` prints a blank that does not break
    and the number, " [3]". Write it directly after the full stop or the figure, without a blank of your
    own. It takes ids of `content/sources.toml`, or a `Source` that stands elsewhere, such as in the
    almanac; several at once give " [3, 4]". Sources that may not be printed are passed over. What does
    not hold any more needs no source: cite only where the dated sentence is printed. Macros that cite
    are imported `with context`.

    `cite.listed()` closes the list, so it comes last in a document.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._known = {source.id: source for source in sources}
        self._cited: dict[str, Source] = {}
        self._closed = False

    def __call__(self, *cited: str | Source) -> str:
        """Raises KeyError for an id that no source has, CitedTooLate after the list."""
        sources = (self._known[source] if isinstance(source, str) else source for source in cited)
        numbers = sorted({self._number(source) for source in sources if source.printed})
        return f"{NO_BREAK}[{', '.join(map(str, numbers))}]" if numbers else ""

    def listed(self) -> tuple[Source, ...]:
        """In the order of their numbers, which count from 1."""
        self._closed = True
        return tuple(self._cited.values())

    def _number(self, source: Source) -> int:
        if source.id not in self._cited:
            if self._closed:
                raise CitedTooLate(source.id)
            self._cited[source.id] = source
        return list(self._cited).index(source.id) + 1
