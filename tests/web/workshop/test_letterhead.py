"""An advisor's logo and words on the plans of their workshop, and of no other."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from questionnaire.report.processes.pool import Busy
from questionnaire.texts import LANGUAGES, Language
from questionnaire.workshop.letterhead import Letterhead
from tests.report.images import bomb, opened, picture, saved
from tests.web.visitor import Page, Visitor, services_of
from tests.web.workshop.test_workshop import Advisor, first_page, phone, sit_down

CONTACT = "Gründungszentrum Żary"
WORDS = {"contact": CONTACT, "sentences": "Wir helfen weiter. Ruft an.", "logo_text": "Logo: Speicher"}
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WHITE = saved(opened(picture()).point(lambda _: 255))


@pytest.fixture
def advisor(app: Flask) -> Advisor:
    return Advisor(app)


def way(advisor: Advisor, rest: str = "") -> str:
    return f"{advisor.address}/letterhead{rest}"


def token_of(advisor: Advisor) -> str:
    return advisor.browser.get(way(advisor)).every("input[@name='token']")[0].get("value", "")


def send(advisor: Advisor, logo: bytes | None = None, name: str = "logo.png", **form: str) -> Page:
    file = {} if logo is None else {"logo": FileStorage(io.BytesIO(logo), name)}
    return sent(advisor, way(advisor), {"token": token_of(advisor), **WORDS, **form, **file})


def sent(advisor: Advisor, path: str, form: Mapping[str, Any]) -> Page:
    """As one piece: the test client leaves the temporary file of a large form open."""
    boundary, body = encode_multipart(form)
    return advisor.browser.post(path, body, content_type=f"multipart/form-data; boundary={boundary}")


def stored(app: Flask) -> Letterhead | None:
    found: Letterhead | None = services_of(app).letterheads.of(1)
    return found


def logo_of(app: Flask) -> bytes:
    found = stored(app)
    assert found is not None
    return found.logo


def plan(app: Flask, advisor: Advisor, language: Language = "de") -> bytes:
    """As somebody at a seat of the workshop downloads it."""
    visitor = phone(app)
    return downloaded(visitor, sit_down(visitor, advisor.code, language))


def downloaded(visitor: Visitor, seat: str) -> bytes:
    pdf: bytes = visitor.get(f"{seat.removesuffix('/seat')}/plan.pdf").body
    return pdf


def test_an_advisor_finds_the_page_and_sees_what_was_sent(app: Flask, advisor: Advisor) -> None:
    assert way(advisor) in [link.get("href") for link in advisor.page().every("a")]

    assert send(advisor, picture()).location == f"{way(advisor)}#preview"

    page = advisor.browser.get(way(advisor))
    assert page.one("section[@id='preview']//img").get("alt") == WORDS["logo_text"]
    assert all(word in page.words for word in (CONTACT, WORDS["sentences"]))
    assert [page.given(name) for name in WORDS] == [[word] for word in WORDS.values()]


def test_the_logo_is_shown_as_it_was_drawn_anew(app: Flask, advisor: Advisor) -> None:
    send(advisor, picture((800, 200), "JPEG", comment=b"Zwiebelfisch"), "../../logo.jpg")

    shown = advisor.browser.get(way(advisor, "/logo"))

    assert (shown.headers["Content-Type"], shown.headers["Cache-Control"]) == ("image/png", "no-store")
    assert opened(shown.body).size == (800, 200) and b"Zwiebelfisch" not in shown.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_one_of_a_plan_from_this_workshop_carries_it(
    app: Flask, advisor: Advisor, language: Language
) -> None:
    send(advisor, picture())

    pdf = plan(app, advisor, language)

    assert f"{CONTACT} {WORDS['sentences']}" in first_page(pdf)
    assert len(PdfReader(io.BytesIO(pdf)).pages[0].images) == 1


def test_plans_of_other_workshops_and_of_nobodys_carry_nothing(app: Flask, advisor: Advisor) -> None:
    send(advisor, picture())
    alone = phone(app).begin()

    assert CONTACT not in first_page(plan(app, Advisor(app)))
    assert CONTACT not in first_page(alone.get("plan.pdf").body)


def test_who_has_a_seat_is_told_whose_words_their_plan_carries(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    seat = sit_down(visitor, advisor.code)
    assert CONTACT not in visitor.get(seat).words

    send(advisor)

    assert f"says who advises you: {CONTACT} {WORDS['sentences']}" in visitor.get(seat).words


@pytest.mark.parametrize(
    ("logo", "said"),
    [
        (SCRIPT, "PNG or JPEG"),
        (b"", "PNG or JPEG"),
        (picture()[:80], "PNG or JPEG"),
        (bomb(40_000), "pixels"),
        (WHITE, "white paper"),
        (b"\x89PNG\r\n\x1a\n" + bytes(1_000_000), "1 MB"),
        (bytes(7_000_000), "1 MB"),
    ],
    ids=["script", "empty", "torn", "bomb", "white", "large", "photo"],
)
def test_a_file_that_cannot_be_a_logo_is_refused_in_words_and_nothing_typed_is_lost(
    app: Flask, advisor: Advisor, logo: bytes, said: str
) -> None:
    send(advisor, picture())
    before = logo_of(app)

    page = send(advisor, logo, contact="Neu")

    assert (page.status, page.wrong, said in page.problem("logo")) == (422, ["logo"], True)
    assert (page.given("contact"), page.given("sentences")) == (["Neu"], [WORDS["sentences"]])
    assert logo_of(app) == before


def test_refusals_speak_the_readers_language(advisor: Advisor) -> None:
    form = {"token": token_of(advisor), "logo": (io.BytesIO(SCRIPT), "logo.svg")}

    page = advisor.browser.post(way(advisor).replace("/en/", "/de/"), form)

    assert "Bitte wählt ein PNG oder JPEG" in page.problem("logo")


@pytest.mark.parametrize(
    ("name", "text"),
    [("contact", "x" * 81), ("sentences", "x" * 201), ("logo_text", "x" * 101), ("contact", "🎉")],
)
def test_words_that_do_not_fit_stay_in_their_field_and_the_rest_is_saved(
    app: Flask, advisor: Advisor, name: str, text: str
) -> None:
    page = send(advisor, picture(), **{name: text})

    assert (page.status, page.wrong, page.given(name)) == (422, [name], [text])
    found = stored(app)
    assert found and found.logo
    assert {key: getattr(found, key) for key in WORDS} == {**WORDS, name: ""}


def test_a_logo_wants_words_for_those_who_cannot_see_it(app: Flask, advisor: Advisor) -> None:
    page = send(advisor, picture(), logo_text=" ")

    assert (page.status, page.wrong) == (422, ["logo_text"])
    assert page.one("section[@id='preview']//img").get("alt") == CONTACT


def test_more_than_anybody_sends_for_a_logo_is_refused_with_a_page(app: Flask, advisor: Advisor) -> None:
    page = send(advisor, bytes(8 * 1024 * 1024))

    assert (page.status, "A logo may have 1 megabyte" in page.words, stored(app)) == (413, True, None)


def test_only_whoever_leads_may_send_so_much(app: Flask, advisor: Advisor) -> None:
    stranger, large = Advisor(app), FileStorage(io.BytesIO(picture() + bytes(500_000)), "logo.png")

    page = sent(stranger, way(advisor), {"token": token_of(stranger), "logo": large})

    assert (page.status, stored(app)) == (404, None)
    assert stranger.browser.get(way(advisor, "/logo")).status == 404


def test_other_forms_may_still_have_64_kilobytes_only(advisor: Advisor) -> None:
    form = {"token": token_of(advisor), "x": (io.BytesIO(bytes(70_000)), "x.png")}

    assert advisor.browser.post(way(advisor, "/remove"), form).status == 413


def test_a_logo_can_go_and_leave_the_words(app: Flask, advisor: Advisor) -> None:
    send(advisor, picture())

    send(advisor, without_logo="yes")

    assert (logo_of(app), advisor.browser.get(way(advisor, "/logo")).status) == (b"", 404)


def test_a_logo_stays_where_no_other_is_chosen(app: Flask, advisor: Advisor) -> None:
    send(advisor, picture((300, 100)))

    send(advisor, b"", name="", contact="Neu")

    assert opened(logo_of(app)).size == (300, 100)


def test_all_of_it_can_be_removed(app: Flask, advisor: Advisor) -> None:
    send(advisor, picture())

    page = advisor.browser.post(way(advisor, "/remove"), {"token": token_of(advisor)})

    assert (page.location, stored(app)) == (way(advisor), None)
    assert CONTACT not in first_page(plan(app, advisor))


def test_it_is_erased_with_the_workshop(app: Flask, advisor: Advisor) -> None:
    visitor = phone(app)
    seat = sit_down(visitor, advisor.code)
    send(advisor, picture())

    advisor.send("erase")

    assert stored(app) is None
    assert CONTACT not in first_page(downloaded(visitor, seat))


def test_switching_the_language_saves_nothing_and_keeps_what_was_typed(app: Flask, advisor: Advisor) -> None:
    page = send(advisor, go="stay")

    assert (page.status, page.given("contact"), stored(app)) == (200, [CONTACT], None)


def test_with_every_process_at_work_nothing_is_lost(
    app: Flask, advisor: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_order: object) -> bytes:
        raise Busy

    monkeypatch.setattr(services_of(app).render_pool, "write", busy)

    page = send(advisor, picture())

    assert (page.status, page.given("contact"), page.headers["Retry-After"]) == (503, [CONTACT], "5")
    assert stored(app) is None
