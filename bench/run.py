"""Everything that is measured, one after the other, or one of it by name; with which bars were kept.

./bench/run [name [what it takes]]
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence

from bench.measuring import load
from bench.server import ROOT

COMMANDS: Mapping[str, str] = {
    "sizes": "bench.sizes",
    "plan": "bench.plan_cpu",
    "pages": "bench.form_page",
    "start": "bench.start",
    "memory": "bench.memory",
    "growth": "bench.growth",
    "erasing": "bench.erasing",
    "batch": "bench.batch",
    "click": "bench.click",
    "printing": "bench.while_printing",
    "load": "bench.under_load",
    "places": "bench.places",
    "scale": "bench.scale",
    "capacity": "bench.capacity",
    "regions": "bench.regions",
}
# It needs a file that only whoever has fetched it can name.
ONLY_BY_NAME = frozenset({"regions"})
BAR, MISSED = "bar: ", "MISSED"


def main(name: str = "", *given: str) -> int:
    if name and name not in COMMANDS:
        print(f"There is no {name}. There are: {', '.join(COMMANDS)}")
        return 2
    names = [name] if name else [each for each in COMMANDS if each not in ONLY_BY_NAME]
    print(f"before: {load()}", flush=True)
    bars = {each: list(measured(each, given)) for each in names}
    print(f"\nafter: {load()}")
    return summary(bars)


def measured(name: str, given: Sequence[str]) -> Iterator[str]:
    """The bars of one; in a process of its own, so that nothing is warm and nothing else is weighed."""
    print(f"\n== {name}", flush=True)
    command = (sys.executable, "-m", COMMANDS[name], *given)
    is_told = False
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            print(line, end="", flush=True)
            if line.startswith(BAR):
                is_told = is_told or MISSED in line
                yield line.removeprefix(BAR).rstrip()
    # Python ends with 1 as well where something fails.
    if process.returncode and not is_told:
        yield f"measured to its end: {MISSED} (it ended with {process.returncode})"


def summary(bars: Mapping[str, Sequence[str]]) -> int:
    """1 where a bar is missed, for the shell."""
    missed = [f"{name:9} {bar}" for name, found in bars.items() for bar in found if MISSED in bar]
    print(f"bars kept: {sum(map(len, bars.values())) - len(missed)}, missed: {len(missed)}")
    for line in missed:
        print(f"  {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
