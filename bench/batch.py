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
from typing import NamedTuple, TypeVar

from bench.measuring import at_least, verdict
from bench.processes import children, cpu_of, peak
from questionnaire.drafts import replacing
from questionnaire.report.processes.batch import Printed, PrintTask, in_order, print_all
from questionnaire.report.processes.pool import RenderPool

TIMED = 30
ROUNDS = 3
WEIGHED = 100
PROCESSES = 2
BAR_RATE = 1.85
BAR_MB = 350.0
T = TypeVar("T")


class Run(NamedTuple):
    """Seconds by the clock, and of CPU in all its processes."""

    seconds: float
    cpu: float


def main() -> int:
    rounds = [timed() for _ in range(ROUNDS)]
    theirs, ours = ([run[side] for run in rounds] for side in (0, 1))
    rate = sum(run.seconds for run in theirs) / sum(run.seconds for run in ours)
    free = PROCESSES * sum(run.cpu for run in theirs) / sum(run.cpu for run in ours)
    print(
        f"{PROCESSES} processes print {rate:.2f} x as fast as one; by their CPU, on free cores, {free:.2f} x"
    )
    run, peaks, size = alone(print_and_merge, WEIGHED)
    print(f"{WEIGHED} plans, merged: {run.seconds:.1f} s, {size / 1_000_000:.1f} MB of PDF")
    print("peaks: " + " + ".join(f"{found:.1f}" for found in peaks) + " MB")
    missed = at_least(f"{TIMED} plans by {PROCESSES} processes beside one", rate, BAR_RATE, "x")
    return max(missed, verdict(f"all processes for {WEIGHED} plans", sum(peaks), BAR_MB, "MB"))


def timed() -> tuple[Run, Run]:
    """The same plans one after the other, and by processes and merged."""
    theirs, (ours, *_) = alone(print_one_by_one, TIMED), alone(print_and_merge, TIMED)
    one, all_ = (f"{run.seconds:.1f} s (CPU {run.cpu:.1f})" for run in (theirs, ours))
    rate = theirs.seconds / ours.seconds
    print(f"{TIMED} plans: {one} one after the other, {all_} by {PROCESSES} and merged: {rate:.2f} x")
    return theirs, ours


def alone(job: Callable[[int], T], count: int) -> T:
    """In a process of its own, so that nothing is warm and nothing else is weighed."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(job, count).result()


def print_one_by_one(count: int) -> Run:
    """In one process; the clock runs from importing the renderer on."""
    orders = orders_for(count)
    since = since_now()
    from questionnaire.report.pdf.render import render  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        for order in orders:
            Path(folder, order.key).write_bytes(render(order.html()))
        return since()


def print_and_merge(count: int) -> tuple[Run, list[float], int]:
    """The processes starting included; each process's peak in MB; the merged file's bytes."""
    orders = orders_for(count)
    since = since_now()
    from questionnaire.report.merge import Part, merge  # noqa: PLC0415

    pool = RenderPool(PROCESSES, queue=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = map(partial(on_disk, folder), print_all(pool, orders, PROCESSES + 1))
        printed = in_order(kept, (order.key for order in orders))
        with replacing(folder / "all.pdf") as file:
            merge((Part(pdf, key, f"s{key}") for key, pdf in printed), "All", "de", file)
        run, size = since(), (folder / "all.pdf").stat().st_size
        peaks = [peak(process) for process in (os.getpid(), *children(os.getpid()))]
    pool.close()
    return run, peaks, size


def orders_for(count: int) -> list[PrintTask]:
    # Not above: a render process also imports the program that started it, which a worker's has no need of.
    from bench.samples import print_tasks  # noqa: PLC0415

    return list(print_tasks(count))


def since_now() -> Callable[[], Run]:
    began, cpu = time.perf_counter(), cpu_of(os.getpid())
    return lambda: Run(time.perf_counter() - began, cpu_of(os.getpid()) - cpu)


def on_disk(folder: Path, printed: Printed) -> tuple[str, Path]:
    assert printed.pdf, printed.problem
    (folder / printed.key).write_bytes(printed.pdf)
    return printed.key, folder / printed.key


if __name__ == "__main__":
    sys.exit(main())
