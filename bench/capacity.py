"""What one founder costs, from the start page to the plan on paper, and how many two cores carry. Linux only.

./bench/run capacity
"""

from __future__ import annotations

import http.client
import sys
from contextlib import closing

from bench.processes import cpu_of, web_process
from bench.samples import stored
from bench.server import OUR_PAGE, OURS, first_page, serving
from bench.visitor import Fields, ask, begin, calling, send, token

SAMPLE = "school-meals-uckermark"
FOUNDERS = 20
STEPS = ("1", "1/2", *map(str, range(2, 10)))
CORES = 2
# More would leave nothing for those who come at the same moment.
SHARE = 0.5


def main() -> int:
    answers: Fields = {key: list(values) for key, values in stored(SAMPLE).items()}
    with serving(OURS) as (server, port), closing(calling(port)) as visitor:
        first_page(port, OUR_PAGE)
        web = web_process(server)
        print_plan(visitor, founder(visitor, answers))
        began = cpu_of(web)
        links = [founder(visitor, answers) for _ in range(FOUNDERS)]
        answered = cpu_of(web)
        for link in links:
            print_plan(visitor, link)
        printed = cpu_of(web)
    pages, paper = (answered - began) / FOUNDERS, (printed - answered) / FOUNDERS
    print(f"answering, {2 * len(STEPS) + 3} requests  {pages:6.2f} s of CPU for each founder")
    print(f"the plan as a PDF       {paper:6.2f} s of CPU")
    hourly = CORES * 3600 * SHARE / (pages + paper)
    print(f"{CORES} cores, half of them used: {hourly:.0f} founders an hour, each with one PDF")
    return 0


def founder(visitor: http.client.HTTPConnection, answers: Fields) -> str:
    """The link of somebody who has answered every step and read the plan."""
    ask(visitor, OUR_PAGE)
    link = begin(visitor)
    for step in STEPS:
        path = f"/de/{link}/step/{step}"
        send(visitor, path, {"token": token(visitor, path), "go": "next", **answers})
    ask(visitor, f"/de/{link}/plan")
    return link


def print_plan(visitor: http.client.HTTPConnection, link: str) -> None:
    ask(visitor, f"/de/{link}/plan.pdf")


if __name__ == "__main__":
    sys.exit(main())
