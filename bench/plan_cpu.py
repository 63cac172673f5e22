"""CPU of one printed plan beside four peers that print the same words, each round another plan.

./bench/run plan [rounds]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from importlib.util import find_spec
from typing import NamedTuple

from bench.measuring import Side, median, ratios, seconds, spread, verdict
from bench.peers.careless import NAIVE, PLAIN, careless
from bench.samples import NAMES, plan_of
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render

BARS = {"naive": 0.30, "typst": 5.0}
# Of every second one: what it prints beside another one is not there already.
TURNS = (*NAMES[::2], *NAMES[1::2])
# A render process prints 300 plans. Ours keeps styles over the first few, and Typst what it has set.
WARMING = 6
Work = Callable[[], bytes]


class Printer(NamedTuple):
    """`ready` takes a plan and gives what prints it; that alone is measured."""

    ready: Callable[[ActionPlan], Work]
    side: Callable[[Work], Side] = Side


def main(rounds: str = "8") -> int:
    with ExitStack() as open_ones:
        printers = dict(all_printers(open_ones))
        for sample in TURNS[-WARMING:]:
            for printer in printers.values():
                printer.ready(plan_of(sample, "Warm"))()
        found = [measured(printers, sample) for sample in TURNS[: int(rounds)]]
    times = {name: [each[name] for each in found] for name in printers}
    for name, taken in times.items():
        beside = spread(ratios(times["ours"], taken), "x")
        print(f"{name:8} {spread([1000 * each for each in taken], 'ms', 0):26} ours {beside}")
    kept = {name: median(ratios(times["ours"], times[name])) for name in BARS if name in times}
    return max(verdict(f"a plan beside {name}", ratio, BARS[name], "x") for name, ratio in kept.items())


def measured(printers: dict[str, Printer], sample: str) -> dict[str, float]:
    """Seconds of each for a plan that none of them has printed before: Typst remembers what it has."""
    plan = plan_of(sample)
    return {name: seconds(printer.side(printer.ready(plan))) for name, printer in printers.items()}


def html_of(plan: ActionPlan) -> str:
    return plan_html(plan, "de")


def all_printers(open_ones: ExitStack) -> Iterator[tuple[str, Printer]]:
    """WeasyPrint's make the HTML too; the others have theirs before the clock runs."""
    yield "ours", Printer(lambda plan: lambda: render(html_of(plan)))
    yield "plain", Printer(lambda plan: lambda: careless(html_of(plan), PLAIN))
    yield "naive", Printer(lambda plan: lambda: careless(html_of(plan), NAIVE))
    if all(map(find_spec, ("typst", "playwright"))):
        yield "typst", typst_printer()
        yield from chromium_printer(open_ones)
    else:
        print("Typst and Chromium are left out: only ./bench/run installs what they need.")


def typst_printer() -> Printer:
    from bench.peers.typesetter import Typesetter  # noqa: PLC0415 - may be missing

    typesetter = Typesetter()
    return Printer(lambda plan: typesetter.ready(html_of(plan)))


def chromium_printer(open_ones: ExitStack) -> Iterator[tuple[str, Printer]]:
    from bench.peers.browser import browser, found  # noqa: PLC0415 - may be missing

    program = found()
    if program:
        chromium = open_ones.enter_context(browser(program))
        side = partial(Side, cpu=chromium.cpu)
        yield "chromium", Printer(lambda plan: chromium.ready(html_of(plan)), side)
    else:
        print("Chromium is left out: it is not on this machine, and ./test provides it.")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
