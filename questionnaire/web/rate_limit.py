"""What somebody may try only so often: counted for each address, by one server or by all together."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from ipaddress import ip_address, ip_network
from time import monotonic
from typing import TYPE_CHECKING

from flask import request
from werkzeug.exceptions import TooManyRequests

from questionnaire.services import services
from questionnaire.web.per_application import PerApplication

if TYPE_CHECKING:
    from limits import RateLimitItem
    from limits.strategies import RateLimiter

NETWORK_BITS = 64
# After a failure nobody waits for a storage that is out of reach.
PAUSE_SECONDS = 10.0
IN_MEMORY = "memory://"
# Of servers: nobody's page waits longer for a count.
PATIENCE = {"socket_timeout": 0.3, "socket_connect_timeout": 0.3}
ADDRESSES = "memory://, redis:// or another address of the library limits that knows moving windows"
_log = logging.getLogger(__name__)


def check_limits(url: str) -> None:
    """Raises ValueError for an address under which nothing can be counted, without quoting it."""
    if url == IN_MEMORY:
        return
    from limits.errors import ConfigurationError  # noqa: PLC0415 - most servers count in memory

    try:
        _limiter_at(url)
    except ConfigurationError as error:
        needs = f"; {error}" if "prerequisite" in str(error) else ""
        raise ValueError(f"RATHAUSREIF_LIMITS_URL must be {ADDRESSES}{needs}") from None
    # Each storage has errors of its own, also for a port that is no number.
    except Exception as error:
        raise ValueError(f"RATHAUSREIF_LIMITS_URL must be {ADDRESSES}") from error


def _limiter_at(url: str) -> RateLimiter:
    from limits.storage import storage_from_string  # noqa: PLC0415
    from limits.strategies import MovingWindowRateLimiter  # noqa: PLC0415

    options = PATIENCE if url.startswith("redis") else {}
    return MovingWindowRateLimiter(storage_from_string(url, **options))


class Counter:
    """Where counts are kept, for all limits of an application. What cannot be counted is allowed."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._paused_until = 0.0

    @cached_property
    def _limiter(self) -> RateLimiter:
        return _limiter_at(self._url)

    @property
    def has_counted(self) -> bool:
        """What others have counted, only a shared storage knows; our own memory need not be looked into."""
        return self._url != IN_MEMORY or "_limiter" in vars(self)

    def allows(self, item: RateLimitItem, *who: str) -> bool:
        return self._asked(lambda: self._limiter.test(item, *who))

    def count(self, item: RateLimitItem, *who: str) -> None:
        self._asked(lambda: self._limiter.hit(item, *who))

    def _asked(self, ask: Callable[[], bool]) -> bool:
        if monotonic() < self._paused_until:
            return True
        try:
            return ask()
        # Whatever a storage raises: a page matters more than a count.
        except Exception as error:
            self._paused_until = monotonic() + PAUSE_SECONDS
            _log.warning("limits are not counted: %s", type(error).__name__)
            return True


counter = PerApplication("limits", lambda: Counter(services().settings.limits_url))


class RateLimit:
    """So many in so many minutes, under a name of its own."""

    def __init__(
        self, name: str, most: int, minutes: int, refusal: type[TooManyRequests] = TooManyRequests
    ) -> None:
        self.name = name
        self.most = most
        self.minutes = minutes
        self._refusal = refusal

    def check(self) -> None:
        """Aborts with 429 after too many."""
        if self.are_spent():
            raise self._refusal(retry_after=self.minutes * 60)

    def are_spent(self) -> bool:
        return counter().has_counted and not counter().allows(self._item, self.name, _who())

    def count(self) -> None:
        counter().count(self._item, self.name, _who())

    @cached_property
    def _item(self) -> RateLimitItem:
        # Most processes never have anything to count.
        from limits import RateLimitItemPerMinute  # noqa: PLC0415

        return RateLimitItemPerMinute(self.most, self.minutes)


def _who() -> str:
    """The address, in a form that tells nothing to who reads a shared storage."""
    key = services().settings.secret_key.encode()
    return hmac.digest(key, f"limit {_address()}".encode(), "sha256").hex()[:32]


def _address() -> str:
    """Whoever has one IPv6 address has the other 2^64 of its network too."""
    address = request.remote_addr or "unknown"
    with suppress(ValueError):
        client = ip_address(address)
        if client.version == 6 and not client.ipv4_mapped:
            return str(ip_network((client, NETWORK_BITS), strict=False))
    return address
