"""The operator's file to an Operator. Production does not start with one that leaves the law unanswered."""

from __future__ import annotations

from pathlib import Path

from questionnaire.catalogue.operator import Operator
from questionnaire.catalogue.operator_gaps import missing
from questionnaire.content.files import ContentError, read_toml


def load_operator(file: str | None, production: bool) -> Operator:
    """Without a file nothing is said. Raises ContentError, in production also for a field that is empty."""
    if production and not file:
        raise ContentError("production needs RATHAUSREIF_OPERATOR, the file that says who runs the site")
    operator = read_toml(Path(file), Operator) if file else Operator()
    if production and (empty := missing(operator)):
        raise ContentError(f"production needs RATHAUSREIF_OPERATOR to say {', '.join(empty)}")
    return operator
