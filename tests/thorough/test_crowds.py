"""Thirty founders at once, forty documents at once, and the worst that fits into the fields of one."""

from __future__ import annotations

import io
import time
from concurrent.futures import ThreadPoolExecutor

from pypdf import PdfReader

from tests.thorough.client import Client, Reply
from tests.thorough.figures import Note
from tests.thorough.founders import Sheet, answered, let_begin, link_of, send, token_of
from tests.thorough.site import Site, at_quantile
from tests.web.visitor import QUESTION_PAGES

FOUNDERS, DOCUMENTS = 30, 40
LINK = link_of(1)
# Each breaks something else: letters that no font has, words without an end, markup, marks upon marks.
WORST = ["<b>&amp;{{7*7}}", "W" * 60, "🏳️‍🌈👩🏽‍🍳" * 4, "Z͑͗͒̈́̚" * 8, "ﷺ𒐫꧅⸻" * 6, "a\u00ad" * 30]


class Timed:
    """How long each page took that this client asked for."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.seconds: list[float] = []
        self.replies: list[Reply] = []

    def journey(self, link: str) -> None:
        """Each page is read and answered."""
        for page in QUESTION_PAGES:
            self.time(lambda page=page: self.client.get(f"/de/{link}/step/{page}"))
            self.time(lambda page=page: send(self.client, Sheet(link, page)))

    def time(self, ask: object) -> None:
        assert callable(ask)
        began = time.monotonic()
        self.replies.append(ask())
        self.seconds.append(time.monotonic() - began)


def test_thirty_founders_at_once_meet_no_error(site: Site, note: Note) -> None:
    links = [link_of(number) for number in range(FOUNDERS)]
    let_begin(site.url, links)
    site.start()
    timed = Timed(site.client)

    with ThreadPoolExecutor(FOUNDERS) as founders:
        list(founders.map(timed.journey, links))

    errors = [reply.status for reply in timed.replies if reply.status not in (200, 303)]
    note(f"errors for {FOUNDERS} founders at once, of {len(timed.replies)} pages", len(errors), 0)
    note(f"p99 of a page for {FOUNDERS} founders at once", at_quantile(timed.seconds, 0.99), "250 ms")
    assert errors == []


def test_of_forty_documents_at_once_some_come_and_the_others_say_when(site: Site, note: Note) -> None:
    let_begin(site.url, [LINK])
    site.start()
    answered(site.client, LINK)
    timed = Timed(site.client)

    with ThreadPoolExecutor(DOCUMENTS) as readers:
        asked = [readers.submit(site.client.get, f"/de/{LINK}/plan.pdf") for _ in range(DOCUMENTS)]
        while not all(answer.done() for answer in asked):
            timed.time(lambda: site.client.get(f"/de/{LINK}/step/3"))

    documents = [answer.result() for answer in asked]
    served = [reply for reply in documents if reply.status == 200 and reply.body[:5] == b"%PDF-"]
    later = [reply for reply in documents if reply.status == 503 and "Retry-After" in reply.headers]
    note(f"of {DOCUMENTS} documents at once, served or told when", len(served) + len(later), DOCUMENTS)
    note(f"of {DOCUMENTS} documents at once, served", len(served), "some")
    note("p95 of a page meanwhile", at_quantile(timed.seconds, 0.95), "200 ms")
    assert served
    assert len(served) + len(later) == DOCUMENTS
    assert {reply.status for reply in timed.replies} == {200}


def test_the_worst_that_fits_into_the_fields_is_printed(site: Site, note: Note) -> None:
    let_begin(site.url, [LINK])
    site.start()
    answered(site.client, LINK)
    seconds = []

    for worst in WORST:
        form = {"token": token_of(LINK), "go": "stay", "name": worst[:60], "sentence": (worst * 40)[:200]}
        saved = site.client.post(f"/de/{LINK}/step/1", {**form, "form": "food", "fields": "kita"})
        began = time.monotonic()
        document = site.client.get(f"/de/{LINK}/plan.pdf")
        seconds.append(time.monotonic() - began)
        assert (saved.status, document.status) == (303, 200), worst
        assert PdfReader(io.BytesIO(document.body)).pages

    note("the slowest document with the worst in its fields", at_quantile(seconds, 1), "10000 ms")
