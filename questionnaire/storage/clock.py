"""Whether the time that a clock says has passed can be believed."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from questionnaire.storage.tables import seconds

# New with each start of the machine; elsewhere than on Linux no start is known.
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
# Clocks are set right by seconds; nobody erases anything by the hour.
DRIFT = timedelta(hours=1)
# Over a restart nothing but the clock itself says how long it took.
LONGEST_RESTART = timedelta(days=3)


class ClockReading(Struct, frozen=True):
    """`at` is what the clock says; `uptime`, which nobody can set, are the seconds since the start `boot`."""

    at: int
    boot: str
    uptime: int

    def follows(self, earlier: ClockReading) -> bool:
        """Whether as much time has passed since then as the clock says."""
        jump = self.jump_since(earlier)
        if jump is None:
            # Or another machine's worker ran, whose clock is a little ahead.
            return -DRIFT.total_seconds() <= self.at - earlier.at <= LONGEST_RESTART.total_seconds()
        return abs(jump) <= DRIFT.total_seconds()

    def jump_since(self, earlier: ClockReading) -> int | None:
        """By how many seconds the clock was set; unknown over a restart."""
        if not self.boot or self.boot != earlier.boot:
            return None
        return (self.at - earlier.at) - (self.uptime - earlier.uptime)


def read_clock() -> ClockReading:
    boot = BOOT_ID.read_text(encoding="ascii").strip() if BOOT_ID.exists() else ""
    # Goes on while the machine sleeps, unlike the usual monotonic clock.
    uptime = time.clock_gettime(time.CLOCK_BOOTTIME) if boot else 0
    return ClockReading(seconds(datetime.now(UTC)), boot, int(uptime))
