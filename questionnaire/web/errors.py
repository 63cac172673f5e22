"""Everything that can go wrong, as a page in the reader's language that says what to do next."""

from __future__ import annotations

from typing import NamedTuple

from flask import Flask, Request, Response, g, make_response, render_template
from flask.globals import request_ctx
from werkzeug.exceptions import HTTPException, MethodNotAllowed, TooManyRequests

from questionnaire.report.processes.pool import Busy, CannotStart, RenderFailed
from questionnaire.storage import StorageUnavailable
from questionnaire.web.unavailable import unavailable
from questionnaire.web.words import _, _l


class Message(NamedTuple):
    """`endpoint` is where the button leads that says `label`."""

    title: str
    body: str
    endpoint: str = "site.start"
    label: str = _l("To the start page")


MESSAGES = {
    400: Message(
        _l("We could not read that"),
        _l("Something in the request was not what we expected. Go back and send the page again."),
    ),
    403: Message(
        _l("This form did not come from our page"),
        _l(
            "To protect your answers we accept only forms from this website."
            " Open your link again and repeat the step."
        ),
    ),
    404: Message(
        _l("We cannot find this page"),
        _l(
            "Perhaps the link is incomplete, or what was here has been erased."
            " Check that you copied the whole link, or start afresh."
        ),
    ),
    405: Message(_l("That does not work here"), _l("Go back one page and use the buttons there.")),
    413: Message(
        _l("That is too much at once"),
        _l(
            "What you sent is larger than 64 kilobytes. An answers file of ours is much smaller:"
            " please check the file."
        ),
    ),
    429: Message(
        _l("Too many wrong codes"),
        _l("Wait a minute, then type the code as it stands on the wall."),
    ),
    500: Message(
        _l("Something broke on our side"),
        _l("Your saved answers are safe. Go back and try again in a moment."),
    ),
    503: Message(
        _l("Just a moment, please"),
        _l("There is a lot going on right now. Your saved answers are safe. Try again in a few seconds."),
    ),
}

CANNOT_PRINT = Message(
    _l("This cannot be printed at present"),
    _l(
        "No PDF or letter can be made just now."
        " Your answers are safe, and your plan’s page works as ever. Try again later."
    ),
)


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(StorageUnavailable, _unavailable)
    app.register_error_handler(Busy, _unavailable)
    app.register_error_handler(RenderFailed, _unavailable)


def _http_error(error: HTTPException) -> Response | HTTPException:
    status = error.code or 500
    if status < 400:
        return error
    if request_ctx.url_adapter is None:
        return make_response(render_template("foreign_host.html", message=MESSAGES[400]), 400)
    message = getattr(error, "said", None) or _message(status)
    page = make_response(render_template("error.html", message=message), status)
    g.is_error_page = True
    page.headers.update(_advice(error))
    return page


def let_back_lead_here(asked: Request, response: Response) -> None:
    """Browsers go back to an answer to a form only where they may keep it, and these hold nothing typed."""
    if asked.method == "POST" and g.get("is_error_page"):
        response.headers["Cache-Control"] = "private, no-cache"


def _message(status: int) -> Message:
    return MESSAGES.get(status) or MESSAGES[400 if status < 500 else 500]


def _advice(error: HTTPException) -> dict[str, str]:
    """What else may be asked here, or when again."""
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        return {"Allow": ", ".join(sorted(error.valid_methods))}
    if isinstance(error, TooManyRequests) and isinstance(error.retry_after, int):
        return {"Retry-After": str(error.retry_after)}
    return {}


def _unavailable(error: Exception) -> Response:
    message = CANNOT_PRINT if isinstance(error, CannotStart) else MESSAGES[503]
    return unavailable(render_template("error.html", message=message))


def printing_notice(error: Exception) -> str:
    """For a form that stays as it was typed."""
    if isinstance(error, CannotStart):
        return _("This cannot be printed at present. Nothing is lost: please come back later.")
    return _("There is a lot going on right now. Nothing is lost: wait a moment and press the button again.")
