"""What a thousand founders cost: CPU of web, database and printer, and bytes on disk. Linux only.

.venv/bin/python -m bench.scale [sqlite|postgresql]

PostgreSQL is started by the script where it is installed; RATHAUSREIF_TEST_POSTGRESQL chooses a version.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from flask import Flask
from msgspec import Struct
from sqlalchemy import text

from app import create_app
from bench.form_page import request
from bench.memory import children
from bench.plan_cpu import careful, sample_plan
from bench.start import ROOT, verdict
from questionnaire.answers.answers import Answers
from questionnaire.services import Services, services_of
from questionnaire.settings import Settings
from questionnaire.storage.migrate import upgrade
from questionnaire.web.links import form_token
from tests.databases import PostgresqlDatabases
from tests.postgresql_server import PostgresqlServer, programs

CALLS, PLANS, SETS = 400, 8, 4000
# What somebody asks for who answers everything once, looks at the plan and ticks a little.
PER_FOUNDER = {"form pages": 12, "saves": 11, "plan pages": 6, "PDFs": 1.5}
TICKS = os.sysconf("SC_CLK_TCK")
BAR_MB = 8.0


class Place(Struct, frozen=True):
    """A database: its address, the CPU seconds of its server so far, the bytes that it takes."""

    url: str
    server_cpu: Callable[[], float]
    size: Callable[[Services], int]


def main(kind: str = "sqlite") -> int:
    with places()[kind]() as place:
        app = create_app(Settings(secret_key="x" * 32, database_url=place.url))
        upgrade(services_of(app).assessments.engine)
        costs = {name: cpu(work, place) for name, work in requests(app).items()}
        plan = sample_plan("school-meals-uckermark")
        costs["PDFs"] = cpu(partial(careful, plan), place, PLANS)
        megabytes = disk(services_of(app), place)
        services_of(app).close()
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


def requests(app: Flask) -> dict[str, Callable[[], Any]]:
    document = (ROOT / "samples" / "school-meals-uckermark.json").open("rb")
    sent = app.test_client().post("/de/answers", data={"file": (document, "answers.json")})
    link = sent.headers["Location"].split("/")[2]
    with app.app_context():
        token = form_token(link)
    forms = [{"token": token, "go": "next", "named_contacts": answer} for answer in ("nobody", "unknown")]
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
    given = [json.loads(file.read_bytes())["answers"] for file in sorted((ROOT / "samples").glob("*.json"))]
    sets = cycle(
        [Answers({k: (v,) if isinstance(v, str) else tuple(v) for k, v in each.items()}) for each in given]
    )
    before = place.size(services)
    for number, answers in zip(range(SETS), sets, strict=False):
        services.assessments.create(number.to_bytes(32, "big"), "2026.1", answers, datetime.now(UTC))
    return (place.size(services) - before) / 1_000_000 / SETS * 1000


def places() -> dict[str, Callable[[], Any]]:
    return {"sqlite": in_a_file, "postgresql": on_a_server}


@contextmanager
def in_a_file() -> Iterator[Place]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.sqlite"
        yield Place(f"sqlite:///{file}", lambda: 0.0, partial(size_of_file, file))


def size_of_file(file: Path, services: Services) -> int:
    services.assessments.log.forget()
    return file.stat().st_size


@contextmanager
def on_a_server() -> Iterator[Place]:
    folder = programs()
    assert folder, "PostgreSQL is not installed"
    server = PostgresqlServer(folder)
    print(f"PostgreSQL from {folder}")
    databases = PostgresqlDatabases(server)
    try:
        yield Place(databases.newest(Path()), partial(cpu_of, server.process.pid), size_of_database)
    finally:
        server.stop()


def size_of_database(services: Services) -> int:
    with services.assessments.engine.connect() as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def cpu_of(process: int) -> float:
    """Of the process and all that it has started, those that have ended included."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    own = sum(map(int, fields[11:15])) / TICKS
    return own + sum(cpu_of(child) for child in children(process))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
