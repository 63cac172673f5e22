"""What the Länder are called."""

from __future__ import annotations

from questionnaire.texts import Content, Text


class Land(Content, frozen=True, kw_only=True):
    id: str
    called: Text
