"""Bad input gets a clear message, status 422, the typed text kept, nothing lost."""

from __future__ import annotations

import unicodedata

import pytest

from questionnaire.texts import LANGUAGES, Language
from tests.web.visitor import QUESTION_PAGES, Visitor, asked_on

URLENCODED = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", QUESTION_PAGES)
def test_what_is_missing_is_pointed_out_with_a_link_to_each_question(
    visitor: Visitor, language: Language, number: str
) -> None:
    journey = visitor.begin(language)
    step = asked_on(visitor.app, number)

    page = journey.send(number, {})

    assert (page.status, page.language) == (422, language)
    assert page.wrong == [question.id for question in step.questions if not question.optional]
    assert all(page.problem(question_id) for question_id in page.wrong)


def test_an_error_is_announced_in_the_title_and_beside_the_question(visitor: Visitor) -> None:
    page = visitor.begin().send(3, {})

    fields = [page.every(f"fieldset[@aria-describedby='{name}-problem']") for name in page.wrong]
    assert page.title.startswith("Error:")
    assert [len(found) for found in fields] == [1] * len(page.wrong)


def test_what_was_chosen_stays_chosen_when_something_is_missing(visitor: Visitor) -> None:
    journey = visitor.begin()

    page = journey.send(1, {"name": "Łódź & Söhne <gUG>", "fields": ["kita", "mobility"]})

    assert page.status == 422
    assert [page.given(key) for key in ("name", "fields", "form")] == [
        ["Łódź & Söhne <gUG>"],
        ["kita", "mobility"],
        [],
    ]


def test_what_was_chosen_is_saved_even_when_something_is_missing(visitor: Visitor) -> None:
    journey = visitor.begin()

    journey.send(3, {"named_contacts": "nobody"})

    assert journey.saved() == {"named_contacts": "nobody"}


@pytest.mark.parametrize(("question_id", "most"), [("name", 60), ("sentence", 200)])
def test_a_text_that_is_too_long_is_kept_and_never_cut(visitor: Visitor, question_id: str, most: int) -> None:
    journey = visitor.begin()
    typed = "Mittagessen für alle! " * 12

    page = journey.send(1, {question_id: typed, "form": "food"}, go="back")

    assert (page.status, page.wrong, page.given(question_id)) == (422, [question_id], [typed.strip()])
    assert str(most) in page.problem(question_id)
    assert journey.saved() == {"form": "food"}


def test_a_text_that_is_too_long_leaves_the_saved_one_alone(visitor: Visitor) -> None:
    journey = visitor.begin()
    journey.send(1, {"name": "Mitreden"}, go="stay")

    journey.send(1, {"name": "x" * 61}, go="stay")

    assert journey.saved() == {"name": "Mitreden"}


@pytest.mark.parametrize("length", [60, 61])
def test_the_limit_counts_characters_and_not_bytes(visitor: Visitor, length: int) -> None:
    page = visitor.begin().send(1, {"name": "ß" * length}, go="stay")

    assert page.status == (303 if length == 60 else 422)


@pytest.mark.parametrize(
    ("number", "question_id", "value"),
    [
        (1, "form", "a_retired_form"),
        (1, "fields", "nothing"),
        ("1/2", "legal_form", "unknown"),
        (2, "target", "12999"),
        (2, "target", "inapplicable"),
        (2, "start", "2027-Q5"),
        (2, "start", "٢٠٢٧-Q1"),
        (2, "customers", "unknown"),
        (3, "named_contacts", "inapplicable"),
        (3, "named_contacts", '"><script>alert(1)</script>'),
    ],
)
@pytest.mark.parametrize("go", ["next", "back", "skip", "stay"])
def test_a_choice_that_is_not_offered_is_refused(
    visitor: Visitor, number: int | str, question_id: str, value: str, go: str
) -> None:
    journey = visitor.begin()

    page = journey.send(number, {question_id: value}, go=go)

    assert (page.status, page.problem(question_id) != "") == (422, True)
    assert question_id in page.wrong
    assert journey.saved() == {}


