"""CPU of pages with few assessments and with very many, in turn, on every database that this machine has.

./bench/run growth [assessments] [rooms]
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

from flask import Flask
from sqlalchemy import event

from bench.calls import application, brought, request, with_token
from bench.databases import Place, kinds, place
from bench.filling import fill
from bench.measuring import Side, in_turn, median, ratios, spread, verdict
from bench.samples import CODE, filled_workshop
from questionnaire.services import services_of

FEW, SEATS = 10, 40
KEY = "k" * 32
COOKIE = f"__Host-advisor-{CODE}={KEY}"
ROUNDS = 9
# Calls a round: of what draws up a plan or a room, and of the others.
LONG, SHORT = 5, 100
BAR_FLAT = 1.25
ONLOOKERS = 20


def main(many: str = "100000", rooms: str = "200") -> int:
    return max(grown(kind, int(many), int(rooms)) for kind in kinds())


def grown(kind: str, many: int, rooms: int) -> int:
    with ExitStack() as open_ones:
        there = open_ones.enter_context(place(kind))
        small = open_ones.enter_context(application(there.new()))
        large = open_ones.enter_context(application(there.new()))
        for app, count, others in ((small, FEW, 0), (large, many, rooms - 1)):
            filled_workshop(engine_of(app), hashlib.sha256(KEY.encode()).digest(), SEATS)
            fill(engine_of(app), count, others, SEATS)
        print(f"{kind}: {FEW} assessments and a room, beside {many} and {rooms} rooms of {SEATS}")
        return max(*compared(kind, there, small, large), shared(kind, large))


def compared(kind: str, there: Place, small: Flask, large: Flask) -> Iterator[int]:
    ours, theirs = pages(large), pages(small)
    for name, call in ours.items():
        calls = LONG if name in ("plan", "room") else SHORT
        cost = in_turn(
            {"many": side(call, calls, there), "few": side(theirs[name], calls, there)},
            ROUNDS,
        )
        found = ratios(cost["many"], cost["few"])
        few, many = (spread([1000 * each for each in cost[size]], "ms") for size in ("few", "many"))
        print(f"{name:8} few {few:26} many {many:26} {spread(found, 'x')}")
        yield verdict(f"{name} with many beside few, {kind}", median(found), BAR_FLAT, "x")


def side(call: Callable[[], Any], calls: int, there: Place) -> Side:
    """The database's server computes for it too."""
    return Side(call, calls, lambda: time.process_time() + there.server_cpu())


def pages(app: Flask) -> dict[str, Callable[[], Any]]:
    link = brought(app)
    forms = with_token(app, link, *({"go": "next", "named_contacts": each} for each in ("nobody", "unknown")))
    return {
        "form": request(app, f"/de/{link}/step/3"),
        "save": request(app, f"/de/{link}/step/3", *forms),
        "plan": request(app, f"/de/{link}/plan"),
        "room": request(app, f"/de/workshop/{CODE}", cookie=COOKIE),
    }


def shared(kind: str, app: Flask) -> int:
    """How often a room's answers are read for all who look at what the projector shows."""
    look, read = request(app, f"/de/room/{CODE}/now"), [0]
    # What the first look has left is old by then.
    time.sleep(2.1)

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: object) -> None:
        read[0] += "answers.question_id" in statement

    event.listen(engine_of(app), "before_cursor_execute", note)
    for _ in range(ONLOOKERS):
        look()
    event.remove(engine_of(app), "before_cursor_execute", note)
    return verdict(f"readings of a room for {ONLOOKERS} who look, {kind}", read[0], 1, "")


def engine_of(app: Flask) -> Any:
    return services_of(app).assessments.engine


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
