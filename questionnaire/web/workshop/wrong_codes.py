"""Guesses at codes, which are limited. Right ones are not counted: a whole room shares one address.

Sixty wrong ones a minute, then further wrong ones are told to wait. A right one still opens the door, so that
nobody in a room can shut it for the others. Far beyond that, nothing is looked up any more.
"""

from __future__ import annotations

from questionnaire.web.rate_limit import RateLimit

wrong_codes = RateLimit("wrong codes", 60, minutes=1)
# At this pace one of ten codes in use is found in about fifty years.
floods = RateLimit("floods of codes", 3000, minutes=1)


def refuse_floods() -> None:
    """Before a code is looked up. Aborts with 429."""
    floods.check()


def note_wrong_code() -> None:
    """Aborts with 429 after too many."""
    floods.count()
    wrong_codes.check()
    wrong_codes.count()
