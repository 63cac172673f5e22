"""What can be wrong with what a route is reckoned from although each file is readable by itself."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.calendar.months import MONTHS_IN_YEAR
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import QuestionId
from questionnaire.content.problem import Problem


def route_problems(catalogue: Catalogue) -> Iterator[Problem]:
    yield from _wrong_weeks(catalogue)
    yield from _terms_of_part_years(catalogue)


def _wrong_weeks(catalogue: Catalogue) -> Iterator[Problem]:
    for procedure in catalogue.route.procedures:
        least, most = procedure.weeks
        if not 0 < least <= most:
            yield Problem(("route",), f"procedure {procedure.id}: `weeks` are the least, then the most")


def _terms_of_part_years(catalogue: Catalogue) -> Iterator[Problem]:
    """A yearly price is told times whole years, so that nobody multiplies it with months."""
    for option in catalogue.known(QuestionId.TERM).options:
        if (option.months or 0) % MONTHS_IN_YEAR:
            yield Problem((QuestionId.TERM,), f"option {option.id}: `months` must be whole years")
