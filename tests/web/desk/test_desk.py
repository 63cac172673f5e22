"""The review desk: who may come in, what is listed, and that plans follow."""

from __future__ import annotations

import pytest
from flask import Flask

from questionnaire.content.ledger_file import NAME
from questionnaire.content.revised_edition import dated_of
from questionnaire.texts import LANGUAGES
from tests.web.desk.operator import NEW_SOURCE, SITE, Operator
from tests.web.visitor import Visitor, services_of

WHAT = ("levels.kita.BB", "bodies.region_hannover", "budgets.BB", "channels.grant", "eu.eu")
WRONG = "This page opens with a secret link"


@pytest.fixture
def operator(app: Flask) -> Operator:
    operator = Operator(app)
    operator.come_in()
    return operator


def test_without_a_link_there_is_no_desk(visitor: Visitor) -> None:
    pages = [visitor.get(path) for path in ("/en/desk", "/en/desk/" + "x" * 32, "/en/desk/entries/lands.NI")]

    assert [(page.status, page.heading) for page in pages] == [(404, WRONG)] * 3


def test_the_link_is_exchanged_for_a_cookie_and_a_clean_address(app: Flask) -> None:
    operator = Operator(app)

    page = operator.browser.post(f"/en/desk/{operator.key}")

    assert page.location == "/en/desk" and page.headers["Set-Cookie"].startswith("__Host-desk=")
    assert operator.desk().heading == "Review desk"


def test_the_cookie_lasts_as_long_as_the_page_says(app: Flask) -> None:
    operator = Operator(app)

    key = operator.browser.get(f"/en/desk/{operator.key}")
    entered = operator.browser.post(f"/en/desk/{operator.key}", {"keep": "yes"})

    assert "on this device for twelve hours" in key.words
    assert f"Max-Age={12 * 3600};" in entered.headers["Set-Cookie"]


def test_only_a_fingerprint_of_the_link_is_kept(app: Flask) -> None:
    operator = Operator(app)

    kept = b"".join(file.read_bytes() for file in services_of(app).settings.review_folder.iterdir())

    assert kept and operator.key.encode() not in kept


def test_a_new_link_locks_out_whoever_has_the_old_one(operator: Operator) -> None:
    old = operator.key
    services_of(operator.app).desk_key.make()

    pages = [operator.desk(), operator.browser.get(f"/en/desk/{old}")]

    assert [(page.status, page.heading) for page in pages] == [(404, WRONG)] * 2


def test_whoever_leaves_comes_back_by_the_link_alone(operator: Operator) -> None:
    token = operator.desk().one("input[@name='token']").get("value")

    operator.browser.post("/en/desk/leave", {"token": token})

    assert operator.desk().status == 404


def test_a_form_from_elsewhere_changes_nothing(operator: Operator) -> None:
    form = {**operator.form("lands.NI", "withdraw"), "by": "AB", "token": "0" * 64}

    statuses = [operator.send("lands.NI", "withdraw", form).status]
    statuses.append(operator.browser.post("/en/desk/entries/lands.NI/withdraw/preview", form).status)

    assert statuses == [403, 403] and not operator.ledger.revisions