def test_of_fields_three_at_most_can_be_chosen(visitor: Visitor) -> None:
    journey = visitor.begin()
    four = ["kita", "mobility", "integration", "food_regional"]

    page = journey.send(1, {"fields": four, "form": "food"}, go="back")

    assert (page.status, page.wrong) == (422, ["fields"])
    assert "3" in page.problem("fields")
    assert sorted(page.given("fields")) == sorted(four)


def test_a_region_can_be_named_only_once(visitor: Visitor) -> None:
    page = visitor.begin().send(2, {"customers": ["12073", "12073", ""]}, go="back")

    assert (page.status, page.wrong) == (422, ["customers"])
    assert page.given("customers") == ["Landkreis Uckermark"] * 2


@pytest.mark.parametrize("values", [["nobody", "unknown"], ["nobody", "nobody"], ["nobody", "nonsense"]])
def test_a_radio_button_sent_twice_counts_once_or_is_refused(visitor: Visitor, values: list[str]) -> None:
    journey = visitor.begin()

    page = journey.send(3, {"named_contacts": values}, go="stay")

    assert (page.status, journey.saved()) in [(303, {"named_contacts": "nobody"}), (422, {})]


def test_fields_that_nobody_asked_for_are_ignored(visitor: Visitor) -> None:
    journey = visitor.begin()

    page = journey.send(
        3, {"coverage": "nobody", "id": "1", "__class__": "x", "named_contacts": "nobody"}, go="stay"
    )

    assert (page.status, journey.saved()) == (303, {"named_contacts": "nobody"})


@pytest.mark.parametrize(
    "name",
    [
        "Łódź",
        "Kadıköy şehir",
        "Кириллица",
        "Ελλάδα",
        "مرحبا بالعالم",
        "👩🏽‍🍳 Küche 🇩🇪",
        "a < b & \"c\" 'd'",
        "{{ 7 * 7 }}",
    ],
)
def test_whatever_people_call_themselves_comes_back_as_they_typed_it(visitor: Visitor, name: str) -> None:
    journey = visitor.begin()

    journey.send(1, {"name": name}, go="stay")

    assert journey.get("step/1").given("name") == [name]
    assert name in journey.get("step/10").words
    assert name in journey.get("plan").words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mit\x00reden", "Mitreden"),
        ("Mit\u202ereden\u2066", "Mitreden"),
        ("\ufeffMit\u200breden\x07", "Mitreden"),
        ("  Mit\r\n\treden  ", "Mit reden"),
        ("Mit\ue000re\uffffden", "Mitreden"),
        ("Ku\u0308che", "Küche"),
    ],
)
def test_what_only_machines_see_is_taken_out(visitor: Visitor, typed: str, kept: str) -> None:
    journey = visitor.begin()

    journey.send(1, {"name": typed}, go="stay")

    assert journey.get("step/1").given("name") == [kept]


def test_a_name_of_nothing_but_invisible_characters_is_no_name(visitor: Visitor) -> None:
    journey = visitor.begin()

    page = journey.send(1, {"name": "\x00\u202e\u200b \t"}, go="stay")

    assert (page.status, journey.saved()) == (303, {})


@pytest.mark.parametrize("raw", [b"%ff%fe", b"%ed%a0%80", b"%c0%80", b"%", b"%u0041", b"%f4%90%80%80"])
def test_bytes_that_are_no_text_neither_break_the_form_nor_the_page_after_it(
    visitor: Visitor, raw: bytes
) -> None:
    journey = visitor.begin()
    body = b"go=stay&token=" + journey.token.encode() + b"&name=a" + raw + b"z"

    page = visitor.post(journey.path("step/1"), body, content_type=URLENCODED)

    (name,) = journey.get("step/1").given("name")
    assert page.status == 303
    assert name[0] + name[-1] == "az"
    assert all(unicodedata.category(char) not in ("Cc", "Cs") for char in name)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", URLENCODED),
        (b"&&&=&=&", URLENCODED),
        (b"name=\xff\xfe", URLENCODED),
        (b"{}", "application/json"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (b"no boundary", "multipart/form-data"),
        (b"\x00", "text/plain"),
    ],
)
def test_a_body_that_is_no_form_of_ours_is_refused(visitor: Visitor, body: bytes, content_type: str) -> None:
    journey = visitor.begin()

    page = visitor.post(journey.path("step/3"), body, content_type=content_type)

    assert page.status == 403
    assert journey.saved() == {}
