"""A room of founders: the advisor's key, the wall, seats."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import update

from questionnaire.storage.tables import workshops
from questionnaire.texts import LANGUAGES, Language
from tests.web.visitor import HOST, QUESTION_PAGES, Page, Visitor, asked_on, sample_answers, services_of

NONSENSE = "Qwertz " * 285 + "Ende."
SCHOOL_MEALS = "school-meals-uckermark"
INVITATION = {"title": "Gründungswerkstatt Żary", "day": "2026-11-30", "language": "de"}


def phone(app: Flask) -> Visitor:
    """A browser of its own, over TLS, that keeps cookies."""
    return Visitor(app, f"https://{HOST}/", keeps_cookies=True)


class Advisor:
    def __init__(self, app: Flask) -> None:
        self.browser = phone(app)
        self.key = self.browser.post("/en/workshops", INVITATION).location
        self.secret = self.key.rsplit("/", 1)[1]
        self.address = self.browser.post(self.key).location
        self.code = self.address.rsplit("/", 1)[1]

    def page(self) -> Page:
        return self.browser.get(self.address)

    def send(self, rest: str) -> Page:
        token = self.page().every("input[@name='token']")[0].get("value", "")
        return self.browser.post(f"{self.address}/{rest}", {"token": token})


def close(advisor: Advisor) -> None:
    token = advisor.page().every("input[@name='token']")[0].get("value", "")
    advisor.browser.post(f"{advisor.address}/close", {"token": token, "closed": "yes"})


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


def first_page(pdf: bytes) -> str:
    return " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())


def sit_down(visitor: Visitor, code: str, language: str = "en") -> str:
    """Joins and gives the way to the seat's page."""
    return visitor.post(f"/{language}/join/{code}").location


def finish(visitor: Visitor, seat: str) -> None:
    """Answers everything as the sample does."""
    link = seat.split("/")[2]
    token = visitor.get(f"/en/{link}/step/1").one("input[@name='token']").get("value", "")
    for page in QUESTION_PAGES:
        asked = {question.id for question in asked_on(visitor.app, page).questions}
        given = {key: value for key, value in sample_answers(SCHOOL_MEALS).items() if key in asked}
        visitor.post(f"/en/{link}/step/{page}", {"token": token, "go": "next", **given})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workshop_is_opened_with_title_day_and_language(visitor: Visitor, language: Language) -> None:
    page = visitor.get(f"/{language}/workshops")

    assert (page.status, page.language) == (200, language)
    assert {field.get("name") for field in page.every("input")} == {"title", "day", "language"}


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({}, ["title", "day", "language"]),
        ({**INVITATION, "title": " \u200b "}, ["title"]),
        ({**INVITATION, "title": "x" * 81}, ["title"]),
        ({**INVITATION, "day": "30.11."}, ["day"]),
        ({**INVITATION, "language": "fr"}, ["language"]),
    ],
)
def test_what_is_missing_or_wrong_is_named_and_the_rest_kept(
    visitor: Visitor, sent: dict[str, str], wrong: list[str]
) -> None:
    page = visitor.post("/en/workshops", sent)

    assert (page.status, page.wrong) == (422, wrong)


def test_the_secret_is_exchanged_for_a_cookie_and_a_clean_address(advisor: Advisor) -> None:
    page = advisor.page()

    assert page.status == 200
    assert advisor.secret not in page.body.decode() and advisor.secret not in advisor.address


