"""What is refused for want of something of ours: 503, when to come back, and a line for the operator."""

from __future__ import annotations

import sys

from flask import Response, current_app, make_response, request

from questionnaire.storage import StorageUnavailable

RETRY_SECONDS = 5


def unavailable(page: str | bytes) -> Response:
    """To be called where the error is handled, whose cause is logged."""
    note_refusal(sys.exc_info()[1])
    response = make_response(page, 503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def note_refusal(error: BaseException | None) -> None:
    """One line: no address, which may hold a link, and no value that was sent."""
    route = request.url_rule.rule if request.url_rule else "unknown route"
    line = 'refused status=503 cause="%s" method=%s route="%s"'
    current_app.logger.warning(line, _cause(error), request.method, route)


def _cause(error: BaseException | None) -> str:
    """Of the database the driver's own first line, in which parameters never are."""
    name = type(error).__name__
    if isinstance(error, StorageUnavailable):
        said = getattr(error.__cause__, "orig", error.__cause__)
        return _one_line(f"{name}: {said}" if said else name)
    return _one_line(f"{name}: {error}" if str(error) else name)


def _one_line(text: str) -> str:
    return text.partition("\n")[0].replace('"', "'")
