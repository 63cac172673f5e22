"""School holidays, Land by Land and year by year."""

from __future__ import annotations

from datetime import date

from questionnaire.texts import Content


class Recess(Content, frozen=True, kw_only=True):
    """Summer holidays of a Land's schools, when councils usually pause; both days belong to it."""

    land: str
    year: int
    first_day: date
    last_day: date
