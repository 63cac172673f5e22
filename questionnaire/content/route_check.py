"""What can be wrong with the words of the route although the file is readable by itself."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.problem import Problem


def route_problems(catalogue: Catalogue) -> Iterator[Problem]:
    for procedure in catalogue.route.procedures:
        least, most = procedure.weeks
        if not 0 < least <= most:
            yield Problem(("route",), f"procedure {procedure.id}: `weeks` are the least, then the most")
