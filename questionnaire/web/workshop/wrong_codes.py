"""Guesses at codes, which are limited. Right ones are not counted: a whole room shares one address."""

from __future__ import annotations

from questionnaire.web.per_application import PerApplication
from questionnaire.web.rate_limit import RateLimit

MOST_A_MINUTE = 60

wrong_codes = PerApplication("wrong_codes", lambda: RateLimit(MOST_A_MINUTE, minutes=1))
