"""Malformed requests, byte by byte on the wire, to every route with every method: none is our fault."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from app import create_app
from questionnaire.settings import Settings
from tests.thorough.figures import Note
from tests.thorough.founders import answered, let_begin, link_of, token_of
from tests.thorough.site import Site
from tests.web.test_fuzz import CONTENT_TYPES, METHODS, NASTY

REQUESTS = 1_500
AT_ONCE = 4
LINK = link_of(1)
PLACE = re.compile(r"<(?:[a-z]+(?:\([^)]*\))?:)?([a-z]+)>")
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) ")
FIELDS = (
    "token",
    "go",
    "name",
    "sentence",
    "fields",
    "target",
    "file",
    "code",
    "title",
    "day",
    "seat",
    "\x00",
)
LINES = [
    b"GET / HTTP/1.1\r\nHost: localhost\r\n",
    b"GET /%ZZ%ff HTTP/1.1\r\nHost: localhost\r\n",
    b"GET  /  HTTP/9.9\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET http://[::1/ HTTP/1.1\r\nHost: localhost\r\n",
    b"POST /de/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 9\r\n",
    b"POST /de/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    b"GET /de/ HTTP/1.1\r\n Host: folded\r\n",
    b"GET /de/ HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 9_000 + b"\r\n",
    b"GET /" + b"x" * 9_000 + b" HTTP/1.1\r\nHost: localhost\r\n",
    b"GET /de/ HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 150,
    b"\x00\xff\r\n",
]
HEADERS = [
    b"Host: [",
    b"Host:",
    b"Cookie: session=\xff; __Host-seat-ABCD2345=%00",
    b"Sec-Fetch-Site: \xff",
    b"Origin: http://[",
    b"Range: bytes=9-1,-5",
    b"If-None-Match: W/",
    b"If-Modified-Since: Sun, 99 Nov 2026 99:99:99 GMT",
    b"Accept-Language: de;q=\xff,,;;",
    b"X-Forwarded-For: \xff",
    b"Expect: 100-continue",
    b"Content-Length: -1",
    b"Transfer-Encoding: chunked",
    b"Authorization: Basic \xff",
]


class Requests:
    """Made of every route of the application; the same ones every time."""

    def __init__(self, routes: list[str]) -> None:
        self.routes = routes
        self.chance = random.Random(2026)  # noqa: S311 - repeatable, not secret
        self.names = {"link": LINK, "language": "de", "code": "ABCD2345", "number": "3", "token": LINK}

    def all(self) -> Iterator[bytes]:
        for number in range(REQUESTS):
            route = self.routes[number % len(self.routes)]
            broken = self.chance.random() < 0.15
            yield self._broken() if broken else self._sent_to(route)

    def _broken(self) -> bytes:
        return self.chance.choice(LINES) + self._headers() + b"\r\n\r\n" + self._body()

    def _sent_to(self, route: str) -> bytes:
        pick = self.chance.choice
        path = PLACE.sub(lambda found: self._value(found[1]), route)
        query = pick(["", "", "", "?returned=" + "x" * 32, "?q=%ff%00", f"?texts={self._nasty()}", "?%"])
        body = self._body()
        kind = f"Content-Type: {pick(CONTENT_TYPES)}\r\n" if pick([1, 1, 0]) else ""
        length = f"Content-Length: {len(body)}\r\n" if pick([1] * 9 + [0]) else ""
        head = f"{pick(METHODS)} {path}{query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        return (head + kind + length).encode("utf-8", "replace") + self._headers() + b"\r\n\r\n" + body

    def _value(self, name: str) -> str:
        return self.names[name] if name in self.names and self.chance.random() < 0.8 else self._nasty()

    def _nasty(self) -> str:
        """As it may stand in a line, and as it may not."""
        text = self.chance.choice(NASTY)[:300]
        return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "replace"))

    def _headers(self) -> bytes:
        return b"\r\n".join(self.chance.sample(HEADERS, self.chance.choice([0, 0, 1, 2])))

    def _body(self) -> bytes:
        pick = self.chance.choice
        if pick([0, 1, 1]):
            pairs = [f"{pick(FIELDS)}={pick(NASTY)}" for _ in range(pick([0, 2, 30]))]
            return "&".join([f"token={token_of(LINK)}", *pairs]).encode("utf-8", "replace")
        part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="\xff"\r\n\r\n'
        noise = self.chance.randbytes(pick([0, 10, 3_000, 70_000]))
        return pick([b"", part]) + noise + pick([b"", b"\r\n--x--\r\n"])


def routes() -> list[str]:
    app = create_app(Settings(secret_key="k" * 32, database_url="sqlite://"))
    return sorted({rule.rule for rule in app.url_map.iter_rules()})


def status(answer: bytes) -> int:
    """Nought where the server closed without a word, as it may on what is no HTTP."""
    found = STATUS.match(answer)
    return int(found[1]) if found else 0


def test_no_malformed_request_is_answered_with_a_fault_of_ours(site: Site, note: Note) -> None:
    let_begin(site.url, [LINK])
    site.start()
    web = site.web_processes()
    requests = list(Requests(routes()).all())

    with ThreadPoolExecutor(AT_ONCE) as senders:
        answers = list(senders.map(site.client.raw, requests))

    statuses = Counter(map(status, answers))
    faults = [
        (status(said), request)
        for request, said in zip(requests, answers, strict=True)
        if status(said) >= 500
    ]
    note(f"answers 5xx to {len(requests)} malformed requests", len(faults), 0)
    assert faults == []
    assert {200, 303, 400, 403, 404, 405} <= set(statuses)
    assert site.web_processes() == web
    assert "Traceback" not in site.said()
    let_begin(site.url, [link_of(2)])
    assert answered(site.client, link_of(2)) == {303}
