"""The interface's words in the reader's language: Flask-Babel with types."""

from __future__ import annotations

import flask_babel
from flask_babel import lazy_gettext as _l

__all__ = ["_", "_l", "ngettext"]


def _(text: str, **values: object) -> str:
    return str(flask_babel.gettext(text, **values))


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """`%(num)d` in the text is the count."""
    return str(flask_babel.ngettext(one, many, count, **values))
