"""Finding places by name: the tables read, the index built, one look-up against a plain search of all names.

./bench/run places
"""

from __future__ import annotations

import gc
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from bench.measuring import median, verdict
from questionnaire.content.loader import CONTENT
from questionnaire.places.gazetteer import Gazetteer
from questionnaire.places.regions import Regions
from questionnaire.places.tables import load_regions

T = TypeVar("T")
BAR = 5.0
NAMES = 2000


def main() -> int:
    regions, loading = timed(lambda: load_regions(CONTENT / "regions"))
    gazetteer, building = timed(partial(indexed, regions))
    size = megabytes(partial(indexed, regions))
    print(f"tables read in {loading:.0f} ms; index built in {building:.0f} ms, {size:.1f} MB")
    typed = mistyped(regions)
    # What reading the tables left behind is collected here, not during some look-up.
    gc.collect()
    ours = [timed(partial(gazetteer.find, name, 12))[1] for name in typed]
    plain = [timed(partial(contains, regions, name))[1] for name in typed]
    report("look-up", ours)
    report("plain", plain)
    print(f"x {median(ours) / median(plain):.2f}")
    return verdict("the slowest look-up", max(ours), BAR, "ms")


def megabytes(work: Callable[[], object]) -> float:
    """What is left in memory by it."""
    tracemalloc.start()
    kept = work()
    size = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    del kept
    return size


def indexed(regions: Regions) -> Gazetteer:
    """The index is made with the first look-up."""
    gazetteer = Gazetteer(regions)
    gazetteer.find("Eberswalde", 1)
    return gazetteer


def mistyped(regions: Regions) -> list[str]:
    """Names cut short, some with a letter wrong; the same ones each time."""
    chance = random.Random(1)  # noqa: S311 - nothing secret
    names = [place.name for place in chance.sample(list(regions.places.values()), NAMES)]
    return [name[: chance.randint(2, len(name))].replace("e", "w", chance.randint(0, 1)) for name in names]


def contains(regions: Regions, name: str) -> list[str]:
    return [place.label for place in regions.places.values() if name.lower() in place.name.lower()]


def report(name: str, found: Iterable[float]) -> None:
    ordered = sorted(found)
    p99, worst = ordered[-NAMES // 100], ordered[-1]
    print(f"{name:8} median {median(ordered):.2f} ms   p99 {p99:.2f}   worst {worst:.2f}")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """The result and the milliseconds of CPU that it took."""
    before = time.process_time()
    result = work()
    return result, (time.process_time() - before) * 1000


if __name__ == "__main__":
    sys.exit(main())
