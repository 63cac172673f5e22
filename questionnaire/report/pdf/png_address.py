"""A drawing in a document itself: the one kind of address that says what it leads to."""

from __future__ import annotations

from base64 import b64decode, b64encode

PREFIX = "data:image/png;base64,"
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_address(png: bytes) -> str:
    return PREFIX + b64encode(png).decode("ascii")


def png_behind(address: str) -> bytes | None:
    """None where there is no PNG."""
    try:
        found = b64decode(address.removeprefix(PREFIX), validate=True) if address.startswith(PREFIX) else b""
    except ValueError:
        return None
    return found if found.startswith(SIGNATURE) else None
