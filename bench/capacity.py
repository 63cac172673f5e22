"""What one founder costs, from the start page to the plan on paper, and how many two cores carry. Linux only.

.venv/bin/python -m bench.capacity
"""

from __future__ import annotations

import http.client
import json
import os
import re
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

from bench.memory import FORM, ask, children, serves
from bench.start import OUR_PAGE, OURS, first_page, serving

SAMPLE = Path(__file__).parents[1] / "samples/school-meals-uckermark.json"
FOUNDERS = 20
STEPS = ("1", "1/2", *map(str, range(2, 10)))
CORES = 2
# More would leave nothing for those who come at the same moment.
SHARE = 0.5
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> int:
    answers = json.loads(SAMPLE.read_bytes())["answers"]
    with serving(OURS) as (master, port), closing(http.client.HTTPConnection("127.0.0.1", port)) as visitor:
        first_page(port, OUR_PAGE)
        web = next(process for process in children(master) if serves(process))
        print_plan(visitor, founder(visitor, answers))
        began = cpu(web)
        links = [founder(visitor, answers) for _ in range(FOUNDERS)]
        answered = cpu(web)
        for link in links:
            print_plan(visitor, link)
        printed = cpu(web)
    pages, paper = (answered - began) / FOUNDERS, (printed - answered) / FOUNDERS
    print(f"answering, {2 * len(STEPS) + 3} requests  {pages:6.2f} s of CPU for each founder")
    print(f"the plan as a PDF       {paper:6.2f} s of CPU")
    hourly = CORES * 3600 * SHARE / (pages + paper)
    print(f"{CORES} cores, half of them used: {hourly:.0f} founders an hour, each with one PDF")
    return 0


def founder(visitor: http.client.HTTPConnection, answers: dict[str, str | list[str]]) -> str:
    """The link of somebody who has answered every step and read the plan."""
    ask(visitor, OUR_PAGE)
    link = send(visitor, OUR_PAGE, {}).split("/")[2]
    for step in STEPS:
        visitor.request("GET", f"/de/{link}/step/{step}")
        token = re.search(rb'name="token" value="([^"]+)"', visitor.getresponse().read())
        assert token, "the form has no token"
        send(visitor, f"/de/{link}/step/{step}", {"token": token[1].decode(), "go": "next", **answers})
    ask(visitor, f"/de/{link}/plan")
    return link


def print_plan(visitor: http.client.HTTPConnection, link: str) -> None:
    ask(visitor, f"/de/{link}/plan.pdf")


def send(visitor: http.client.HTTPConnection, path: str, form: dict[str, str | list[str]]) -> str:
    visitor.request("POST", path, urlencode(form, doseq=True), FORM)
    answer = visitor.getresponse()
    answer.read()
    assert answer.status == http.HTTPStatus.SEE_OTHER, (path, answer.status)
    return answer.headers["Location"]


def cpu(process: int) -> float:
    """Seconds that it and all its children have computed."""
    own = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    return sum(map(int, own[11:15])) / TICKS + sum(map(cpu, children(process)))


if __name__ == "__main__":
    sys.exit(main())
