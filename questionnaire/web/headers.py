"""What browsers may do with our pages, and whose forms we accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Request, Response, abort

from questionnaire.settings import NO_ANCESTORS, Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LONGEST_HOST = 260
# In the environment of a request whose answer partners may show within their pages.
MAY_BE_FRAMED = "rathausreif.may_be_framed"
OWN = frozenset({"same-origin", "none"})
HSTS = "max-age=63072000; includeSubDomains"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self';"
    " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
)
FIXED = (
    ("X-Content-Type-Options", "nosniff"),
    # With no-referrer browsers send `Origin: null`, and our own forms would be refused.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)


def refuse_impossible_hosts(asked: Request) -> None:
    """No name is longer than 253 letters; addresses that we build from it must fit into a QR code."""
    if len(asked.host) > LONGEST_HOST:
        abort(400)


def refuse_foreign_posts(asked: Request) -> None:
    if asked.method not in ("GET", "HEAD", "OPTIONS") and not _is_own_form(asked):
        abort(403)


def _is_own_form(asked: Request) -> bool:
    """Browsers of today say it in Sec-Fetch-Site, older ones in Origin; without either it is no browser."""
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OWN
    origin = asked.headers.get("Origin")
    return origin is None or _host_of(origin) == asked.host


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


class SecurityHeaders:
    """Adds to every answer what hardly differs. As WSGI, for Flask would check each header anew each time."""

    def __init__(self, app: WSGIApplication, settings: Settings) -> None:
        self.app = app
        self.framed = tuple(_fixed(settings, settings.frame_ancestors))
        self.headers = tuple(_fixed(settings, NO_ANCESTORS))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Callable[[bytes], object]:
            ours = self.framed if environ.get(MAY_BE_FRAMED) else self.headers
            return start_response(status, [*headers, *ours], *rest)

        return self.app(environ, start)


def _fixed(settings: Settings, ancestors: str) -> Iterator[tuple[str, str]]:
    yield from FIXED
    yield "Content-Security-Policy", POLICY + ancestors
    if ancestors == NO_ANCESTORS:
        yield "X-Frame-Options", "DENY"
    if settings.production:
        yield "Strict-Transport-Security", HSTS


def keep_private(asked: Request, response: Response) -> None:
    if _is_personal(asked, response):
        personal(response)


def personal(response: Response) -> Response:
    """Nobody keeps a copy. Said by pages themselves whose address does not tell that they are somebody's."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _is_personal(asked: Request, response: Response) -> bool:
    """Pages under a link or of a workshop, refusals and redirects: those may carry a link.

    “Unchanged” alone says nothing: whoever asks keeps what they have.
    """
    shows_people = not {"link", "code"}.isdisjoint(asked.view_args or {})
    refused = response.status_code >= 300 and response.status_code != 304
    return shows_people or refused or asked.method == "POST"
