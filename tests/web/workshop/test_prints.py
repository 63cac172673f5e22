"""The page of prints: for the advisor of this workshop, and only for them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from questionnaire.storage.print_claims import PrintClaims
from questionnaire.storage.tables import workshops
from questionnaire.texts import LANGUAGES, Language
from tests.web.conftest import MakeApp
from tests.web.visitor import Page, Visitor, services_of
from tests.web.workshop.test_workshop import Advisor, finish, phone, sit_down

EVERYONE: dict[str, str | list[str]] = {"kind": "pdf", "languages": ["de"], "scope": "all"}

KEPT = {"kind": "pdf", "languages": "de", "scope": "all"}


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


@pytest.fixture
def seat(app: Flask, advisor: Advisor) -> str:
    """Somebody's link, with a seat in the room."""
    return sit_down(phone(app), advisor.code).split("/")[2]


def prints(advisor: Advisor) -> Page:
    return advisor.browser.get(f"{advisor.address}/prints")


def send(advisor: Advisor, rest: str, form: dict[str, str | list[str]] | None = None) -> Page:
    token = advisor.page().every("input[@name='token']")[0].get("value", "")
    return advisor.browser.post(f"{advisor.address}/{rest}", {"token": token, **(form or {})})


def names(page: Page) -> list[str]:
    return ["".join(found.itertext()) for found in page.every("ul[@class='orders']/li/h2")]


def printed(advisor: Advisor, app: Flask) -> Path:
    """What a worker does, without printing: the newest order's file."""
    services, now = services_of(app), datetime.now(UTC)
    claims = PrintClaims(services.assessments.engine)
    claim = claims.claim(claims.due(now)[-1], now)
    assert claim is not None
    services.print_folder.open(claim.id)
    for number in claims.unprinted(claim):
        claims.print_one(claim, number, now)
    result = services.print_folder.result(claim.id, claim.kind)
    result.write_bytes(b"%PDF-1.7 the plans")
    claims.end(claim, "done")
    return result


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_advisor_orders_and_sees_what_waits(
    app: Flask, advisor: Advisor, seat: str, language: Language
) -> None:
    page = send(advisor, "prints", EVERYONE)
    listed = advisor.browser.get(f"/{language}/workshop/{advisor.code}/prints")

    assert (page.status, page.location) == (303, f"{advisor.address}/prints")
    assert (listed.language, len(names(listed))) == (language, 1)


def test_each_language_becomes_a_file_of_its_own(advisor: Advisor, seat: str) -> None:
    send(advisor, "prints", {**EVERYONE, "languages": ["de", "en"]})

    assert names(prints(advisor)) == [
        "One PDF, English, everyone with a seat",
        "One PDF, Deutsch, everyone with a seat",
    ]


def test_clicking_again_and_again_orders_once(advisor: Advisor, seat: str) -> None:
    for _ in range(10):
        send(advisor, "prints", EVERYONE)

    assert len(names(prints(advisor))) == 1


def test_only_who_has_finished_is_printed_unless_everyone_is_wanted(
    app: Flask, advisor: Advisor, seat: str
) -> None:
    visitor = phone(app)
    finish(visitor, sit_down(visitor, advisor.code))
    send(advisor, "prints", {**EVERYONE, "scope": "finished"})
    finished = prints(advisor).words
    send(advisor, "prints", EVERYONE)

    assert "1 plan waits" in finished and "2 plans wait" in prints(advisor).words


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"kind": "docx"}, ["kind"]),
        ({"languages": []}, ["languages"]),
        ({"languages": ["fr"]}, ["languages"]),
        ({"scope": "\0"}, ["scope"]),
        ({"scope": "finished"}, ["scope"]),
        ({"scope": "these"}, ["seats"]),
        ({"scope": "these", "seats": "1, x"}, ["seats"]),
        ({"scope": "these", "seats": "1-3"}, ["seats"]),
        ({"seats": "1"}, ["seats"]),
        ({"scope": "these", "seats": "1-9999," * 9000}, ["seats"]),
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_reason_and_the_rest_kept(
    advisor: Advisor, seat: str, change: dict[str, str | list[str]], wrong: list[str]
) -> None:
    page = send(advisor, "prints", {**EVERYONE, **change})

    assert (page.status, page.wrong) == (422, wrong)
    ticked = {field.get("name", ""): field.get("value") for field in page.every("input[@checked]")}
    assert all(ticked[name] == KEPT[name] for name in KEPT if name not in change)


