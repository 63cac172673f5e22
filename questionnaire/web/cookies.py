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


# Of the box that keeps one longer, which every form has that sets one.
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

    def set_on(self, response: Response, value: str, keep_days: int) -> None:
        """For so many days where somebody ticked that this device keeps it, else for a working day."""
        is_wished = request.form.get(KEEP) == "yes"
        seconds = keep_days * 86_400 if is_wished else WORKING_DAY
        response.set_cookie(self.name, value, max_age=seconds, **REACH)

    def delete_on(self, response: Response) -> None:
        response.delete_cookie(self.name, **REACH)
