"""What somebody may try only so often: enough for a room behind one address, counted by all together."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from limits.storage import MemoryStorage

from questionnaire.web.rate_limit import check_limits
from questionnaire.web.site.pages import MOST_BEGINNINGS, beginnings
from questionnaire.web.workshop.wrong_codes import floods
from tests.web.conftest import MakeApp
from tests.web.visitor import Visitor
from tests.web.workshop.test_workshop import Advisor

ROOM = 200
FILE = b'{"format": "rathausreif-answers", "version": 1, "answers": {}}'


class Broken(MemoryStorage):
    """As a server that has gone: known at the start, out of reach afterwards."""

    STORAGE_SCHEME = ["broken"]  # noqa: RUF012 - as the library has it

    def acquire_entry(self, *_args: Any, **_options: Any) -> bool:
        raise ConnectionError("redis://:secret@10.0.0.1 refused")


class Together(MemoryStorage):
    """What several servers share; the library makes one for each of them."""

    STORAGE_SCHEME = ["together"]  # noqa: RUF012 - as the library has it
    shared: MemoryStorage = MemoryStorage()

    def __init__(self, *_args: Any, **_options: Any) -> None:
        super().__init__()
        self.events = Together.shared.events


def spend(visitor: Visitor, times: int) -> None:
    with visitor.app.test_request_context(environ_base={"REMOTE_ADDR": "127.0.0.1"}):
        for _ in range(times):
            beginnings.count()


def test_a_whole_room_behind_one_address_begins_at_the_same_time(visitor: Visitor) -> None:
    assert {visitor.post("/de/").status for _ in range(ROOM)} == {303}


@pytest.mark.parametrize("language", ["de", "en"])
def test_who_begins_without_end_is_told_to_wait_and_others_go_on(visitor: Visitor, language: str) -> None:
    earlier = visitor.begin()
    spend(visitor, MOST_BEGINNINGS)

    pages = [visitor.post(f"/{language}/"), visitor.upload(FILE)]

    assert [(page.status, page.headers["Retry-After"]) for page in pages] == [(429, "600")] * 2
    assert earlier.send(1, {"name": "Mitreden"}, go="stay").status == 303
    elsewhere = visitor.post("/de/", environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert elsewhere.status == 303


def test_a_prankster_does_not_shut_the_door_for_right_codes(visitor: Visitor) -> None:
    advisor = Advisor(visitor.app)

    wrong = [visitor.post("/en/join", {"code": "22222222"}).status for _ in range(70)]

    assert (wrong[0], wrong[-1]) == (422, 429)
    assert visitor.post("/en/join", {"code": advisor.code}).status == 303
    assert visitor.get(f"/en/join/{advisor.code}").status == 200
    assert visitor.post(f"/en/join/{advisor.code}").status == 303
    assert visitor.get(f"/en/room/{advisor.code}").status == 200


def test_far_beyond_that_no_code_is_looked_up(visitor: Visitor) -> None:
    advisor = Advisor(visitor.app)

    with visitor.app.test_request_context(environ_base={"REMOTE_ADDR": "127.0.0.1"}):
        for _ in range(floods.most):
            floods.count()

    assert visitor.post("/en/join", {"code": advisor.code}).status == 429


def test_servers_with_one_storage_count_together(make_app: MakeApp) -> None:
    first, second = (Visitor(make_app(limits_url="together://")) for _ in range(2))

    spend(first, MOST_BEGINNINGS)

    assert second.post("/de/").status == 429
    Together.shared.reset()


def test_where_nothing_can_be_counted_nobody_is_kept_out_and_one_line_says_so(
    make_app: MakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = Visitor(make_app(limits_url="broken://"))

    with caplog.at_level(logging.WARNING):
        statuses = {visitor.post("/de/").status for _ in range(20)}

    assert statuses == {303}
    assert [record.getMessage() for record in caplog.records] == ["limits are not counted: ConnectionError"]


def test_a_shared_storage_holds_no_address(make_app: MakeApp) -> None:
    spend(Visitor(make_app(limits_url="together://")), 1)

    kept = str(Together.shared.events)
    Together.shared.reset()
    assert "beginnings" in kept and "127.0.0.1" not in kept


@pytest.mark.parametrize(
    "url", ["nonsense", "ftp://a", "memcached://127.0.0.1", "async+memory://", "redis://host:port/0"]
)
def test_an_address_under_which_nothing_can_be_counted_says_so_at_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="RATHAUSREIF_LIMITS_URL must be memory://, redis://") as said:
        check_limits(url)

    assert url not in str(said.value)
