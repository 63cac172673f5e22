"""A workshop through the front door alone: its advisor, and people at their seats who work all the time."""

from __future__ import annotations

import json
import re
import secrets
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event

from questionnaire.content.loader import load_catalogue
from tests.thorough.client import Client, NoAnswer, Reply, Sent
from tests.thorough.machines import ADDRESS, ROOT
from tests.web.visitor import QUESTION_PAGES

SAMPLE: Sent = json.loads((ROOT / "samples" / "school-meals-uckermark.json").read_bytes())["answers"]
CATALOGUE = load_catalogue()
INVITATION = {"title": "Zwei Rechner", "day": "2026-11-30", "language": "de"}
MARK = re.compile(r"Marke\d{3}")
STEP = re.compile(r'action="[^"]*/steps/([a-z_]+)"')
# Of a machine that died at that moment, of one that has no room: come back.
COME_BACK = (502, 503, 504)
PAUSE = 0.05


class Browser:
    """Sends again what got no answer, as whoever presses the button again. It keeps a cookie."""

    def __init__(self, front: Path, number: int, over: Event) -> None:
        self.client, self.over = Client(front), over
        self.headers = {ADDRESS: f"10.0.0.{number + 1}"}
        self.statuses: Counter[int] = Counter()

    def get(self, path: str) -> Reply:
        return self._at_last(lambda: self.client.get(path, self.headers))[0]

    def post(self, path: str, form: Sent | None = None) -> Reply:
        return self.post_at_last(path, form)[0]

    def post_at_last(self, path: str, form: Sent | None = None) -> tuple[Reply, int]:
        """And how often it was sent in vain."""
        reply, in_vain = self._at_last(lambda: self.client.post(path, form, self.headers))
        cookie = reply.headers.get("Set-Cookie", "").partition(";")[0]
        if cookie:
            self.headers = {**self.headers, "Cookie": cookie}
        return reply, in_vain

    def _at_last(self, ask: Callable[[], Reply]) -> tuple[Reply, int]:
        in_vain = 0
        while True:
            with suppress(NoAnswer):
                reply = ask()
                self.statuses[reply.status] += 1
                if reply.status not in COME_BACK:
                    return reply, in_vain
            in_vain += 1
            self.over.wait(PAUSE)


class Seat:
    """Saves every page with its own mark and the round's number, reads it back at once, and ticks steps."""

    def __init__(self, front: Path, code: str, number: int, over: Event) -> None:
        self.browser, self.over = Browser(front, number, over), over
        self.mark = f"Marke{number:03}"
        joined = self.browser.post(f"/de/join/{code}", {"seat": secrets.token_urlsafe(24)})
        self.link = joined.location.split("/")[2]
        self.token = self.browser.get(f"/de/{self.link}/step/1").token
        self.saves = self.rounds = 0
        self.acknowledged: dict[str, list[str]] = {}
        self.tried: set[str] = set()
        self.ticked: set[str] = set()
        self.wrong: list[str] = []

    def work(self) -> None:
        while not self.over.is_set():
            for page in QUESTION_PAGES:
                self.save(page)
            self.tick()
            self.rounds += 1

    def save(self, page: str) -> None:
        answers = answers_on(page)
        if "name" in answers:
            answers["name"] = f"{self.mark} {self.rounds}"
        reply = self.browser.post(self._path(f"step/{page}"), {"token": self.token, "go": "stay", **answers})
        assert reply.status == 303, (reply.status, page)
        self.saves += 1
        self.acknowledged |= {key: [sent] if isinstance(sent, str) else sent for key, sent in answers.items()}
        self.compare()

    def compare(self) -> None:
        """The next page, from whichever machine, has what was acknowledged, and nothing of anybody else."""
        reply = self.browser.get(self._path("answers.json"))
        read = json.loads(reply.body)["answers"]
        for question, sent in self.acknowledged.items():
            found = read.get(question)
            if (found if isinstance(found, list) else [found]) != sent:
                self.wrong.append(f"{question}: {found} for {sent}")
        self._look(reply)

    def tick(self) -> None:
        plan = self.browser.get(self._path("plan"))
        self._look(plan)
        step = next((found for found in STEP.findall(plan.text) if found not in self.tried), None)
        if step is None:
            return
        self.tried.add(step)
        form = {"token": self.token, "seen": "open", "done": "1", "go": "tick"}
        reply, in_vain = self.browser.post_at_last(self._path(f"steps/{step}"), form)
        assert reply.status == 303 or in_vain, (reply.status, step)
        if reply.status == 303:
            self.ticked.add(step)

    def _look(self, reply: Reply) -> None:
        self.wrong += [f"page of {found}" for found in set(MARK.findall(reply.text)) - {self.mark}]

    def _path(self, rest: str) -> str:
        return f"/de/{self.link}/{rest}"


class Advisor:
    def __init__(self, front: Path, over: Event) -> None:
        self.browser = Browser(front, 200, over)
        key = self.browser.post("/de/workshops", INVITATION).location
        self.address = self.browser.post(key).location
        self.code = self.address.rpartition("/")[2]

    def order_twice_at_once(self, kind: str, language: str) -> None:
        """As whoever taps twice; one machine gets the one, the next the other."""
        form = {
            "token": self.browser.get(self.address).token,
            "kind": kind,
            "languages": language,
            "scope": "all",
        }
        with ThreadPoolExecutor(2) as taps:
            replies = list(taps.map(lambda _: self.browser.post(f"{self.address}/prints", form), range(2)))
        assert [reply.status for reply in replies] == [303, 303]

    def file(self, order_id: int) -> Reply:
        return self.browser.get(f"{self.address}/prints/{order_id}/file")


def answers_on(page: str) -> dict[str, str | list[str]]:
    number, _, part = page.partition("/")
    asked = CATALOGUE.steps[int(number) - 1].pages[int(part or 1) - 1].questions
    return {question.id: SAMPLE[question.id] for question in asked if question.id in SAMPLE}
