"""Parts of pages that browsers ask for again and again."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response


def unless_unchanged(response: Response) -> Response:
    """Nothing is sent again where nothing has changed since this browser asked last."""
    response.add_etag()
    return response.make_conditional(request)
