"""Which button of a form was pressed."""

from __future__ import annotations

from flask import request

BUTTONS = frozenset({"next", "back", "stay", "skip", "shortlist"})


def button() -> str:
    """The one that was pressed; Enter presses "Next"."""
    pressed = request.form.get("go", "next")
    return pressed if pressed in BUTTONS else "skip"
