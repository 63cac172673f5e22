"""Documents that lie ready: few, small together, for minutes, in memory alone."""

from __future__ import annotations

from collections import OrderedDict

from msgspec import Struct

MOST_BYTES = 8_000_000


class _Kept(Struct, frozen=True):
    key: bytes
    document: bytes
    until: float


class DocumentStore:
    """One for each owner, the newest; the oldest go where there are too many, and each after `seconds`.

    `now` is anybody's clock that never goes back. For one thread at a time.
    """

    def __init__(self, most: int, seconds: float, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._seconds, self._most_bytes = most, seconds, most_bytes
        self._kept: OrderedDict[bytes, _Kept] = OrderedDict()

    def put(self, owner: bytes, key: bytes, document: bytes, now: float) -> None:
        self.drop(owner)
        self._kept[owner] = _Kept(key, document, now + self._seconds)
        while len(self._kept) > self._most or self._size() > self._most_bytes:
            self._kept.popitem(last=False)

    def get(self, owner: bytes, key: bytes, now: float) -> bytes | None:
        """Only what was made from just this order."""
        self.drop_old(now)
        kept = self._kept.get(owner)
        return kept.document if kept and kept.key == key else None

    def drop(self, owner: bytes) -> None:
        self._kept.pop(owner, None)

    def drop_old(self, now: float) -> None:
        for owner in [owner for owner, kept in self._kept.items() if kept.until <= now]:
            self.drop(owner)

    def clear(self) -> None:
        self._kept.clear()

    def next_end(self) -> float | None:
        """When the oldest goes."""
        return next((kept.until for kept in self._kept.values()), None)

    def _size(self) -> int:
        return sum(len(kept.document) for kept in self._kept.values())
