"""`flask regions` on a whole register, beside a command that starts the same way and does little. Linux only.

./bench/run regions GV100AD.txt
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from bench.measuring import load, median, verdict
from bench.server import ROOT
from questionnaire.content.loader import CONTENT

ROUNDS = 7
BAR_SECONDS = 5.0
BAR_MB = 150.0
FLASK = (sys.executable, "-m", "flask", "--app", "app")
# 0 where nothing waits for a person's decision, 1 where something does.
READ = (0, 1)


class Run(NamedTuple):
    """Seconds by the clock and of CPU, and the most memory it ever had, in MB of a million bytes."""

    seconds: float
    cpu: float
    peak: float


def main(file: str) -> int:
    lines = Path(file).read_bytes().count(b"\n")
    refresh = ("regions", file, "--folder", str(CONTENT / "regions"))
    run(*refresh)  # Not counted: it compiles what a fresh clone lacks.
    pairs = [(run(*refresh), run("facts")) for _ in range(ROUNDS)]
    ours, peers = ([pair[side] for pair in pairs] for side in (0, 1))
    print(f"{load()}, {lines} lines")
    print(f"flask regions   {spread(ours)}")
    print(f"flask facts     {spread(peers)}")
    missed = verdict("a whole register", median([one.seconds for one in ours]), BAR_SECONDS, "s")
    return max(missed, verdict("peak memory", max(one.peak for one in ours), BAR_MB, "MB"))


def run(*words: str) -> Run:
    began = time.perf_counter()
    command = subprocess.Popen(
        (*FLASK, *words), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(command.pid, 0)
    command.returncode = os.waitstatus_to_exitcode(status)
    assert command.returncode in READ, f"{words[0]} ended with {command.returncode}, so nothing was measured"
    cpu, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1_000_000
    return Run(time.perf_counter() - began, cpu, peak)


def spread(runs: list[Run]) -> str:
    seconds, cpu = [one.seconds for one in runs], [one.cpu for one in runs]
    by_the_clock = f"min {min(seconds):5.2f} s   median {median(seconds):5.2f} s"
    return f"{by_the_clock}   CPU {median(cpu):5.2f} s   {max(one.peak for one in runs):6.1f} MB"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
