"""What a thousand founders cost: CPU of web, database and printer, and bytes on disk. Linux only.

./bench/run scale [sqlite|postgresql]

PostgreSQL is started by the script where it is installed; RATHAUSREIF_TEST_POSTGRESQL chooses a version.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Flask

from bench.calls import application, brought, request, with_token
from bench.databases import Place, place
from bench.measuring import verdict
from bench.samples import EDITION, all_stored, plan_of
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render
from questionnaire.services import Services, services_of

CALLS, PLANS, SETS = 400, 8, 4000
# What somebody asks for who answers everything once, looks at the plan and ticks a little.
PER_FOUNDER = {"form pages": 12, "saves": 11, "plan pages": 6, "PDFs": 1.5}
BAR_MB = 8.0


def main(kind: str = "sqlite") -> int:
    with place(kind) as there, application(there.new()) as app:
        costs = {name: cpu(work, there) for name, work in requests(app).items()}
        costs["PDFs"] = cpu(partial(print_plan, "school-meals-uckermark"), there, PLANS)
        megabytes = disk(services_of(app), there)
    report(kind, costs)
    print(f"{SETS} sets of answers: {megabytes:.2f} MB on disk for each thousand")
    return verdict("disk for a thousand sets of answers", megabytes, BAR_MB, "MB")


def report(kind: str, costs: Mapping[str, tuple[float, float]]) -> None:
    total = sum(PER_FOUNDER[name] * sum(cost) for name, cost in costs.items())
    print(f"{kind:12} {'CPU s a thousand':>18} {'of it database':>16} {'a founder asks':>16} {'share':>7}")
    for name, (own, servers) in costs.items():
        times, seconds = PER_FOUNDER[name], own + servers
        share = times * seconds / total
        print(f"{name:12} {1000 * seconds:18.1f} {1000 * servers:16.1f} {times:16} {share:7.0%}")
    print(f"a thousand founders: {1000 * total:.0f} s of CPU; {3600 / total:.0f} founders an hour and core")


def print_plan(sample: str) -> bytes:
    return render(plan_html(plan_of(sample), "de"))


def requests(app: Flask) -> dict[str, Callable[[], Any]]:
    link = brought(app)
    forms = with_token(app, link, *({"go": "next", "named_contacts": each} for each in ("nobody", "unknown")))
    return {
        "form pages": request(app, f"/de/{link}/step/3"),
        "saves": request(app, f"/de/{link}/step/3", *forms),
        "plan pages": request(app, f"/de/{link}/plan"),
    }


def cpu(work: Callable[[], Any], place: Place, calls: int = CALLS) -> tuple[float, float]:
    """Seconds of CPU a call: ours, and those of the database's server."""
    work()
    own, servers = time.process_time(), place.server_cpu()
    for _ in range(calls):
        work()
    return (time.process_time() - own) / calls, (place.server_cpu() - servers) / calls


def disk(services: Services, place: Place) -> float:
    """MB for each thousand sets of answers, the samples' in turn."""
    before = place.size(services)
    for number, answers in enumerate(all_stored(SETS)):
        services.assessments.create(number.to_bytes(32, "big"), EDITION, answers, datetime.now(UTC))
    return (place.size(services) - before) / 1_000_000 / SETS * 1000


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
