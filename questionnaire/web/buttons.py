"""Which button of a form was pressed."""

from __future__ import annotations

from flask import request

BUTTONS = frozenset({"next", "back", "stay", "skip", "shortlist"})


def button() -> str:
    """The one that was pressed; Enter presses "Next"."""
    form = request.form
    pressed = form["go"] if "go" in form else "next"  # noqa: SIM401 - Werkzeug’s `get` makes an error first
    return pressed if pressed in BUTTONS else "skip"
