"""/metrics: numbers for the operator's machine alone, without anything that leads to a person."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from questionnaire.report.processes.pool import Busy, RenderPool
from tests.web.conftest import MakeApp
from tests.web.visitor import Visitor, services_of

SAMPLE = re.compile(r'rathausreif_[a-z_]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? \d+')
SMALL = "<!doctype html><html lang=en><title>Small</title><p>Small"


@pytest.fixture
def app(make_app: MakeApp) -> Flask:
    return make_app(metrics=True)


def lines(app: Flask) -> list[str]:
    page = Visitor(app).get("/metrics")
    assert page.status == 200 and page.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    text: str = page.body.decode()
    return text.splitlines()


def test_requests_are_counted_by_template_and_status_and_never_by_address(app: Flask) -> None:
    journey = Visitor(app).bring("school-meals-uckermark")
    for _ in range(2):
        journey.get("plan")
    Visitor(app).get(f"/en/{'x' * 32}/plan")

    said = lines(app)

    route = "/<any(de,en):language>/<link:link>/plan"
    assert f'rathausreif_requests_total{{route="{route}",status="200"}} 2' in said
    assert f'rathausreif_requests_total{{route="{route}",status="404"}} 1' in said
    assert not any(journey.link in line or "x" * 32 in line for line in said)


def test_every_line_is_a_comment_or_a_number_with_its_name(app: Flask) -> None:
    Visitor(app).get('/en/"nowhere\\')

    assert [line for line in lines(app) if not line.startswith("# ") and not SAMPLE.fullmatch(line)] == []


def test_documents_are_counted_by_what_became_of_them(app: Flask) -> None:
    services_of(app).render_pool = pool = RenderPool(workers=1, queue=-1)
    with pytest.raises(Busy):
        pool.render(SMALL)

    assert 'rathausreif_documents_total{outcome="busy"} 1' in lines(app)


def test_messages_that_wait_for_a_worker_are_counted(app: Flask) -> None:
    services_of(app).queue.announce(7)

    assert "rathausreif_print_queue_length 1" in lines(app)


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("192.0.2.7", {}),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}),
        ("127.0.0.1", {"Forwarded": "for=127.0.0.1"}),
        ("", {}),
    ],
)
def test_nobody_else_and_no_proxy_gets_them(app: Flask, address: str, headers: dict[str, str]) -> None:
    page = Visitor(app).get("/metrics", headers=headers, environ_overrides={"REMOTE_ADDR": address})

    assert page.status == 404


def test_without_the_setting_there_are_none(make_app: MakeApp) -> None:
    assert Visitor(make_app()).get("/metrics").status == 404
