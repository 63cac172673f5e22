"""CPU of one printed plan against the same content printed without care, interleaved in one run.

.venv/bin/python -m bench.plan_cpu [sample] [rounds]

"Plain" has flex rows and automatic tables, "naive" hyphenates too; both read sheets and fonts each time.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from questionnaire.answers.file import read_answers
from questionnaire.content.edition import load_edition
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.pdf.assets import AssetFetcher
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render, styles

ROOT = Path(__file__).parents[1]
PLAIN = Path(__file__).parent / "naive" / "plan.css"
HYPHENS = Path(__file__).parent / "naive" / "hyphens.css"
TODAY = date(2026, 11, 23)
BAR = 0.7

Printer = Callable[[ActionPlan], bytes]


def main(sample: str = "neighbours-prignitz", rounds: str = "9") -> None:
    plan = sample_plan(sample)
    printers: dict[str, Printer] = {
        "careful": careful,
        "plain": partial(careless, [PLAIN]),
        "naive": partial(careless, [PLAIN, HYPHENS]),
    }
    sizes = [len(printer(plan)) for printer in printers.values()]
    rows = [[seconds(printer, plan) for printer in printers.values()] for _ in range(int(rounds))]
    times = dict(zip(printers, zip(*rows, strict=True), strict=True))
    print(f"{sample}: {len(plan.tasks)} tasks, {sizes[0] // 1024} KiB; min / median / max")
    for name, found in times.items():
        ratios = [ours / theirs for ours, theirs in zip(times["careful"], found, strict=True)]
        print(f"{name:8} {spread(found, 1000)} ms   ratio of pairs {spread(ratios, 1, 3)}   bar {BAR}")


def sample_plan(sample: str) -> ActionPlan:
    edition = load_edition()
    document = (ROOT / "samples" / f"{sample}.json").read_bytes()
    return draw_up(edition, read_answers(edition.catalogue, edition.regions, document), TODAY)


def careful(plan: ActionPlan) -> bytes:
    return render(plan_html(plan, "de"))


def careless(sheets: list[Path], plan: ActionPlan) -> bytes:
    """Our own sheets and then the careless ones, so that nothing is printed that we do not print."""
    fetcher, fonts = AssetFetcher(), FontConfiguration()
    source = "".join(path.read_text(encoding="utf-8") for path in (*styles("plan"), *sheets))
    sheet = CSS(string=source, url_fetcher=fetcher, font_config=fonts)
    html = HTML(string=plan_html(plan, "de"), url_fetcher=fetcher)
    document: bytes = html.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-3a")
    return document


def seconds(printer: Printer, plan: ActionPlan) -> float:
    before = time.process_time()
    printer(plan)
    return time.process_time() - before


def spread(values: tuple[float, ...] | list[float], scale: int, digits: int = 0) -> str:
    chosen = (min(values), statistics.median(values), max(values))
    return " / ".join(f"{value * scale:.{digits}f}" for value in chosen)


if __name__ == "__main__":
    main(*sys.argv[1:])
