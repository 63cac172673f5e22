"""Peak memory of the web process and of a render process, beside a bare Flask page. Linux only.

./bench/run memory [plans]
"""

from __future__ import annotations

import os
import sys
from itertools import cycle, islice

from bench.measuring import verdict
from bench.processes import children, holds_renderer, peak, web_process
from bench.server import OUR_PAGE, OURS, PEER, PEER_PAGE, first_page, serving
from bench.visitor import answered, pages, visit
from questionnaire.report.processes.pool import RenderPool

PAGES = 200
PDFS = 6
BAR_WEB_MB = 75.0
BAR_RENDERER_MB = 105.0


def main(plans: str = "500") -> int:
    with serving(PEER) as (server, port):
        first_page(port, PEER_PAGE)
        visit(port, [PEER_PAGE] * PAGES)
        peer = peak(web_process(server))
    with serving(OURS) as (server, port):
        first_page(port, OUR_PAGE)
        link = answered(port)
        visit(port, islice(cycle(pages(link)), PAGES))
        worker = web_process(server)
        before_pdfs = peak(worker)
        visit(port, islice(cycle([f"/de/{link}/plan.pdf", f"/en/{link}/plan.pdf"]), PDFS))
        web = peak(worker)
        renderers = sorted(peak(process) for process in children(worker) if holds_renderer(process))
        is_free = not holds_renderer(worker) and not holds_renderer(server)
    assert renderers, "no render process was found, so nothing was measured"
    show("bare Flask page", peer, peer)
    show(f"web process, {PAGES} pages", before_pdfs, peer)
    show(f"web process, and {PDFS} PDFs", web, peer)
    for renderer in renderers:
        show("render process", renderer, peer)
    print(f"renderer's libraries in the web process: {'none' if is_free else 'LOADED'}")
    tired = peak_after(int(plans))
    show(f"render process, {plans} plans", tired, peer)
    return max(
        verdict("web process", web, BAR_WEB_MB, "MB"),
        verdict(f"a render process after {plans} plans", tired, BAR_RENDERER_MB, "MB"),
        verdict("renderer’s libraries in the web process", 0 if is_free else 1, 0, "times"),
    )


def show(name: str, found: float, peer: float) -> None:
    print(f"{name:28} {found:6.1f} MB   x {found / peer:.1f}")


def peak_after(plans: int) -> float:
    """The most that any had: one that has printed three hundred makes room for a fresh one."""
    # Not above: a render process also imports the program that started it, which a server's has no need of.
    from bench.samples import print_tasks  # noqa: PLC0415

    pool, found = RenderPool(1, queue=1), [0.0]
    for task in print_tasks(plans):
        pool.render(task.html())
        found += [peak(process) for process in children(os.getpid()) if holds_renderer(process)]
    pool.close()
    return max(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