def test_the_cookie_goes_only_to_this_host_over_tls_and_to_no_script(advisor: Advisor) -> None:
    cookie = advisor.browser.post(advisor.key).headers["Set-Cookie"]

    assert cookie.startswith(f"__Host-advisor-{advisor.code}=")
    assert all(part in cookie for part in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax"))
    assert "Domain" not in cookie


def test_without_the_cookie_nobody_leads(advisor: Advisor, visitor: Visitor) -> None:
    ways = ["", "/seats", "/erase"]

    assert [visitor.get(f"/en/workshop/{advisor.code}{way}").status for way in ways] == [404] * 3


def test_one_advisor_cannot_lead_anothers_workshop(app: Flask, advisor: Advisor) -> None:
    other = Advisor(app)
    other.browser.client.set_cookie(
        f"__Host-advisor-{advisor.code}", other.secret, domain=HOST, secure=True, path="/"
    )

    assert other.browser.get(advisor.address).status == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wall_shows_code_address_and_qr_and_never_the_secret(
    visitor: Visitor, advisor: Advisor, language: Language
) -> None:
    page = visitor.get(f"/{language}/room/{advisor.code}")

    text = page.body.decode()
    assert advisor.secret not in text
    assert f"{advisor.code[:4]} {advisor.code[4:]}" in page.words
    assert "localhost/join" in page.words
    assert 'class="qr"' in text and f"<title>http://localhost/join/{advisor.code}</title>" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_short_address_answers_each_phone_in_its_own_language(
    visitor: Visitor, advisor: Advisor, language: Language
) -> None:
    found = visitor.get(f"/join/{advisor.code}", headers={"Accept-Language": language})

    assert (found.location, found.headers["Vary"]) == (f"/{language}/join/{advisor.code}", "Accept-Language")
    assert visitor.get("/join", headers={"Accept-Language": language}).location == f"/{language}/join"


def test_a_code_may_be_typed_with_blanks_and_small_letters(visitor: Visitor, advisor: Advisor) -> None:
    typed = f" {advisor.code[:4].lower()} {advisor.code[4:]}"

    assert visitor.post("/en/join", {"code": typed}).location == f"/en/join/{advisor.code}"


@pytest.mark.parametrize("typed", ["", "22222222", "ABCDEFGHJ", "Кириллица", "\0", "x" * 5000])
def test_a_wrong_code_is_refused_with_a_reason_and_kept(visitor: Visitor, typed: str) -> None:
    page = visitor.post("/en/join", {"code": typed})

    assert (page.status, page.wrong) == (422, ["code"])


def test_wrong_codes_are_limited_and_right_ones_are_not(visitor: Visitor, advisor: Advisor) -> None:
    wrong = [visitor.get("/en/join/22222222").status for _ in range(65)]
    assert (wrong[0], wrong[-1]) == (404, 429)


@pytest.mark.parametrize(
    ("guessing", "joining"),
    [
        ("192.0.2.1", "192.0.2.2"),
        ("2001:db8:0:1::{}", "2001:db8:0:2::1"),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2"),
    ],
)
def test_guessing_from_many_addresses_of_one_network_is_limited_and_others_go_on(
    visitor: Visitor, advisor: Advisor, guessing: str, joining: str
) -> None:
    def ask(address: str, code: str) -> int:
        return visitor.get(f"/en/join/{code}", environ_base={"REMOTE_ADDR": address}).status

    wrong = [ask(guessing.format(number), "22222222") for number in range(1, 66)]

    assert (wrong[0], wrong[-1], ask(joining, advisor.code)) == (404, 429, 200)


def test_nobody_gets_more_guesses_by_claiming_other_addresses_or_other_ways(visitor: Visitor) -> None:
    ways = ["/en/join/22222222", "/de/room/22222222"]
    claims = [{"X-Forwarded-For": f"192.0.2.{number}"} for number in range(65)]

    wrong = [visitor.get(ways[number % 2], headers=claim).status for number, claim in enumerate(claims)]

    assert (wrong[0], wrong[-1]) == (404, 429)
    assert visitor.post("/en/join", {"code": "22222222"}).status == 429
    assert visitor.post("/en/join/22222222").status == 429


def test_what_no_code_can_be_is_no_guess(visitor: Visitor, advisor: Advisor) -> None:
    mistyped = ["", advisor.code[:7], f"{advisor.code}2", "O0Il1"] * 10

    assert {visitor.post("/en/join", {"code": typed}).status for typed in mistyped} == {422}
    assert visitor.post("/en/join", {"code": advisor.code}).status == 303


def test_a_wall_without_a_host_is_a_wall_all_the_same(visitor: Visitor, advisor: Advisor) -> None:
    page = visitor.get(f"/en/room/{advisor.code}", headers={"Host": ""})

    assert (page.status, advisor.code in page.body.decode()) == (200, True)


def test_nobody_opens_workshops_without_end(visitor: Visitor) -> None:
    opened = [visitor.post("/en/workshops", INVITATION).status for _ in range(21)]

    assert (set(opened[:20]), opened[20]) == ({303}, 429)


def test_a_wrong_code_in_the_address_can_be_corrected_at_once(visitor: Visitor) -> None:
    page = visitor.get("/en/join/22222222")

    assert (page.status, page.wrong, page.given("code")) == (404, ["code"], ["22222222"])


def test_forty_people_of_whom_three_typed_nonsense(app: Flask, advisor: Advisor) -> None:
    for who in range(40):
        visitor = phone(app)
        seat = sit_down(visitor, advisor.code)
        if who not in (4, 20, 39):
            finish(visitor, seat)
            continue
        step = f"/en/{seat.split('/')[2]}/step/1"
        token = visitor.get(step).one("input[@name='token']").get("value", "")
        page = visitor.post(step, {"token": token, "go": "next", "name": NONSENSE, "sentence": NONSENSE})
        assert (page.status, page.given("name")) == (422, [NONSENSE])

    table = advisor.browser.get(f"{advisor.address}/group.csv?texts=everything").body.decode()

    assert "40 people, 37 have finished" in advisor.page().words
    assert (len(table.splitlines()), "Qwertz" in table) == (41, False)


def test_a_whole_room_joins_from_one_address(visitor: Visitor, advisor: Advisor) -> None:
    assert {visitor.post("/en/join", {"code": advisor.code}).status for _ in range(70)} == {303}


def test_each_who_joins_gets_a_number_and_a_word(app: Flask, advisor: Advisor) -> None:
    pages = []
    for _ in range(3):
        visitor = phone(app)
        pages.append(visitor.get(sit_down(visitor, advisor.code)).heading)

    assert [heading.rsplit(maxsplit=1)[0] for heading in pages] == ["Seat 1", "Seat 2", "Seat 3"]
    assert len({heading.rsplit(maxsplit=1)[1] for heading in pages}) == 3


def test_the_seat_stands_wherever_the_plan_is(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    seat = sit_down(visitor, advisor.code)
    name, link = visitor.get(seat).heading, seat.split("/")[2]

    assert all(name in visitor.get(f"/en/{link}/{page}").words for page in ("step/10", "plan"))
    assert name in first_page(visitor.get(f"/en/{link}/plan.pdf").body)


def test_who_joins_twice_on_one_phone_keeps_the_seat(app: Flask, advisor: Advisor) -> None:
    visitor, form = phone(app), {"seat": "_" * 32}

    first, second = (visitor.post(f"/en/join/{advisor.code}", form).location for _ in range(2))

    assert first == second
    assert len(advisor.page().every("ul[@class='seats']/li")) == 1


def test_who_comes_back_to_the_seat_goes_on_where_they_were(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    seat = sit_down(visitor, advisor.code)
    begins = visitor.get(seat).one("a[@class='button big']").get("href", "")
    finish(visitor, seat)
    goes_on = visitor.get(seat).one("a[@class='button big']").get("href", "")

    assert (begins.rsplit("/", 1)[1], goes_on.rsplit("/", 1)[1]) == ("1", "plan")


def test_only_the_advisor_finds_the_way_back_from_the_wall(app: Flask, advisor: Advisor) -> None:
    def ways(visitor: Visitor) -> list[str]:
        links = visitor.get(f"/en/room/{advisor.code}").every("main//a")
        return [link.get("href", "") for link in links]

    assert (ways(advisor.browser), ways(phone(app))) == ([advisor.address], [])


def test_who_erased_the_answers_takes_a_new_seat(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    link = sit_down(visitor, advisor.code).split("/")[2]
    token = visitor.get(f"/en/{link}/step/1").one("input[@name='token']").get("value", "")
    visitor.post(f"/en/{link}/erase", {"token": token})

    assert visitor.get(sit_down(visitor, advisor.code)).heading.startswith("Seat 2 ")


def test_the_advisor_sees_who_is_at_which_step(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    finish(visitor, sit_down(visitor, advisor.code))
    sit_down(phone(app), advisor.code)

    words = advisor.page().words

    assert "2 people, 1 has finished" in words and "step 1" in words


def test_the_group_is_shown_from_five_finished_people_on(app: Flask, advisor: Advisor) -> None:
    for _ in range(4):
        visitor = phone(app)
        finish(visitor, sit_down(visitor, advisor.code))
    before = advisor.page().every("table")
    visitor = phone(app)
    finish(visitor, sit_down(visitor, advisor.code))

    assert (len(before), len(advisor.page().every("table"))) == (0, 1)


def test_the_part_that_changes_is_not_sent_again_unchanged(advisor: Advisor) -> None:
    client, part = advisor.browser.client, f"https://{HOST}{advisor.address}/seats"
    first = client.get(part)

    again = client.get(part, headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")


def test_everybody_may_see_how_many_sit_and_are_done_and_nothing_else(
    app: Flask, advisor: Advisor, visitor: Visitor
) -> None:
    def shown(rest: str) -> str:
        return visitor.client.get(f"/en/room/{advisor.code}{rest}").text

    empty = shown("")
    finish(guest := phone(app), sit_down(guest, advisor.code))
    sit_down(phone(app), advisor.code)

    full = shown("")

    told = '<p class="tally">1 of 2 has finished</p>'
    assert told in full and told in shown("/now")
    assert full.replace(told, "").split() == empty.split()


def test_the_wall_is_not_sent_again_unchanged(visitor: Visitor, advisor: Advisor) -> None:
    first = visitor.client.get(f"/en/room/{advisor.code}/now")

    again = visitor.client.get(
        f"/en/room/{advisor.code}/now", headers={"If-None-Match": first.headers["ETag"]}
    )

    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")


def test_nobody_takes_a_seat_in_a_closed_workshop_and_all_go_on(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    seat = sit_down(visitor, advisor.code)
    close(advisor)

    assert phone(app).post(f"/en/join/{advisor.code}").status == 409
    assert phone(app).get(f"/en/join/{advisor.code}").heading == "This workshop is closed to new people"
    assert visitor.get(seat).status == 200
    assert advisor.code not in visitor.get(f"/en/room/{advisor.code}").words


def test_after_changing_the_key_the_old_one_leads_nowhere(app: Flask, advisor: Advisor) -> None:
    thief = phone(app)
    thief.post(advisor.key)

    fresh = advisor.send("key").location

    assert fresh != advisor.key and advisor.page().status == 200
    assert (thief.get(advisor.address).status, thief.get(advisor.key).status) == (404, 404)


def test_only_the_advisors_own_form_changes_anything(advisor: Advisor) -> None:
    ways = ("close", "key", "erase")
    forged = [advisor.browser.post(f"{advisor.address}/{way}", {"token": "0" * 64}) for way in ways]

    assert [page.status for page in forged] == [403] * 3


def test_an_erased_workshop_is_gone_and_plans_stay(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    link = sit_down(visitor, advisor.code).split("/")[2]

    assert advisor.browser.get(advisor.send("erase").location).heading == "The workshop is erased"
    assert visitor.get(f"/en/room/{advisor.code}").status == 404
    assert visitor.get(f"/en/{link}/plan").status == 200
    assert advisor.page().status == 404


def test_an_expired_workshop_is_as_good_as_gone(app: Flask, advisor: Advisor) -> None:
    long_ago = int((datetime.now(UTC) - timedelta(days=181)).timestamp())
    with services_of(app).assessments.engine.begin() as connection:
        connection.execute(update(workshops).values(changed_at=long_ago))

    assert (advisor.page().status, phone(app).get(f"/en/join/{advisor.code}").status) == (404, 404)
