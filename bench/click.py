"""How long a click on the plan’s PDF takes after the check page, after a tick, and unprepared; and how soon
forty plans are one file after the last of a room has finished. Linux only.

./bench/run click
"""

from __future__ import annotations

import http.client
import json
import re
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.measuring import verdict
from bench.processes import database_of
from bench.server import OUR_PAGE, OURS, first_page, serving
from bench.while_printing import state
from questionnaire.answers.file import read_answers
from questionnaire.content.edition import Edition, load_edition
from questionnaire.jobs.queue import Queue
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.processes.pool import RenderPool
from questionnaire.storage import Assessments, Period, PrintOrders, Seats, Workshops
from questionnaire.storage.engine import open_engine
from questionnaire.texts import Language
from questionnaire.workshop.print_order import PrintRequest
from questionnaire.workshop.workshop import Invitation

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.json"))
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
FOUNDERS = 40
LAST_STEP = 9
# Of somebody who looks over their answers, and then at their plan.
CHECK_SECONDS, PLAN_SECONDS = 3.0, 4.0
SEATS = 40
# Between two of a room who finish.
FINISH_SECONDS = 3.0
SECRET = b"s" * 32
BAR_READY_MS = 100.0
BAR_RATIO = 1.5
BAR_ROOM_SECONDS = 10.0


def main() -> int:
    edition = load_edition()
    with serving(OURS) as (server, port):
        first_page(port, OUR_PAGE)
        checked, ticked, unprepared, rendered = clicks(edition, port)
        room = Room(database_of(server), edition)
        ahead, anew = room.seconds_after_the_last(), room.seconds_of_order("en")
    print(f"click after the check page   {told(checked)}")
    print(f"click after a tick           {told(ticked)}")
    print(f"click, nothing prepared      {told(unprepared)}")
    print(f"the render alone             {told(rendered)}")
    print(f"{SEATS} plans as one PDF          {ahead:6.1f} s after the last has finished, {anew:.1f} s anew")
    return max(
        verdict("p95 of a click after the check page", p95(checked), BAR_READY_MS, "ms"),
        verdict("p95 of a click after a tick", p95(ticked), BAR_READY_MS, "ms"),
        verdict("p95 unprepared beside the render’s", p95(unprepared) / p95(rendered), BAR_RATIO, "x"),
        verdict(f"{SEATS} plans after the last", ahead, BAR_ROOM_SECONDS, "s"),
    )


def clicks(edition: Edition, port: int) -> tuple[list[float], list[float], list[float], list[float]]:
    """Milliseconds of each: one founder after the other, all four in turn."""
    pool = RenderPool(workers=1, queue=0)
    pool.render(html(edition, SAMPLES[0]))
    rows = []
    for sample in islice(cycle(SAMPLES), FOUNDERS):
        founder, page = Founder(port, sample).clicks(), html(edition, sample)
        rows.append((*founder, milliseconds(partial(pool.render, page))))
    pool.close()
    checked, ticked, unprepared, rendered = (list(column) for column in zip(*rows, strict=True))
    return checked, ticked, unprepared, rendered


def html(edition: Edition, sample: Path) -> str:
    answers = read_answers(edition.catalogue, edition.regions, sample.read_bytes())
    return plan_html(draw_up(edition, answers, datetime.now(UTC).date()), "en")


