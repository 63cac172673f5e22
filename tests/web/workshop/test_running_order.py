"""The running order for page and wall, the group's summary, the facilitator's page."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from questionnaire.report.processes.pool import Busy, RenderPool
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import pages, text
from tests.web.visitor import HOST, Page, Visitor, services_of
from tests.web.workshop.test_workshop import Advisor, close, finish, phone, sit_down

WAYS = ("order", "order/1", "order/4", "summary.pdf")


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


def fill(app: Flask, advisor: Advisor, count: int) -> None:
    for _ in range(count):
        visitor = phone(app)
        finish(visitor, sit_down(visitor, advisor.code))


def without_numbers(page: Page) -> str:
    """A page of the wall without how many have come and finished."""
    told = re.sub(r'<p class="tally">.*?</p>|<progress .*?</progress>', "", page.body.decode())
    return " ".join(told.split())


@pytest.mark.parametrize("way", WAYS)
def test_only_the_workshops_own_advisor_gets_it(app: Flask, advisor: Advisor, way: str) -> None:
    stranger, other = phone(app), Advisor(app)
    other.browser.client.set_cookie(
        f"__Host-advisor-{advisor.code}", other.secret, domain=HOST, secure=True, path="/"
    )

    asked = [who.get(f"{advisor.address}/{way}").status for who in (stranger, other.browser)]

    assert asked == [404, 404]


@pytest.mark.parametrize("number", ["0", "8", "99999999999999999999", "-1", "x"])
def test_a_part_that_does_not_exist_is_not_found(advisor: Advisor, number: str) -> None:
    assert advisor.browser.get(f"{advisor.address}/order/{number}").status == 404


@pytest.mark.parametrize("way", WAYS)
def test_nothing_of_it_is_kept_by_browsers(advisor: Advisor, way: str) -> None:
    assert advisor.browser.get(f"{advisor.address}/{way}").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wall_shows_each_part_and_leads_through_all_of_them(advisor: Advisor, language: Language) -> None:
    overview = f"/{language}/workshop/{advisor.code}/order"
    slides = [advisor.browser.get(f"{overview}/{number}") for number in range(1, 8)]

    parts = advisor.browser.get(overview).every("ol[@class='running-order']/li/a")

    assert [part.get("href") for part in parts] == [f"{overview}/{number}" for number in range(1, 8)]
    assert [slide.heading for slide in slides] == ["".join(part.itertext()) for part in parts]
    assert all(advisor.secret not in slide.body.decode() for slide in slides)


def test_an_exercise_is_shown_with_its_steps_and_not_with_the_advisors_words(advisor: Advisor) -> None:
    slide = advisor.browser.get(f"{advisor.address}/order/4")
    exercise = services_of(advisor.browser.app).edition.catalogue.workshop.exercise("fitting_offer")

    assert len(slide.every("ol[@class='doing']/li")) == len(exercise.steps)
    assert exercise.introduction.en not in slide.words


def test_a_fact_to_add_names_its_source(advisor: Advisor) -> None:
    catalogue = services_of(advisor.browser.app).edition.catalogue
    (fact,) = [found for found in catalogue.facts if found.id == "integreat_fee"]
    (source,) = [found for found in catalogue.sources if found.id == fact.source]

    page = advisor.page()

    assert fact.statement.en in page.words
    assert source.address in [link.get("href") for link in page.every("p[@class='aside credit']/a")]


def test_below_five_nothing_about_lessons_is_told(app: Flask, advisor: Advisor) -> None:
    """The general order is the same for every room: four people add nothing to an empty one but how many."""
    ways = ("order", *(f"order/{number}" for number in range(1, 8)))
    empty = [without_numbers(advisor.browser.get(f"{advisor.address}/{way}")) for way in ways]
    fill(app, advisor, 4)

    assert [without_numbers(advisor.browser.get(f"{advisor.address}/{way}")) for way in ways] == empty
    page = advisor.page()
    assert page.every("table") == [] and page.every("ol[@class='needs']") == []
    assert services_of(app).edition.catalogue.workshop.general.en in page.words


def test_from_five_on_it_says_why_and_the_exercises_follow(app: Flask, advisor: Advisor) -> None:
    fill(app, advisor, 5)
    page, catalogue = advisor.page(), services_of(app).edition.catalogue

    needed = ["".join(found.itertext()).rstrip() for found in page.every("ol[@class='needs']/li/strong")]

    lessons = {lesson.name.en: lesson.id for lesson in catalogue.lessons}
    shown = [found.get("id") for found in page.every("ol[@class='running-order']/li//details")]
    assert shown == [f"exercise-{lessons[name]}" for name in needed[:2]]
    assert "5 of 5 are at" in page.words or "All 5 are already at" in page.words
    assert len(advisor.browser.get(f"{advisor.address}/order/3").every("table")) == 1


@pytest.mark.parametrize(
    ("language", "joined", "finished"),
    [
        ("de", "2 Personen haben Platz genommen", "1 von 2 ist fertig"),
        ("en", "2 people took a seat", "1 of 2 has finished"),
    ],
)
def test_the_first_parts_tell_how_many_have_come_and_finished(
    app: Flask, advisor: Advisor, language: Language, joined: str, finished: str
) -> None:
    def shown(number: int) -> str:
        return advisor.browser.get(f"/{language}/workshop/{advisor.code}/order/{number}").words

    guest = phone(app)
    seat = sit_down(guest, advisor.code)
    sit_down(phone(app), advisor.code)
    assert joined in shown(1)

    finish(guest, seat)

    assert [finished in shown(number) for number in (1, 2, 3)] == [True] * 3


def test_latecomers_find_the_ways_in_while_the_others_fill_in(advisor: Advisor) -> None:
    spaced = f"{advisor.code[:4]} {advisor.code[4:]}"
    shown = [spaced in advisor.browser.get(f"{advisor.address}/order/2").words]
    close(advisor)

    assert [*shown, spaced in advisor.browser.get(f"{advisor.address}/order/2").words] == [True, False]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_changes_in_a_part_is_sent_only_when_it_has_changed(
    app: Flask, advisor: Advisor, number: int
) -> None:
    client, part = advisor.browser.client, f"https://{HOST}{advisor.address}/order/{number}/now"
    first = client.get(part)
    known = {"If-None-Match": first.headers["ETag"]}

    again = client.get(part, headers=known)
    fill(app, advisor, 1)
    later = client.get(part, headers=known)

    assert (first.status_code, again.status_code, again.data, later.status_code) == (200, 304, b"", 200)
    assert (
        later.get_data(as_text=True) in advisor.browser.get(f"{advisor.address}/order/{number}").body.decode()
    )


@pytest.mark.parametrize("part", ["", "/5"])
def test_switching_the_language_keeps_the_pair_of_exercises(advisor: Advisor, part: str) -> None:
    page = advisor.browser.get(f"{advisor.address}/order{part}?exercise=visibility&exercise=references")

    assert page.other_language.endswith(f"/order{part}?exercise=visibility&exercise=references")


def test_a_row_of_the_table_adds_up_to_the_group(app: Flask, advisor: Advisor) -> None:
    fill(app, advisor, 5)

    rows = advisor.page().every("tbody/tr")
    counts = [[int(cell.text or "") for cell in row.findall("td")[1:]] for row in rows]

    assert len(rows) == 7 and all(sum(row) == 5 for row in counts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_is_printed_in_two_pages(app: Flask, advisor: Advisor, language: Language) -> None:
    fill(app, advisor, 5)

    page = advisor.browser.get(f"/{language}/workshop/{advisor.code}/summary.pdf")

    assert (page.status, len(pages(page.body))) == (200, 2)
    assert "Gründungswerkstatt Żary" in text(page.body)


def test_the_summary_below_five_says_how_many_came(app: Flask, advisor: Advisor) -> None:
    fill(app, advisor, 1)
    sit_down(phone(app), advisor.code)

    printed = text(advisor.browser.get(f"{advisor.address}/summary.pdf").body)

    assert "2 people took a seat, 1 has finished." in printed
    assert "Where the group stands" not in printed


class Full(RenderPool):
    def render(self, html: str, look: str = "plan") -> bytes:
        raise Busy


def test_a_busy_printer_asks_to_come_back(app: Flask, advisor: Advisor) -> None:
    services_of(app).render_pool = Full(1, 1)

    page = advisor.browser.get(f"{advisor.address}/summary.pdf")

    assert (page.status, page.headers["Retry-After"]) == (503, "5")


@pytest.mark.parametrize("language", LANGUAGES)
def test_anybody_may_have_the_facilitators_page(visitor: Visitor, language: Language) -> None:
    page = visitor.get(f"/{language}/workshops/guide.pdf")

    assert (page.status, page.headers["Content-Type"]) == (200, "application/pdf")
    assert len(pages(page.body)) == 1


def test_the_facilitators_page_is_printed_once(app: Flask, visitor: Visitor) -> None:
    first = visitor.get("/de/workshops/guide.pdf").body
    services_of(app).render_pool = Full(1, 1)

    assert visitor.get("/de/workshops/guide.pdf").body == first


def test_it_is_linked_where_a_workshop_is_opened_and_led(visitor: Visitor, advisor: Advisor) -> None:
    for page in (visitor.get("/en/workshops"), advisor.page()):
        assert "/en/workshops/guide.pdf" in [link.get("href") for link in page.every("a")]


def test_once_an_exercise_is_projected_the_parts_keep_the_pair(app: Flask, advisor: Advisor) -> None:
    first = advisor.browser.get(f"{advisor.address}/order/4")
    onward = [link.get("href", "") for link in first.every("nav/a")]
    fill(app, advisor, 5)

    second = advisor.browser.get(next(link for link in onward if "/order/5?" in link))

    assert all(link.count("exercise=") == 2 for link in onward if "/order" in link)
    assert second.status == 200 and second.heading != first.heading
