"""What is to be made ahead, once whoever it is for has stopped changing it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from msgspec import Struct

from questionnaire.report.files.file_order import FileOrder

# Says what to write as things are then; None where nobody can want it any more.
Make = Callable[[], FileOrder | None]


class Wanted(Struct, frozen=True):
    owner: bytes
    make: Make
    due: float
    until: float


class WaitingList:
    """One wish for each owner, the newest; the oldest go where there are too many. For one thread only."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._wanted: OrderedDict[bytes, Wanted] = OrderedDict()

    def put(self, wanted: Wanted) -> int:
        """How many went for it."""
        before = len(self._wanted)
        self._wanted.pop(wanted.owner, None)
        self._wanted[wanted.owner] = wanted
        while len(self._wanted) > self._most:
            self._wanted.popitem(last=False)
        return before + 1 - len(self._wanted)

    def put_back(self, wanted: Wanted, now: float) -> int:
        """To be the first again, unless there is a newer wish or it has waited for too long: then 1 went."""
        if wanted.owner in self._wanted or wanted.until <= now:
            return 1
        self._wanted[wanted.owner] = wanted
        self._wanted.move_to_end(wanted.owner, last=False)
        return 0

    def drop(self, owner: bytes) -> int:
        return int(self._wanted.pop(owner, None) is not None)

    def clear(self) -> None:
        self._wanted.clear()

    def next_due(self) -> float | None:
        return next((wanted.due for wanted in self._wanted.values()), None)

    def take(self) -> Wanted:
        """The first one."""
        return self._wanted.popitem(last=False)[1]