def test_nobody_keeps_a_copy_of_its_pages(operator: Operator) -> None:
    paths = ("/en/desk?kind=eu", "/en/desk/entries/lands.NI", "/en/desk/entries/lands.NI/confirm")

    pages = [operator.browser.get(path) for path in paths]

    assert {page.headers["Cache-Control"] for page in pages} == {"no-store"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_ages_is_there_the_most_urgent_first(app: Flask, language: str) -> None:
    page = Operator(app, language).come_in()

    entries = [item for item in page.every("li") if (item.get("class") or "").startswith("desk-entry")]
    states = [(item.get("class") or "").split()[-1] for item in entries]
    assert len(entries) == len(dated_of(services_of(app).edition))
    assert states == sorted(states, key=["expired", "due", "holds"].index)


def test_a_land_and_a_kind_can_be_picked_out(operator: Operator) -> None:
    page = operator.desk("?land=NI&kind=lands")

    titles = [link.get("href") for link in page.every("p/a") if "entries" in link.get("href", "")]
    assert titles == ["/en/desk/entries/lands.NI"]


def test_what_is_confirmed_holds_longer_and_says_who_did_it(operator: Operator) -> None:
    preview = operator.ask("lands.NI", "confirm", review_by=operator.next_year)
    assert "Nothing has changed yet." in preview.words and not operator.ledger.revisions

    page = operator.accept("lands.NI", "confirm", preview)

    assert "Confirmed." in page.words and "· confirmed · AB" in page.words
    (revision,) = operator.ledger.revisions
    assert revision.now["review_by"].isoformat() == operator.next_year


def test_a_correction_is_shown_in_both_languages_before_it_counts(operator: Operator) -> None:
    preview = operator.ask("lands.NI", "correct", direct="50.000", **NEW_SOURCE)

    new = " ".join("".join(line.itertext()) for line in preview.every("ins")).replace("\xa0", " ")
    assert "bis 50.000 € · Direktauftrag" in new and "up to €50,000 · Direct award" in new
    assert not operator.ledger.revisions


def test_plans_follow_a_correction_at_once(operator: Operator) -> None:
    journey = Visitor(operator.app).bring("school-meals-uckermark")
    assert "€70,000" not in journey.get("plan").words

    changed = {"direct": "70.000", "standing": "confirm", **NEW_SOURCE}
    operator.accept("lands.BB", "correct", operator.ask("lands.BB", "correct", **changed))

    assert "€70,000" in journey.get("plan").words


def test_the_sample_plan_follows_too(operator: Operator) -> None:
    visitor = Visitor(operator.app)
    longer = operator.ask("lands.BB", "confirm", review_by=operator.next_year)
    operator.accept("lands.BB", "confirm", longer)
    assert "no verified value limit" not in visitor.get("/en/sample").words

    operator.accept("lands.BB", "withdraw", operator.ask("lands.BB", "withdraw"))

    assert "no verified value limit" in visitor.get("/en/sample").words


def test_what_was_before_stays_to_be_read(operator: Operator) -> None:
    operator.accept("lands.NI", "correct", operator.ask("lands.NI", "correct", direct="50.000", **NEW_SOURCE))

    page = operator.entry("lands.NI")

    history = " ".join("".join(item.itertext()) for item in page.every("ol"))
    assert "€50,000" in history and "€20,000" in history


def test_what_was_typed_comes_back_with_each_problem(operator: Operator) -> None:
    page = operator.ask("lands.NI", "correct", direct="viel", **{"note.de": "Neu.", "note.en": "", "by": ""})

    assert (page.status == 422 and page.wrong == ["by", "direct", "note.en", "sources"]) or page.wrong
    assert page.one("input[@id='direct']").get("value") == "viel"
    assert page.one("textarea[@id='note-de']").text == "Neu."
    assert page.problem("direct") and page.problem("note-en") and page.problem("by")


def test_problems_are_said_in_the_language_of_the_page(app: Flask) -> None:
    operator = Operator(app, "de")
    operator.come_in()

    page = operator.ask("lands.NI", "confirm", review_by="2020-01-01")

    assert "muss in der Zukunft liegen" in page.problem("review_by")


def test_what_looked_less_far_does_not_count_and_is_refused(operator: Operator) -> None:
    page = operator.ask("lands.NI", "confirm", as_of="2026-06-20")

    assert page.status == 422 and page.wrong == ["as_of"]


def test_of_two_people_the_later_one_is_told(operator: Operator) -> None:
    preview = operator.ask("lands.NI", "confirm", review_by=operator.next_year)
    other = operator.ask("lands.NI", "withdraw", by="CD")
    operator.accept("lands.NI", "withdraw", other)

    page = operator.accept("lands.NI", "confirm", preview)

    assert page.status == 409 and "Somebody else has reviewed this" in page.words
    assert page.one("input[@id='by']").get("value") == "AB"
    assert [revision.by for revision in operator.ledger.revisions] == ["CD"]


def test_two_people_at_different_entries_do_not_disturb_each_other(operator: Operator) -> None:
    first, second = operator.ask("lands.NI", "withdraw"), operator.ask("lands.BB", "withdraw", by="CD")

    operator.accept("lands.BB", "withdraw", second)
    operator.accept("lands.NI", "withdraw", first)

    assert {(revision.what, revision.by) for revision in operator.ledger.revisions} == {
        ("lands.NI", "AB"),
        ("lands.BB", "CD"),
    }


def test_pressing_the_button_twice_writes_once(operator: Operator) -> None:
    preview = operator.ask("lands.NI", "withdraw")

    operator.accept("lands.NI", "withdraw", preview)
    operator.accept("lands.NI", "withdraw", preview)

    assert len(operator.ledger.revisions) == 1


def test_a_file_broken_by_hand_is_told_and_pages_go_on(operator: Operator) -> None:
    folder = services_of(operator.app).settings.review_folder
    (folder / NAME).write_text("[[revisions]]\nwhat = 7\n")

    page = operator.desk()

    assert page.status == 200 and "The file of reviews cannot be read" in page.words
    assert "revisions.toml: " in page.words
    assert Visitor(operator.app).get("/en/sample").status == 200


def test_nothing_is_written_over_a_broken_file(operator: Operator) -> None:
    preview = operator.ask("lands.NI", "withdraw")
    file = services_of(operator.app).settings.review_folder / NAME
    file.write_text("[[revisions]]\nwhat = 7\n")

    page = operator.accept("lands.NI", "withdraw", preview)

    assert page.status == 422 and "Nothing was changed" in page.words
    assert file.read_text() == "[[revisions]]\nwhat = 7\n"


def test_what_contradicts_the_rest_is_refused_with_what_was_typed(operator: Operator) -> None:
    page = operator.ask("lands.NI", "correct", standing="unknown", **NEW_SOURCE)

    assert page.status == 422 and page.wrong == ["standing"]


@pytest.mark.parametrize("what", WHAT)
def test_each_kind_can_be_looked_at_and_withdrawn(operator: Operator, what: str) -> None:
    page = operator.accept(what, "withdraw", operator.ask(what, "withdraw"))

    assert "Withdrawn." in page.words


def test_another_operators_site_knows_nothing_of_it(operator: Operator) -> None:
    stranger = Visitor(operator.app, SITE)

    assert stranger.get("/en/desk/entries/lands.NI").heading == WRONG
