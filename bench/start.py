"""Seconds from `./run` to the first page, and CPU of a first page, beside bare Flask under the same gunicorn.

./bench/run start
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench.measuring import median, ratios, spread, verdict
from bench.processes import own_cpu, web_process
from bench.server import OUR_PAGE, OURS, PEER, PEER_PAGE, first_page, serving

ROUNDS, FRESH_ROUNDS = 7, 3
HEALTH = "/health"
BAR_SECONDS = 1.0
BAR_PAGE_CPU = 0.3


class Start(NamedTuple):
    """Seconds to the first page by the clock; of CPU for one page that nobody has asked for before."""

    seconds: float
    page_cpu: float


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        return compared(Path(folder) / "bench.sqlite")


def compared(database: Path) -> int:
    # Not counted: it compiles what a fresh clone lacks, and makes the database. All others are second ones.
    start(OURS, HEALTH, OUR_PAGE, database)
    pairs = [
        (start(OURS, HEALTH, OUR_PAGE, database), start(PEER, PEER_PAGE, PEER_PAGE, database))
        for _ in range(ROUNDS)
    ]
    ours, peers = zip(*pairs, strict=True)
    for name, unit in (("seconds", "s"), ("page_cpu", "s")):
        mine, theirs = ([getattr(each, name) for each in side] for side in (ours, peers))
        print(f"{name:9} ours {spread(mine, unit):24} bare Flask {spread(theirs, unit)}")
    print(
        f"ratio     {spread(ratios([each.seconds for each in ours], [each.seconds for each in peers]), 'x')}"
    )
    fresh = [seconds_to(OURS, OUR_PAGE) for _ in range(FRESH_ROUNDS)]
    print(f"and where there is no database yet {spread(fresh, 's')}")
    return max(
        verdict("second start", median([each.seconds for each in ours]), BAR_SECONDS, "s"),
        verdict("CPU of the first page", median([each.page_cpu for each in ours]), BAR_PAGE_CPU, "s"),
    )


def start(command: tuple[str, ...], ready: str, page: str, database: Path) -> Start:
    """`ready` shows that it serves; `page` is asked for after it, for the first time."""
    return Start(seconds_to(command, page, database), cpu_of_first(command, ready, page, database))


def seconds_to(command: tuple[str, ...], page: str, database: Path | None = None) -> float:
    began = time.perf_counter()
    with serving(command, database) as (_server, port):
        first_page(port, page)
        return time.perf_counter() - began


def cpu_of_first(command: tuple[str, ...], ready: str, page: str, database: Path) -> float:
    with serving(command, database) as (server, port):
        first_page(port, ready)
        web = web_process(server)
        before = own_cpu(web)
        first_page(port, page)
        return own_cpu(web) - before


if __name__ == "__main__":
    sys.exit(main())
