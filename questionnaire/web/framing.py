"""Which pages a partner may show within a page of theirs, where the operator allows it at all.

Questions and what is said to everybody. A plan with its private link, consent, erasing and workshops open in
a window of their own: there the address can be seen and kept, and nothing can lie over it.
"""

from __future__ import annotations

from flask import Flask, Response, render_template, request

from questionnaire.settings import NO_ANCESTORS, Settings
from questionnaire.web.headers import MAY_BE_FRAMED, personal

BLUEPRINTS = frozenset(
    ("any_language", "brand", "operator", "shared_pdfs", "shortlist", "site", "suggestions", "wizard")
)
ENDPOINTS = frozenset(("static", "plan.sample"))
FRAMES = frozenset(("iframe", "frame", "embed", "object"))


def init_app(app: Flask, settings: Settings) -> None:
    """Nothing has to be asked of any request where nobody may frame anything."""
    if settings.frame_ancestors != NO_ANCESTORS:
        app.before_request(open_beside)
        app.after_request(mark)


def open_beside() -> Response | None:
    """Instead of a page that may not be framed, a way to it: browsers would only say that it is blocked."""
    is_within = request.headers.get("Sec-Fetch-Dest") in FRAMES
    if not is_within or _may_be_framed():
        return None
    request.environ[MAY_BE_FRAMED] = True
    address = request.full_path if request.query_string else request.path
    return personal(Response(render_template("framed.html", address=request.script_root + address)))


def mark(response: Response) -> Response:
    """For the headers of every answer, which are added outside of Flask."""
    request.environ.setdefault(MAY_BE_FRAMED, _may_be_framed())
    return response


def _may_be_framed() -> bool:
    """Also where there is nothing: that says so to everybody."""
    return request.endpoint is None or request.endpoint in ENDPOINTS or request.blueprint in BLUEPRINTS
