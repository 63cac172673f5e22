"""CPU of three form pages, the plan's page and a save beside a bare Flask page and a bare function of WSGI.

./bench/run pages
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.calls import application, brought, request, with_token
from bench.measuring import Side, in_turn, median, ratios, spread, verdict
from bench.peers.bare import commit, flask_app, wsgi_app

ROUNDS = 25
CALLS = 60
# A call of a peer takes a tenth of the time or less; as many seconds must go into each side of a ratio.
PEER_CALLS = 600
# It takes as long as a hundred of the others.
PLAN_CALLS = 4
FORM_PAGES = ("offering", "region", "lesson")
BAR_FORM, BAR_SAVE, BAR_FLOOR, BAR_PLAN_MS = 3.0, 8.0, 1.3, 15.0
ANSWERS = {
    "named_contacts": "nobody",
    "decision_path": "read_website",
    "funding_in_use": "not_searched",
    "staying_power": "about_six_months",
}
# SQLite writes no page that stays as it was: so every save has to change every answer.
OTHERS = dict.fromkeys(ANSWERS, "unknown")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, application() as app:
        link, full = app.test_client().post("/de/").headers["Location"].split("/")[2], brought(app)
        step, saved = f"/de/{link}/step", with_token(app, link, ANSWERS, OTHERS)
        ours = {
            **{name: request(app, f"{step}/{number}") for number, name in enumerate(FORM_PAGES, 1)},
            "plan": request(app, f"/de/{full}/plan"),
            "save": request(app, f"{step}/3", *saved),
        }
        # What no save can do without: a form read and answered, and a commit that waits for the disk.
        form, write = request(flask_app(), f"{step}/3", *saved), commit(Path(folder) / "bare.sqlite", *saved)
        # One after the other they cost more than each alone: whoever waited for the disk finds cold caches.
        floor = {"- form": form, "- commit": write, "- both": lambda: (form(), write())}
        peers = {"Flask": request(flask_app(), "/"), "WSGI": request(wsgi_app, "/")}
        return report(in_turn(sides(peers, {**ours, **floor}), ROUNDS))


def sides(peers: dict[str, Callable[[], Any]], ours: dict[str, Callable[[], Any]]) -> dict[str, Side]:
    small = {name: Side(call, PEER_CALLS) for name, call in peers.items()}
    return small | {name: Side(call, PLAN_CALLS if name == "plan" else CALLS) for name, call in ours.items()}


def report(found: dict[str, list[float]]) -> int:
    for name, taken in found.items():
        beside = "   ".join(
            f"{peer} {spread(ratios(taken, found[peer]), 'x', 1):22}" for peer in ("Flask", "WSGI")
        )
        print(f"{name:9} {spread([1_000_000 * each for each in taken], 'µs', 0):28} {beside}")
    flask = {name: median(ratios(taken, found["Flask"])) for name, taken in found.items()}
    floor, plan = median(ratios(found["save"], found["- both"])), 1000 * median(found["plan"])
    return max(
        *(verdict(f"{name} beside bare Flask", flask[name], BAR_FORM, "x") for name in FORM_PAGES),
        verdict("a save beside bare Flask", flask["save"], BAR_SAVE, "x"),
        verdict("a save beside its floor", floor, BAR_FLOOR, "x"),
        verdict("the plan’s page", plan, BAR_PLAN_MS, "ms"),
    )


if __name__ == "__main__":
    sys.exit(main())