class Founder:
    """Brings the answers of a sample and answers the last step again."""

    def __init__(self, port: int, sample: Path) -> None:
        self.port = port
        self.answers: dict[str, str | list[str]] = json.loads(sample.read_bytes())["answers"]
        location = self.send("/de/answers", *multipart(sample))
        self.base = location.removesuffix("step/10")

    def clicks(self) -> tuple[float, float, float]:
        """After the check page, after a tick, and in the language in which nothing was prepared."""
        self.answer_last_step()
        self.get("step/10")
        time.sleep(CHECK_SECONDS)
        checked = self.read_and_click()
        self.tick()
        ticked = self.read_and_click()
        unprepared = milliseconds(lambda: self.ask(f"{self.base}plan.pdf".replace("/de/", "/en/")))
        return checked, ticked, unprepared

    def read_and_click(self) -> float:
        self.get("plan")
        time.sleep(PLAN_SECONDS)
        return milliseconds(lambda: self.get("plan.pdf"))

    def answer_last_step(self) -> None:
        page = self.get(f"step/{LAST_STEP}")
        asked = set(re.findall(r'name="([a-z_]+)"', page)) & set(self.answers)
        form = {"token": found(r'name="token" value="(\w+)"', page), "go": "next"}
        self.post(f"step/{LAST_STEP}", {**form, **{question: self.answers[question] for question in asked}})

    def tick(self) -> None:
        page = self.get("plan")
        step = found(r'data-step="(\w+)"', page)
        token = found(r'name="token" value="(\w+)"', page)
        self.post(f"steps/{step}", {"token": token, "seen": "open", "done": "1", "go": "tick"})

    def get(self, rest: str) -> str:
        return self.ask(self.base + rest).decode(errors="replace")

    def ask(self, path: str) -> bytes:
        return self.request(http.HTTPStatus.OK, "GET", path)[0]

    def post(self, rest: str, form: dict[str, str | list[str]]) -> None:
        self.send(self.base + rest, urlencode(form, doseq=True).encode(), FORM)

    def send(self, path: str, body: bytes, headers: dict[str, str]) -> str:
        return self.request(http.HTTPStatus.SEE_OTHER, "POST", path, body, headers)[1]

    def request(self, status: int, *sent: Any) -> tuple[bytes, str]:
        """On a connection of its own: the server has closed the last one while somebody read."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(*sent)
            answer = connection.getresponse()
            body = answer.read()
        assert answer.status == status, f"{sent[:2]}: {answer.status}"
        return body, answer.headers.get("Location", "")


def multipart(file: Path) -> tuple[bytes, dict[str, str]]:
    head = '--edge\r\nContent-Disposition: form-data; name="file"; filename="answers.json"\r\n\r\n'
    body = head.encode() + file.read_bytes() + b"\r\n--edge--\r\n"
    return body, {"Content-Type": "multipart/form-data; boundary=edge"}


class Room:
    """Everybody has answered all but the last step; the worker finds by itself who finishes."""

    def __init__(self, database: str, edition: Edition) -> None:
        self.database, self.edition_number = database, edition.catalogue.edition_number
        self.last = {question.id for question in edition.catalogue.steps[-1].questions}
        self.engine, now = open_engine(database), datetime.now(UTC)
        self.storage = Assessments(self.engine, Period(1))
        workshops = Workshops(self.engine, 1, self.storage.log)
        workshops.open(SECRET, Invitation("ABCD2345", "Messung", date(2026, 12, 1), "de"), now)
        room = workshops.led_by(SECRET, now)
        assert room is not None
        self.id = room.id
        seats = Seats(self.engine, Period(1), self.storage.log)
        for number in range(SEATS):
            seats.join(room, owner(number), self.edition_number, now)
            self.save(number, is_last_step=False)

    def seconds_after_the_last(self) -> float:
        for number in range(SEATS):
            self.save(number, is_last_step=True)
            if number < SEATS - 1:
                time.sleep(FINISH_SECONDS)
        return self.seconds_of_order("de")

    def seconds_of_order(self, language: Language) -> float:
        began = time.perf_counter()
        request, numbers = PrintRequest("pdf", language, "all"), range(1, SEATS + 1)
        order = PrintOrders(self.engine, 1).place(self.id, request, numbers, datetime.now(UTC))
        queue = Queue(f"{self.database.rpartition('/')[0]}/jobs.sqlite")
        queue.announce(order)
        queue.close()
        with closing(sqlite3.connect(self.database.removeprefix("sqlite:///"))) as connection:
            while state(connection, order) in ("waiting", "running"):
                time.sleep(0.05)
            assert state(connection, order) == "done"
        return time.perf_counter() - began

    def save(self, number: int, *, is_last_step: bool) -> None:
        given = json.loads(next(islice(cycle(SAMPLES), number, None)).read_bytes())["answers"]
        values = dict(listed(given, self.last if is_last_step else set(given) - self.last))
        self.storage.save(owner(number), self.edition_number, values, datetime.now(UTC))


def listed(given: dict[str, str | list[str]], wanted: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key in wanted & set(given):
        value = given[key]
        yield key, (value,) if isinstance(value, str) else tuple(value)


def owner(number: int) -> bytes:
    return number.to_bytes(32, "big")


def found(pattern: str, page: str) -> str:
    match = re.search(pattern, page)
    assert match, f"the page has no {pattern}"
    return match[1]


def milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def told(values: list[float]) -> str:
    return f"p50 {statistics.median(values):7.1f} ms   p95 {p95(values):7.1f} ms   {len(values)} clicks"


if __name__ == "__main__":
    sys.exit(main())