def test_some_seats_alone_can_be_printed_and_are_named(app: Flask, advisor: Advisor, seat: str) -> None:
    for _ in range(3):
        sit_down(phone(app), advisor.code)
    send(advisor, "prints", {**EVERYONE, "scope": "these", "seats": "4, 1-2"})
    printed(advisor, app)

    page = prints(advisor)
    file = advisor.browser.get(f"{advisor.address}/prints/1/file")

    assert names(page) == ["One PDF, Deutsch, seats 1, 2, 4"] and "3 plans are ready" in page.words
    assert "-de-seats-1_2_4.pdf" in file.headers["Content-Disposition"]


def test_numbers_that_were_refused_are_kept(advisor: Advisor, seat: str) -> None:
    page = send(advisor, "prints", {**EVERYONE, "scope": "these", "seats": "1, x"})

    assert page.given("seats") == ["1, x"] and "“x” is no seat number" in page.problem("seats")


def test_an_empty_room_has_nothing_to_print(advisor: Advisor) -> None:
    assert send(advisor, "prints", EVERYONE).wrong == ["scope"]


def test_nobody_else_sees_or_changes_prints(
    app: Flask, advisor: Advisor, seat: str, visitor: Visitor
) -> None:
    send(advisor, "prints", EVERYONE)
    printed(advisor, app)
    other = Advisor(app)
    ways = ["", "/list", "/1/file"]

    strangers = [visitor.get(f"{advisor.address}/prints{way}").status for way in ways]
    others = [other.browser.get(f"{advisor.address}/prints{way}").status for way in ways]

    assert strangers == others == [404] * 3
    assert other.browser.get(f"{other.address}/prints/1/file").status == 404
    assert [send(other, f"prints/1/{way}").status for way in ("again", "remove")] == [303] * 2
    assert advisor.browser.get(f"{advisor.address}/prints/1/file").status == 200


def test_only_the_advisors_own_form_changes_anything(advisor: Advisor, seat: str) -> None:
    send(advisor, "prints", EVERYONE)
    ways = ["", "/1/again", "/1/remove"]

    forged = [
        advisor.browser.post(f"{advisor.address}/prints{way}", {**EVERYONE, "token": "0"}) for way in ways
    ]

    assert [page.status for page in forged] == [403] * 3


def test_the_file_is_taken_away_under_a_name_that_says_what_it_is(
    app: Flask, advisor: Advisor, seat: str
) -> None:
    send(advisor, "prints", EVERYONE)
    before = advisor.browser.get(f"{advisor.address}/prints/1/file").status
    printed(advisor, app)

    page = advisor.browser.get(f"{advisor.address}/prints/1/file")

    assert (before, page.status, page.body) == (404, 200, b"%PDF-1.7 the plans")
    assert page.headers["Cache-Control"] == "no-store"
    today = services_of(app).today().isoformat()
    assert f"rathausreif-{today}-workshop-{advisor.code}-de.pdf" in page.headers["Content-Disposition"]


def test_erasing_ones_answers_withdraws_the_file_at_once(app: Flask, advisor: Advisor, seat: str) -> None:
    send(advisor, "prints", EVERYONE)
    result = printed(advisor, app)
    token = phone(app).get(f"/en/{seat}/step/1").one("input[@name='token']").get("value", "")

    phone(app).post(f"/en/{seat}/erase", {"token": token})

    assert not result.parent.exists()
    assert advisor.browser.get(f"{advisor.address}/prints/1/file").status == 404
    assert "somebody in it has erased their answers" in prints(advisor).words


@pytest.mark.parametrize("wish", [EVERYONE, {**EVERYONE, "scope": "these", "seats": "1-2"}])
def test_a_withdrawn_file_is_made_again_with_those_who_are_still_there(
    app: Flask, advisor: Advisor, seat: str, wish: dict[str, str | list[str]]
) -> None:
    sit_down(phone(app), advisor.code)
    send(advisor, "prints", wish)
    token = phone(app).get(f"/en/{seat}/step/1").one("input[@name='token']").get("value", "")
    phone(app).post(f"/en/{seat}/erase", {"token": token})

    again = send(advisor, "prints/1/again")

    assert (again.status, len(names(prints(advisor)))) == (303, 1)
    assert "1 plan waits for its turn" in prints(advisor).words


