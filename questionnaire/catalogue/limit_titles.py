"""What limits are called where all of them are listed."""

from __future__ import annotations

from questionnaire.texts import Content, Text


class LimitTitles(Content, frozen=True, kw_only=True):
    """`land` has a place to fill in, as in "Value limits in Berlin"."""

    land: Text
    eu: Text

    def of_land(self, where: Text) -> Text:
        """`where` with its preposition, "in Berlin"."""
        return self.land.filled(where=where)
