"""No input yields a 5xx: many broken requests, the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from werkzeug.datastructures import Headers
from werkzeug.test import create_environ, run_wsgi_app

from questionnaire.plan.contact_details import ContactDetails
from tests.web.visitor import QUESTION_PAGES, RETURNED, Journey, Visitor, sample_bytes, services_of

REQUESTS_A_BATCH = 250
BATCHES = 6
NASTY = [
    "",
    "\x00",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "\u202e\u2066",
    "👩🏽‍🍳" * 50,
    "z\u0351" * 100,
    "%s%n%(x)s{0}{{7*7}}",
    "' OR 1=1; --",
    "../../etc/passwd",
    "<svg/onload=alert(1)>",
    "unknown",
    "inapplicable",
    "2027-Q3",
    "2027-Q³",
    "12073",
    "9" * 400,
    "-1",
    "x" * 5_000,
]
METHODS = ["GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "FOO"]
CONTENT_TYPES = [
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-7",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=",
    "multipart/form-data",
    "application/json",
    "text/plain; charset=\x7f",
    "",
]
OTHER_FIELDS = ["choose", "strike", "restore", *ContactDetails.__struct_fields__]
HEADERS = {
    "HTTP_HOST": ["localhost", "localhost:99999", "[", "a b", "", "[::1]:80", "\xff"],
    "HTTP_ORIGIN": ["null", "http://[", "http://localhost", "//", "http://localhost:x", "\xff"],
    "HTTP_SEC_FETCH_SITE": ["cross-site", "none", "\xff", ""],
    "HTTP_ACCEPT_LANGUAGE": ["de;q=9", ";;;", "x" * 500, "de-\xff", "*"],
    "CONTENT_LENGTH": ["-1", "abc", "99999999999999999999", "0"],
    "HTTP_COOKIE": ["session=\xff", "=;=;", "a" * 3_000],
    "HTTP_IF_MODIFIED_SINCE": ["yesterday", "Sun, 99 Nov 2026 99:99:99 GMT"],
    "HTTP_IF_NONE_MATCH": ['"', "W/", "*"],
    "HTTP_REFERER": ["http://[", "\xff?returned=" + "x" * 32, "?returned=%ff", "//?returned"],
    "HTTP_RANGE": ["bytes=-1", "bytes=9-1", "bytes=0-0,1-1", "lines=1"],
    "HTTP_X_FORWARDED_FOR": ["\xff", ",,,"],
}


class Fuzzer:
    methods = tuple(METHODS)

    def __init__(self, journey: Journey, seed: int) -> None:
        self.journey = journey
        self.chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
        catalogue = services_of(journey.visitor.app).edition.catalogue
        self.names = [*(question.id for question in catalogue.questions), *OTHER_FIELDS]

    def requests(self, count: int) -> Iterator[dict[str, Any]]:
        """As a server hands them to the application, so that no client tidies them up."""
        for _ in range(count):
            body = self._body()
            yield {
                **create_environ(),
                "REQUEST_METHOD": self.chance.choice(self.methods),
                "PATH_INFO": unquote_to_bytes(self._path()).decode("latin-1"),
                "QUERY_STRING": self._query(),
                "CONTENT_TYPE": self._content_type(body),
                "CONTENT_LENGTH": str(len(body)),
                "wsgi.input": BytesIO(body),
                **self._headers(),
            }

    def statuses(self, count: int) -> list[int]:
        """With the request itself where the answer was a 5xx, for whoever has to find out."""
        found = []
        for request in self.requests(count):
            status, _headers = self.answer(request)
            assert status < 500, request
            found.append(status)
        return found

    def answer(self, request: dict[str, Any]) -> tuple[int, Headers]:
        """That of the page to which a form leads that comes back."""
        _body, status, headers = run_wsgi_app(self.journey.visitor.app, request, buffered=True)
        path, _, query = headers.get("Location", "").partition("?")
        if RETURNED not in query:
            return int(status[:3]), headers
        again = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
        return self.answer({**create_environ(), **again, "HTTP_COOKIE": request.get("HTTP_COOKIE", "")})

    def _path(self) -> str:
        pick = self.chance.choice
        link = pick([self.journey.link] * 12 + ["x" * 32, "", "%00", "%ff" * 8, "x" * 3_000])
        steps = [f"step/{self.chance.choice(QUESTION_PAGES)}" for _ in range(12)]
        beside = ["shortlist", "fact-sheet", "contact"] * 2
        odd = f"step/{pick(NASTY)[:40]}"
        rest = pick([*steps, *beside, "step/10", odd, "plan", "erase", "answers.json"])
        return pick(
            [f"/{pick(['de', 'en'] * 4 + ['fr', ''])}/{link}/{rest}"] * 5
            + [
                "/",
                "/de/",
                "/en/answers",
                "/static/../app.py",
                "/static/%00",
                f"/{pick(NASTY)[:90]}",
                "//evil.example",
            ]
        )

    def _query(self) -> str:
        return self.chance.choice(
            [
                "",
                "from=check",
                "from=plan",
                "from=%ff",
                "from=check&from=x",
                "%",
                "=&=",
                "language=fr",
                "returned=%00",
                "returned=" + "x" * 32,
                "go=%00",
            ]
        )

    def _headers(self) -> dict[str, str]:
        names = self.chance.sample(list(HEADERS), self.chance.choice([0, 0, 1, 2]))
        return {name: self.chance.choice(HEADERS[name]) for name in names}

    def _content_type(self, body: bytes) -> str:
        """Mostly the one that fits, or nothing would get past the front door."""
        fitting = CONTENT_TYPES[2] if body.startswith(b"--x") else CONTENT_TYPES[0]
        return self.chance.choice([fitting, fitting, *self.chance.sample(CONTENT_TYPES, 1)])

    def _body(self) -> bytes:
        return self.chance.choice([self._form, self._form, self._multipart, self._file, self._noise])()

    def _form(self) -> bytes:
        pick = self.chance.choice
        keys = [
            "go",
            *self.chance.choices([*self.names, "link", "number", "id", "\x00", ""], k=pick([0, 1, 5, 40])),
        ]
        values = [*NASTY, "next", "back", "%ed%a0%80", "%ff", "%", "+"]
        pairs = [f"{key}={pick(values)}" for key in keys]
        token = pick(
            [f"token={self.journey.token}"] * 4
            + ["token=\x00", "token", f"token=x&token={self.journey.token}"]
        )
        return "&".join([token, *pairs]).encode("utf-8", "replace")

    def _multipart(self) -> bytes:
        pick = self.chance.choice
        disposition = pick(
            ['form-data; name="file"; filename="a"', "form-data", 'form-data; name="file', "\xff"]
        )
        text = f"--x\r\nContent-Disposition: {disposition}\r\n\r\n"
        return text.encode("latin-1") + self._file() + pick([b"\r\n--x--\r\n", b"\r\n--x", b""])

    def _file(self) -> bytes:
        """An answers file with some bytes changed, left out or put in."""
        document = bytearray(sample_bytes("school-meals-uckermark"))
        for _ in range(self.chance.choice([1, 3, 30])):
            place = self.chance.randrange(len(document))
            document[place : place + self.chance.choice([0, 1, 1, 9])] = self.chance.choice(
                [b"", b"\x00", b'"', b"[", b"{", b"\\ud800", b"1e999", b"\xff", b"null", b"]", b"\\u0000"]
            )
        return bytes(document)

    def _noise(self) -> bytes:
        return self.chance.randbytes(self.chance.choice([0, 1, 300, 3_000, 70_000]))


@pytest.mark.parametrize("seed", range(BATCHES))
def test_no_broken_request_breaks_the_site(visitor: Visitor, seed: int) -> None:
    fuzzer = Fuzzer(visitor.begin(), seed)

    statuses = fuzzer.statuses(REQUESTS_A_BATCH)

    assert max(statuses) < 500
    assert fuzzer.journey.get("step/1").status in (200, 404)  # Some of them erase it.
    assert visitor.get("/de/").status == 200


def test_the_batches_make_up_a_thousand_requests_and_more() -> None:
    assert REQUESTS_A_BATCH * BATCHES >= 1_000


def test_they_reach_every_kind_of_answer(visitor: Visitor) -> None:
    """Requests that all failed on the token would prove nothing."""
    seeds = range(BATCHES, BATCHES + 4)  # Several, for any of them may erase its answers early.
    statuses = [
        status for seed in seeds for status in Fuzzer(visitor.begin(), seed).statuses(REQUESTS_A_BATCH)
    ]

    assert {200, 303, 403, 404, 405, 422} <= set(statuses)
    assert sum(status in (303, 422) for status in statuses) > 30
