"""Many founders who fill in the questionnaire, and what of their answers was acknowledged."""

from __future__ import annotations

import hmac
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from queue import Empty, SimpleQueue
from threading import Event, Lock
from typing import NamedTuple

from sqlalchemy import Engine

from questionnaire.answers.answers import Answers
from questionnaire.content.loader import load_catalogue
from questionnaire.storage import Assessments, Period
from questionnaire.storage.engine import open_engine
from tests.thorough.client import Client, NoAnswer, Reply
from tests.thorough.site import KEY, ROOT
from tests.web.visitor import QUESTION_PAGES

SAMPLE: Mapping[str, str | list[str]] = json.loads(
    (ROOT / "samples" / "school-meals-uckermark.json").read_bytes()
)["answers"]
CATALOGUE = load_catalogue()
PERIOD = Period(180)
AT_ONCE = 8
# Refused for now: what was sent is sent again.
BUSY = 503


class Sheet(NamedTuple):
    """One page of one founder: an answered form."""

    link: str
    page: str

    @property
    def answers(self) -> Mapping[str, str | list[str]]:
        number, _, part = self.page.partition("/")
        asked = CATALOGUE.steps[int(number) - 1].pages[int(part or 1) - 1].questions
        return {question.id: SAMPLE[question.id] for question in asked if question.id in SAMPLE}


def link_of(number: int) -> str:
    return f"founder-{number:024}"


def fingerprint(link: str) -> bytes:
    return sha256(link.encode()).digest()


def token_of(link: str) -> str:
    return hmac.digest(KEY.encode(), link.encode(), "sha256").hex()


def let_begin(url: str, links: list[str]) -> None:
    """Straight in the database: how many may begin in a minute is another matter."""
    engine = open_engine(url)
    for link in links:
        Assessments(engine, PERIOD).create(fingerprint(link), "2026.1", Answers(), datetime.now(UTC))
    engine.dispose()


def sheets(links: list[str]) -> Iterator[Sheet]:
    return (Sheet(link, page) for link in links for page in QUESTION_PAGES)


def send(client: Client, sheet: Sheet) -> Reply:
    form = {"token": token_of(sheet.link), "go": "stay", **sheet.answers}
    return client.post(f"/de/{sheet.link}/step/{sheet.page}", form)


def answered(client: Client, link: str) -> set[int]:
    """The statuses of all pages, sent one after another."""
    return {send(client, sheet).status for sheet in sheets([link])}


class Crowd:
    """Sends sheet after sheet, each again and again until it is acknowledged, while the site may die.

    `answers` counts those that were acknowledged so far.
    """

    def __init__(self, client: Client, wanted: Iterator[Sheet], at_once: int = AT_ONCE) -> None:
        self.client, self.at_once = client, at_once
        self.statuses: Counter[int] = Counter()
        self.acknowledged: list[Sheet] = []
        self.answers = 0
        self._left: SimpleQueue[Sheet] = SimpleQueue()
        self._over, self._lock = Event(), Lock()
        self._threads = ThreadPoolExecutor(at_once)
        for sheet in wanted:
            self._left.put(sheet)
        self._running = [self._threads.submit(self._work) for _ in range(at_once)]

    def is_done(self) -> bool:
        return all(running.done() for running in self._running)

    def wait(self) -> None:
        """Raises what went wrong."""
        for running in self._running:
            running.result()
        self._threads.shutdown()

    def stop(self) -> None:
        self._over.set()
        self.wait()

    def _work(self) -> None:
        while not self._over.is_set():
            try:
                sheet = self._left.get_nowait()
            except Empty:
                return
            while not self._over.is_set() and not self._is_acknowledged(sheet):
                pass

    def _is_acknowledged(self, sheet: Sheet) -> bool:
        try:
            reply = send(self.client, sheet)
        except NoAnswer:
            self._over.wait(0.02)
            return False
        with self._lock:
            self.statuses[reply.status] += 1
            assert reply.status in (303, BUSY), reply
            if reply.status == 303:
                self.acknowledged.append(sheet)
                self.answers += len(sheet.answers)
        return reply.status == 303


def lost(engine: Engine, acknowledged: list[Sheet]) -> list[tuple[str, str]]:
    """Whose answer to which question is not in the database as it was sent."""
    storage = Assessments(engine, PERIOD)
    saved = {
        link: storage.find(fingerprint(link), datetime.now(UTC)) for link in {s.link for s in acknowledged}
    }
    return [
        (sheet.link, question)
        for sheet in acknowledged
        for question, sent in sheet.answers.items()
        if (found := saved[sheet.link]) is None or list(found.answers.many(question)) != _listed(sent)
    ]


def _listed(sent: str | list[str]) -> list[str]:
    return sent if isinstance(sent, list) else [sent]
