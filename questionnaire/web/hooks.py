"""What is done around every request. One hook before and one after: Flask looks each of them up each time."""

from __future__ import annotations

from flask import Flask, Response
from flask.globals import request_ctx

from questionnaire.web.errors import let_back_lead_here
from questionnaire.web.headers import keep_private, refuse_foreign_posts, refuse_impossible_hosts
from questionnaire.web.metrics import count_request
from questionnaire.web.returned import forget_what_is_answered


def init_app(app: Flask) -> None:
    app.before_request(before)
    app.after_request(after)


def before() -> None:
    # Not through `request`, which finds it anew at each look.
    asked = request_ctx.request
    refuse_impossible_hosts(asked)
    refuse_foreign_posts(asked)


def after(response: Response) -> Response:
    asked = request_ctx.request
    forget_what_is_answered(asked, response)
    count_request(asked, response)
    keep_private(asked, response)
    let_back_lead_here(asked, response)
    return response
