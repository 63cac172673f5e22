"""What has been asked and printed since the start, as Prometheus reads it: numbers, and no address ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from threading import Lock

from flask import Blueprint, Request, Response, abort, request

from questionnaire.services import services
from questionnaire.web.per_application import PerApplication

blueprint = Blueprint("metrics", __name__)
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
NO_ROUTE = "none"
Labels = tuple[tuple[str, str], ...]


class RequestCounts:
    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counter[tuple[str, int]] = Counter()

    def count(self, route: str, status: int) -> None:
        with self._lock:
            self._counts[route, status] += 1

    def all(self) -> Mapping[Labels, int]:
        with self._lock:
            counts = dict(self._counts)
        return {(("route", route), ("status", str(status))): n for (route, status), n in counts.items()}


_requests = PerApplication("request_counts", RequestCounts)


def count_request(asked: Request, response: Response) -> None:
    """By the route's template: the address may hold somebody's link."""
    rule = asked.url_rule
    _requests().count(rule.rule if rule else NO_ROUTE, response.status_code)


@blueprint.get("/metrics")
def metrics() -> Response:
    if not services().settings.metrics or not _asks_from_this_machine():
        abort(404)
    answer = Response("".join(_lines()), content_type=CONTENT_TYPE)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _asks_from_this_machine() -> bool:
    """Behind a proxy on the same machine everybody seems to: what it passes on says so."""
    try:
        is_near = ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
    return is_near and "X-Forwarded-For" not in request.headers and "Forwarded" not in request.headers


def _lines() -> Iterator[str]:
    pool, queue = services().render_pool, services().queue
    documents, prepared = _by_outcome(pool.outcomes()), _by_outcome(services().prepared.outcomes())
    yield from _family("requests_total", "counter", "Answers by route and status.", _requests().all())
    yield from _family("documents_total", "counter", "Documents made, refused or failed.", documents)
    yield from _family("documents_under_way", "gauge", "Made now or waiting.", {(): pool.under_way()})
    yield from _family("prepared_total", "counter", "Plans made ahead, and what came of it.", prepared)
    length = queue.length()
    if length is not None:
        yield from _family("print_queue_length", "gauge", "Messages that wait for a worker.", {(): length})


def _by_outcome(numbers: Mapping[str, int]) -> dict[Labels, int]:
    return {(("outcome", outcome),): number for outcome, number in numbers.items()}


def _family(name: str, kind: str, meaning: str, samples: Mapping[Labels, int]) -> Iterator[str]:
    yield f"# HELP rathausreif_{name} {meaning}\n# TYPE rathausreif_{name} {kind}\n"
    for labels, number in sorted(samples.items()):
        said = ",".join(f'{label}="{_escaped(value)}"' for label, value in labels)
        yield f"rathausreif_{name}{f'{{{said}}}' if said else ''} {number}\n"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
