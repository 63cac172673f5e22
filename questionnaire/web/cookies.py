"""Cookies that open something go only over TLS (or on this machine), only to this host, to no script."""

from __future__ import annotations

from typing import TypedDict

from msgspec import Struct
from werkzeug.wrappers import Request, Response


class _Reach(TypedDict):
    secure: bool
    httponly: bool
    samesite: str
    path: str


REACH: _Reach = {"secure": True, "httponly": True, "samesite": "Lax", "path": "/"}


class HostCookie(Struct, frozen=True):
    """`subject` is a short word for what it opens."""

    subject: str

    @property
    def name(self) -> str:
        return f"__Host-{self.subject}"

    def of(self, request: Request) -> str:
        """Empty where the browser has none."""
        return request.cookies.get(self.name, "")

    def set_on(self, response: Response, value: str, days: int) -> None:
        response.set_cookie(self.name, value, max_age=days * 86_400, **REACH)

    def delete_on(self, response: Response) -> None:
        response.delete_cookie(self.name, **REACH)
