"""Cookies that open something go only over TLS (or on this machine), only to this host, to no script."""

from __future__ import annotations

from typing import TypedDict

from flask import request
from msgspec import Struct
from werkzeug.wrappers import Request, Response


class _Reach(TypedDict):
    secure: bool
    httponly: bool
    samesite: str
    path: str


# Of the box that keeps one longer, where a form has it.
KEEP = "keep"
WORKING_DAY = 12 * 3600
REACH: _Reach = {"secure": True, "httponly": True, "samesite": "Lax", "path": "/"}


class HostCookie(Struct, frozen=True):
    """`subject` is a short word for what it opens."""

    subject: str

    @property
    def name(self) -> str:
        return f"__Host-{self.subject}"

    def of(self, asked: Request) -> str:
        """Empty where the browser has none."""
        return asked.cookies.get(self.name, "")

    def set_on(self, response: Response, value: str, keep_days: int | None = None) -> None:
        """For a working day; for so many days where that is offered and somebody ticked it."""
        days = keep_days if request.form.get(KEEP) == "yes" else None
        seconds = WORKING_DAY if days is None else days * 86_400
        response.set_cookie(self.name, value, max_age=seconds, **REACH)

    def delete_on(self, response: Response) -> None:
        response.delete_cookie(self.name, **REACH)
