"""What browsers may do with our pages, and whose forms we accept."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, abort, request

from questionnaire.web.house import house

OWN = frozenset({"same-origin", "none"})
HSTS = "max-age=63072000; includeSubDomains"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
)
FIXED = (
    ("X-Content-Type-Options", "nosniff"),
    # With no-referrer browsers send `Origin: null`, and our own forms would be refused.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)


def refuse_foreign_posts() -> None:
    if request.method not in ("GET", "HEAD", "OPTIONS") and not _is_own_form():
        abort(403)


def _is_own_form() -> bool:
    """Browsers of today say it in Sec-Fetch-Site, older ones in Origin; without either it is no browser."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OWN
    origin = request.headers.get("Origin")
    return origin is None or _host_of(origin) == request.host


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def protect(response: Response) -> Response:
    settings = house().settings
    response.headers.extend([*FIXED, ("Content-Security-Policy", POLICY + settings.frame_ancestors)])
    if settings.frame_ancestors == "'none'":
        response.headers["X-Frame-Options"] = "DENY"
    if settings.production:
        response.headers["Strict-Transport-Security"] = HSTS
    if _is_personal(response):
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _is_personal(response: Response) -> bool:
    """Pages under a link, refusals and redirects: those may carry a link."""
    return "link" in (request.view_args or {}) or response.status_code >= 300 or request.method == "POST"
