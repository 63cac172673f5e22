"""No input breaks a workshop either: the advisor's and the room's pages, with the right key and others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from questionnaire.answers.keys import DIGITS, LETTERS
from questionnaire.web.rate_limit import counter
from tests.web.test_fuzz import METHODS, NASTY, Fuzzer
from tests.web.visitor import Journey
from tests.web.workshop.test_paper import form
from tests.web.workshop.test_workshop import INVITATION, Advisor, finish, phone, sit_down

REQUESTS_A_BATCH = 250
BATCHES = 6
SIGNS = [*DIGITS, *LETTERS, "90", "ACF", "1 27", "Neustadt", "Uckermark", "9", "0"]
FIELDS = (
    "title",
    "day",
    "language",
    "code",
    "seat",
    "sheet",
    "kind",
    "languages",
    "scope",
    "saved",
    "texts",
    "contact",
)
FITTING = ["2026-11-30", "0001-01-01", "9999-12-31", "de", "0", "1", "77", "pdf", "zip", "all", "finished"]
ADVISORS = [
    "",
    "seats",
    "paper",
    "paper",
    "prints",
    "prints",
    "prints/list",
    "prints/{number}/file",
    "prints/{number}/again",
    "prints/{number}/remove",
    "letterhead",
    "letterhead/logo",
    "letterhead/remove",
    "order",
    "order/{number}",
    "group.csv",
    "group.csv?texts=everything",
    "key",
    "close",
    "{nasty}",
]
STRANGE_KEYS = ["", "x" * 32, "%00", '"' * 9, "\xe4" * 32]
NUMBERS = ["0", "1", "2", "-1", "2147483648", "9" * 19, "9" * 30, "9" * 5_000, "%D9%A3", "1.0", "%00"]


class RoomFuzzer(Fuzzer):
    """Asks for anything in somebody's workshop, mostly with the key that leads it now."""

    methods = (*["GET"] * 8, *["POST"] * 20, *METHODS)

    def __init__(self, advisor: Advisor, journey: Journey, seed: int) -> None:
        super().__init__(journey, seed)
        self.advisor = advisor
        self.names += FIELDS
        journey.token = form(advisor)["token"]

    def _path(self) -> str:
        pick, code = self.chance.choice, self.advisor.code
        code = pick([code] * 20 + ["22222222", code[:7], code.lower(), "%00", pick(NASTY)[:40]])
        language = pick(["/de", "/en"] * 8 + ["/fr", ""])
        ways = [f"/workshop/{code}/{self._rest()}"] * 12 + [f"/join/{code}"] * 2 + [f"/room/{code}"]
        others = ["/workshops", "/join", f"/advisor/{self.advisor.secret}", "/advisor/x", "/workshops/x"]
        return (language + pick(ways + others + [f"/{self.journey.link}/seat"])).partition("?")[0]

    def _rest(self) -> str:
        # Those that end everything come rarely, or little else would be tried.
        rest = self.chance.choice([*ADVISORS * 8, "erase"])
        return rest.format(number=self.chance.choice(NUMBERS), nasty=self.chance.choice(NASTY)[:60])

    def _query(self) -> str:
        return self.chance.choice(["", "", "texts=everything", "texts=%00", f"saved={'9' * 30}", "saved=1"])

    def _headers(self) -> dict[str, str]:
        secret = self.chance.choice([self.advisor.secret] * 40 + STRANGE_KEYS)
        return {"HTTP_COOKIE": f"__Host-advisor-{self.advisor.code}={secret}", **super()._headers()}

    def _body(self) -> bytes:
        return self._form() if self.chance.randrange(5) else super()._body()

    def _form(self) -> bytes:
        pick, fields = self.chance.choice, FIELDS
        keys = [*self.chance.sample(fields, 5), *self.chance.choices(self.names, k=pick([0, 3, 20]))]
        invited = [f"{key}={value}" for key, value in INVITATION.items()] if pick([0, 1]) else []
        fit = pick([[*SIGNS, *FITTING], [*SIGNS, *FITTING], [*SIGNS, *FITTING, *NASTY]])
        token = pick([f"token={self.journey.token}"] * 20 + ["token=\x00", "", "token=%c3%a4"])
        pairs = [f"{key}={pick(fit)}" for key in keys]
        return "&".join([token, *invited, *pairs]).encode("utf-8", "replace")

    def statuses(self, count: int) -> list[int]:
        return list(self._answered(count))

    def _answered(self, count: int) -> Iterator[int]:
        for request in self.requests(count):
            status, headers = self.answer(request)
            assert status < 500, request
            self._follow(headers.get("Location", ""), request["PATH_INFO"])
            yield status

    def _follow(self, location: str, asked: str) -> None:
        """A changed key leads from now on."""
        if asked.endswith("/key") and "/advisor/" in location:
            self.advisor.secret = location.rsplit("/", 1)[1]
            self.advisor.browser.post(location)
            self.journey.token = form(self.advisor)["token"]


def a_room(app: Flask, seed: int) -> RoomFuzzer:
    visitor = phone(app)
    # Guesses of earlier batches would keep this one out.
    app.extensions.pop(counter.name, None)
    advisor = Advisor(app)
    seat = sit_down(visitor, advisor.code)
    return RoomFuzzer(advisor, Journey(visitor, seat.split("/")[2], "en"), seed)


@pytest.mark.parametrize("seed", range(BATCHES))
def test_no_broken_request_breaks_a_workshop_or_another_one(app: Flask, seed: int) -> None:
    fuzzer, other = a_room(app, seed), Advisor(app)
    visitor = phone(app)
    finish(visitor, sit_down(visitor, other.code))
    before = other.browser.get(f"{other.address}/group.csv?texts=everything").body

    statuses = fuzzer.statuses(REQUESTS_A_BATCH)

    assert max(statuses) < 500
    assert other.browser.get(f"{other.address}/group.csv?texts=everything").body == before
    assert fuzzer.journey.get("step/1").status == 200


def test_the_batches_make_up_a_thousand_requests_and_more() -> None:
    assert REQUESTS_A_BATCH * BATCHES >= 1_000


def test_they_reach_every_kind_of_answer(app: Flask) -> None:
    """Requests that all failed at the door would prove nothing."""
    seeds = range(BATCHES, BATCHES + 4)  # Several, for any of them may erase its workshop early.
    statuses = [status for seed in seeds for status in a_room(app, seed).statuses(REQUESTS_A_BATCH)]

    assert {200, 303, 403, 404, 405, 422} <= set(statuses)
    assert sum(status in (200, 303, 422) for status in statuses) > 200
