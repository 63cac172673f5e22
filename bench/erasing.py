"""How long somebody who saves waits while ten thousand expired assessments are erased.

./bench/run erasing [assessments]
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle

from bench.databases import kinds, place
from bench.filling import fill
from bench.measuring import verdict
from bench.samples import EDITION
from questionnaire.answers.answers import Answers
from questionnaire.storage import Assessments, ClockReading, Erasing, Period
from questionnaire.storage.engine import open_engine
from questionnaire.storage.migrate import upgrade
from questionnaire.storage.tables import seconds

DAYS = 180
PERIOD = Period(DAYS)
DAY_SECONDS = 24 * 3600
ALONE_SECONDS, DAY_PAUSE, PAUSE_SECONDS = 3.0, 0.3, 0.003
BAR_MS = 50.0
WRITER = b"w" * 32
# From the first run on all are due; they are erased once the clock has gone steadily for a week.
RUNS = 8
NOW = datetime.now(UTC)


def main(count: str = "10000") -> int:
    return max(waited(kind, int(count)) for kind in kinds())


def waited(kind: str, count: int) -> int:
    with place(kind) as there:
        url = there.new()
        engine, others = open_engine(url), open_engine(url)
        upgrade(engine)
        fill(engine, count, at=NOW - timedelta(days=DAYS + 1))
        storage = Assessments(engine, PERIOD)
        storage.create(WRITER, EDITION, Answers(), NOW)
        with saving(Assessments(others, PERIOD)) as waits:
            time.sleep(ALONE_SECONDS)
            alone, saves_alone = max(waits), len(waits)
            erased, took = erase(Erasing(engine, PERIOD, storage.log))
        engine.dispose()
        others.dispose()
    assert erased == count, f"{erased} erased"
    worst = max(waits[saves_alone:])
    print(f"{kind:10} {count} erased in {took:.1f} s; longest save {worst:.1f} ms, alone {alone:.1f} ms")
    return verdict(f"longer save while {count} are erased, {kind},", max(worst - alone, 0), BAR_MS, "ms")


def erase(erasing: Erasing) -> tuple[int, float]:
    """How many by the last run, and its seconds. What is used meanwhile stays: it is saved all the time."""
    for day in range(RUNS):
        # A day: whoever waits has had their turn since.
        time.sleep(DAY_PAUSE)
        began, at = time.perf_counter(), NOW + timedelta(days=day)
        gone = erasing.run(ClockReading(seconds(at), "one", day * DAY_SECONDS)).assessments
    return gone, time.perf_counter() - began


@contextmanager
def saving(storage: Assessments) -> Iterator[list[float]]:
    """Milliseconds that each save takes of somebody who saves all the time."""
    is_over, waits, turns = threading.Event(), list[float](), cycle(("nobody", "unknown"))

    def save() -> None:
        while not is_over.wait(PAUSE_SECONDS):
            began = time.perf_counter()
            storage.save(WRITER, EDITION, {"named_contacts": (next(turns),)}, NOW)
            waits.append((time.perf_counter() - began) * 1000)

    person = threading.Thread(target=save)
    person.start()
    try:
        yield waits
    finally:
        is_over.set()
        person.join()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
