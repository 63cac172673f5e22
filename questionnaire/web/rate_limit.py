"""What somebody may try only so often: counted for each address."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from flask import request
from werkzeug.exceptions import TooManyRequests

if TYPE_CHECKING:
    from limits import RateLimitItem
    from limits.strategies import RateLimiter

NETWORK_BITS = 64


class RateLimit:
    """So many in so many minutes. Counts from the first one on: until then its library need not be loaded."""

    def __init__(self, most: int, minutes: int) -> None:
        self.most = most
        self.minutes = minutes

    def check(self) -> None:
        """Aborts with 429 after too many."""
        if self.are_spent():
            raise TooManyRequests(retry_after=self.minutes * 60)

    def are_spent(self) -> bool:
        has_counted = "_limiter" in vars(self)
        return has_counted and not self._limiter.test(self._limit, _address())

    def count(self) -> None:
        self._limiter.hit(self._limit, _address())

    @cached_property
    def _limiter(self) -> RateLimiter:
        # Most processes never have anything to count.
        from limits.storage import MemoryStorage  # noqa: PLC0415
        from limits.strategies import MovingWindowRateLimiter  # noqa: PLC0415

        return MovingWindowRateLimiter(MemoryStorage())

    @cached_property
    def _limit(self) -> RateLimitItem:
        from limits import RateLimitItemPerMinute  # noqa: PLC0415

        return RateLimitItemPerMinute(self.most, self.minutes)


def _address() -> str:
    """Whoever has one IPv6 address has the other 2^64 of its network too."""
    address = request.remote_addr or "unknown"
    with suppress(ValueError):
        client = ip_address(address)
        if client.version == 6 and not client.ipv4_mapped:
            return str(ip_network((client, NETWORK_BITS), strict=False))
    return address
