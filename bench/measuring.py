"""Sides measured in turn, in rounds: a machine that changes its speed changes it for all of them."""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple


class Side(NamedTuple):
    """What is measured: work, how often a round, and the CPU seconds of its processes so far."""

    work: Callable[[], Any]
    calls: int = 1
    cpu: Callable[[], float] = time.process_time


def in_turn(sides: Mapping[str, Side], rounds: int) -> dict[str, list[float]]:
    """Seconds of CPU for one call of each, round by round."""
    found: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, side in sides.items():
            found[name].append(seconds(side))
    return found


def seconds(side: Side) -> float:
    """Of CPU a call, over all threads of its processes."""
    gc.collect()
    before = side.cpu()
    for _ in range(side.calls):
        side.work()
    return (side.cpu() - before) / side.calls


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Round by round: of the same moments."""
    return [mine / its for mine, its in zip(ours, theirs, strict=True)]


def spread(values: Sequence[float], unit: str, digits: int = 2) -> str:
    """Median and extremes."""
    low, middle, high = (f"{value:.{digits}f}" for value in (min(values), median(values), max(values)))
    return f"{middle:>8} {unit:2} ({low}–{high})"


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def p99(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=100)[-1]


def verdict(what: str, found: float, bar: float, unit: str) -> int:
    """0 where the bar is kept, else 1, for the shell."""
    return _told(f"{what} at most {bar:g} {unit}", found, unit, found <= bar)


def at_least(what: str, found: float, bar: float, unit: str) -> int:
    return _told(f"{what} at least {bar:g} {unit}", found, unit, found >= bar)


def _told(bar: str, found: float, unit: str, is_kept: bool) -> int:
    print(f"bar: {bar}: {'kept' if is_kept else 'MISSED'} ({found:.3g} {unit})")
    return 0 if is_kept else 1


def load() -> str:
    """How many wanted a core in the last minute, beside how many there are."""
    return f"load {os.getloadavg()[0]:.2f}, {os.cpu_count()} cores"
