"""What an address says behind its question mark. Most say nothing, and then nothing is read."""

from __future__ import annotations

from flask import request


def argument(name: str) -> str:
    """Empty where it is not there."""
    return request.args.get(name, "") if request.query_string else ""
