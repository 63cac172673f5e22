"""Many plans printed and merged into one file, beside the same plans printed one after the other. Linux only.

./bench/run batch
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.measuring import verdict
from bench.processes import children, peak
from bench.samples import print_tasks
from questionnaire.drafts import replacing
from questionnaire.report.processes.batch import Printed, in_order, print_all
from questionnaire.report.processes.pool import RenderPool

TIMED = 30
ROUNDS = 3
WEIGHED = 100
PROCESSES = 2
BAR_RATE = 1.85
BAR_MB = 350.0
T = TypeVar("T")


def main() -> int:
    rounds = [timed() for _ in range(ROUNDS)]
    theirs, ours = map(sum, zip(*rounds, strict=True))
    taken, peaks, size = alone(print_and_merge, WEIGHED)
    print(f"{WEIGHED} plans, merged: {taken:.1f} s, {size / 1_000_000:.1f} MB of PDF")
    print("peaks: " + " + ".join(f"{found:.1f}" for found in peaks) + " MB")
    print(f"{PROCESSES} processes: {theirs / ours:.2f} x what one prints in the same time")
    # As its inverse, for the bar is a least.
    missed = verdict(f"time beside one process, of which 1/{BAR_RATE} is", ours / theirs, 1 / BAR_RATE, "x")
    return max(missed, verdict(f"all processes for {WEIGHED} plans", sum(peaks), BAR_MB, "MB"))


def timed() -> tuple[float, float]:
    """Seconds for the same plans one after the other, and by processes and merged."""
    theirs = alone(print_one_by_one, TIMED)
    ours, *_ = alone(print_and_merge, TIMED)
    parts = f"{theirs:.1f} s one after the other, {ours:.1f} s by {PROCESSES} processes and merged"
    print(f"{TIMED} plans: {parts}   x {ours / theirs:.2f}")
    return theirs, ours


def alone(job: Callable[[int], T], count: int) -> T:
    """In a process of its own, so that nothing is warm and nothing else is weighed."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(job, count).result()


def print_one_by_one(count: int) -> float:
    """Seconds in one process; the clock runs from importing the renderer on."""
    orders = list(print_tasks(count))
    began = time.perf_counter()
    from questionnaire.report.pdf.render import render  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        for order in orders:
            Path(folder, order.key).write_bytes(render(order.html()))
        return time.perf_counter() - began


def print_and_merge(count: int) -> tuple[float, list[float], int]:
    """Seconds, the processes starting included; each process's peak in MB; the merged file's bytes."""
    orders = list(print_tasks(count))
    began = time.perf_counter()
    from questionnaire.report.merge import Part, merge  # noqa: PLC0415

    pool = RenderPool(PROCESSES, queue=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = map(partial(on_disk, folder), print_all(pool, orders, PROCESSES + 1))
        printed = in_order(kept, (order.key for order in orders))
        with replacing(folder / "all.pdf") as file:
            merge((Part(pdf, key, f"s{key}") for key, pdf in printed), "All", "de", file)
        taken, size = time.perf_counter() - began, (folder / "all.pdf").stat().st_size
        peaks = [peak(process) for process in (os.getpid(), *children(os.getpid()))]
    pool.close()
    return taken, peaks, size


def on_disk(folder: Path, printed: Printed) -> tuple[str, Path]:
    assert printed.pdf, printed.problem
    (folder / printed.key).write_bytes(printed.pdf)
    return printed.key, folder / printed.key


if __name__ == "__main__":
    sys.exit(main())