@pytest.mark.parametrize("number", ["0", "2147483648", "9" * 30, "9" * 5000, "..%2f1", "1%00"])
def test_a_number_that_no_order_can_have_finds_nothing(advisor: Advisor, number: str) -> None:
    posted = [send(advisor, f"prints/{number}/{way}").status for way in ("again", "remove")]

    assert advisor.browser.get(f"{advisor.address}/prints/{number}/file").status == 404
    assert set(posted) <= {303, 404}


def test_a_file_that_goes_at_this_very_moment_is_not_found(
    app: Flask, advisor: Advisor, seat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(advisor, "prints", EVERYONE)
    printed(advisor, app).unlink()
    shown = prints(advisor).words
    monkeypatch.setattr("questionnaire.web.workshop.prints.file_size", lambda _result: 1.0)

    assert "The file is not there any more" in shown
    assert advisor.browser.get(f"{advisor.address}/prints/1/file").status == 404


def test_a_file_with_nothing_in_it_counts_as_gone(app: Flask, advisor: Advisor, seat: str) -> None:
    """A power cut can leave one."""
    send(advisor, "prints", EVERYONE)
    printed(advisor, app).write_bytes(b"")

    assert "The file is not there any more" in prints(advisor).words
    assert advisor.browser.get(f"{advisor.address}/prints/1/file").status == 404


def test_a_file_that_lies_on_another_machine_is_told_to_the_operator(
    app: Flask, advisor: Advisor, seat: str, caplog: pytest.LogCaptureFixture
) -> None:
    send(advisor, "prints", EVERYONE)
    printed(advisor, app).unlink()

    prints(advisor)

    (line,) = caplog.messages
    assert "order 1 is done" in line and "RATHAUSREIF_PRINTS" in line and advisor.code not in line


def test_where_some_are_ready_nobody_waits_for_the_first(app: Flask, advisor: Advisor, seat: str) -> None:
    sit_down(phone(app), advisor.code)
    send(advisor, "prints", EVERYONE)
    claims, now = PrintClaims(services_of(app).assessments.engine), datetime.now(UTC)
    claim = claims.claim(1, now)
    assert claim is not None
    first = prints(advisor).words
    claims.print_one(claim, 1, now)

    assert "0 of 2 · The first plans take a moment." in first
    assert "1 of 2 · The rest follows in a moment." in prints(advisor).words


def test_removing_an_order_deletes_its_file_and_may_be_tapped_twice(
    app: Flask, advisor: Advisor, seat: str
) -> None:
    send(advisor, "prints", EVERYONE)
    result = printed(advisor, app)

    taps = [send(advisor, "prints/1/remove").status for _ in range(2)]

    assert (taps, names(prints(advisor)), result.parent.exists()) == ([303, 303], [], False)


def test_an_erased_workshop_leaves_no_file(app: Flask, advisor: Advisor, seat: str) -> None:
    send(advisor, "prints", EVERYONE)
    result = printed(advisor, app)

    advisor.send("erase")

    assert (result.parent.exists(), prints(advisor).status) == (False, 404)


def test_an_expired_workshop_shows_no_prints(app: Flask, advisor: Advisor, seat: str) -> None:
    send(advisor, "prints", EVERYONE)
    printed(advisor, app)
    long_ago = int((datetime.now(UTC) - timedelta(days=181)).timestamp())
    with services_of(app).assessments.engine.begin() as connection:
        connection.execute(update(workshops).values(changed_at=long_ago))

    assert (prints(advisor).status, advisor.browser.get(f"{advisor.address}/prints/1/file").status) == (
        404,
        404,
    )


def test_the_list_is_not_sent_again_unchanged(advisor: Advisor, seat: str) -> None:
    client, part = advisor.browser.client, f"https://localhost{advisor.address}/prints/list"
    first = client.get(part)

    again = client.get(part, headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")


def test_where_the_queue_cannot_be_reached_the_order_waits_all_the_same(make_app: MakeApp) -> None:
    app = make_app(queue_url="sqlite:////dev/null/jobs.sqlite")
    advisor = Advisor(app)
    sit_down(phone(app), advisor.code)

    assert send(advisor, "prints", EVERYONE).status == 303
    assert "1 plan waits" in prints(advisor).words
