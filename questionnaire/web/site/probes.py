"""What a service manager or a load balancer asks: is it alive, and can it do its work?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Blueprint, Response

from questionnaire.services import services
from questionnaire.storage import StorageUnavailable
from questionnaire.storage.form import has_present_form

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

blueprint = Blueprint("probes", __name__)
PATHS = frozenset({"/health", "/ready", "/metrics"})
OK = "ok"


class AnyHost:
    """Who asks from beside the server does not know its name, and these answers say nothing of it."""

    def __init__(self, app: WSGIApplication, trusted_hosts: tuple[str, ...]) -> None:
        self.app = app
        self.host = trusted_hosts[0].removeprefix(".")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO") in PATHS:
            environ["HTTP_HOST"] = self.host
        return self.app(environ, start_response)


@blueprint.get("/health")
def health() -> Response:
    """Touches nothing: a database that is locked is no reason to start the server anew."""
    return plain(f"{OK}\n")


@blueprint.get("/ready")
def ready() -> Response:
    states = {"database": _database(), "queue": _queue(), "renderer": _renderer()}
    is_ready = set(states.values()) == {OK}
    return plain("".join(f"{part}: {state}\n" for part, state in states.items()), 200 if is_ready else 503)


def plain(text: str, status: int = 200) -> Response:
    answer = Response(text, status, content_type="text/plain; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _database() -> str:
    try:
        return OK if has_present_form(services().assessments.engine) else "outdated"
    except StorageUnavailable:
        return "unavailable"


def _queue() -> str:
    return "unreachable" if services().queue.length() is None else OK


def _renderer() -> str:
    return OK if services().render_pool.can_start() else "does not start"
