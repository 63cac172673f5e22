"""Wrong codes, counted for each address. Right ones are not: a whole room shares one address."""

from __future__ import annotations

from flask import abort, request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

WRONG_CODES = RateLimitItemPerMinute(20)


class Guesses:
    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def check(self) -> None:
        """Aborts with 429 after too many wrong codes."""
        if not self._limiter.test(WRONG_CODES, _address()):
            abort(429)

    def count(self) -> None:
        self._limiter.hit(WRONG_CODES, _address())


def _address() -> str:
    return request.remote_addr or "unknown"
