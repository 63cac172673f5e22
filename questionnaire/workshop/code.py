"""The code that lets people join."""

from __future__ import annotations

import secrets

# Without 0, O, 1, I and L, which people mix up when they read a code aloud or off a wall.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 8


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(typed: str) -> str:
    """As it is stored: people add blanks and dashes, and type small letters."""
    return "".join(char for char in typed.upper() if char in ALPHABET)[: CODE_LENGTH + 1]
