"""Moving through the ten steps."""

from __future__ import annotations

from itertools import pairwise

import pytest

from questionnaire.places.regions import Regions
from questionnaire.texts import LANGUAGES, Language
from tests.web.markup import words
from tests.web.visitor import QUESTION_PAGES, SAMPLE_NAMES, Journey, Visitor, asked_on, services_of

SCHOOL_MEALS = "school-meals-uckermark"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_asks_its_questions_in_the_readers_language_and_no_other(
    visitor: Visitor, language: Language
) -> None:
    journey = visitor.begin(language)

    for number in QUESTION_PAGES:
        page, step = journey.get(f"step/{number}"), asked_on(visitor.app, number)
        asked = [
            q.id
            for q in services_of(visitor.app).edition.catalogue.questions
            if q.title[language] in page.words
        ]
        assert (page.status, page.language, page.heading) == (200, language, step.title[language])
        assert asked == [question.id for question in step.questions]


def test_the_pages_of_a_step_ask_all_its_questions_and_count_on(visitor: Visitor) -> None:
    journey = visitor.begin()

    pages = [journey.get(f"step/{number}") for number in ("1", "1/2")]

    numbers = [words(found) for page in pages for found in page.every("span[@class='number']")]
    assert numbers == [str(number) for number in range(1, 10)]
    assert ["Step 1 of 10, part 1" in pages[0].words, "Step 1 of 10, part 2" in pages[1].words] == [
        True,
        True,
    ]


def test_a_page_that_a_step_does_not_have_is_not_found(visitor: Visitor) -> None:
    journey = visitor.begin()

    statuses = {journey.get(f"step/{page}").status for page in ("1/0", "1/3", "2/2", "9/2", "1/2/2")}

    assert statuses | {journey.send("3/2", {}).status} == {404}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_of_every_question_is_offered_in_order(visitor: Visitor, language: Language) -> None:
    journey = visitor.begin(language)

    for number, lesson in enumerate(services_of(visitor.app).edition.catalogue.lessons, 3):
        page = journey.get(f"step/{number}")
        for question in lesson.questions:
            offered = [field.get("value") for field in page.every(f"input[@name='{question.id}']")]
            special = ["unknown"] + (["inapplicable"] if question.inapplicable else [])
            assert offered == [option.id for option in question.options] + special


@pytest.mark.parametrize("number", QUESTION_PAGES)
def test_nothing_is_chosen_before_somebody_chooses(visitor: Visitor, number: str) -> None:
    page = visitor.begin().get(f"step/{number}")

    chosen = [
        question.id
        for question in services_of(visitor.app).edition.catalogue.questions
        if page.given(question.id)
    ]

    assert chosen == []


@pytest.mark.parametrize("sample", SAMPLE_NAMES)
def test_next_leads_through_all_steps_to_the_check_and_saves_every_answer(
    visitor: Visitor, sample: str
) -> None:
    journey = visitor.begin("de")
    full = visitor.bring(sample, "de")

    ways = [journey.send(number, journey.of_step(number, sample)).location for number in QUESTION_PAGES]

    assert ways == [journey.path(f"step/{number}") for number in (*QUESTION_PAGES[1:], "10")]
    assert journey.saved() == full.saved()


def _key(regions: Regions, shown: str) -> str:
    """Places are shown by their labels."""
    return next((place.key for place in regions.places.values() if place.label == shown), shown)


@pytest.mark.parametrize("number", QUESTION_PAGES)
def test_what_was_saved_is_chosen_when_one_comes_back(visitor: Visitor, number: str) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    answers = journey.of_step(number, SCHOOL_MEALS)

    page = journey.get(f"step/{number}")

    regions = services_of(visitor.app).edition.regions
    given = {key: [_key(regions, value) for value in page.given(key)] for key in answers}
    assert given == {key: value if isinstance(value, list) else [value] for key, value in answers.items()}


@pytest.mark.parametrize(("before", "number"), tuple(pairwise(QUESTION_PAGES)))
def test_back_leads_to_the_page_before_and_asks_for_nothing(
    visitor: Visitor, before: str, number: str
) -> None:
    journey = visitor.begin()

    page = journey.send(number, {}, go="back")

    assert (page.status, page.location) == (303, journey.path(f"step/{before}"))


def test_back_saves_what_was_chosen(visitor: Visitor) -> None:
    journey = visitor.begin()

    journey.send(3, {"named_contacts": "nobody"}, go="back")

    assert journey.saved() == {"named_contacts": "nobody"}


def test_back_from_the_first_step_leads_to_the_start(visitor: Visitor) -> None:
    page = visitor.begin("de").send(1, {"name": "Mitreden"}, go="back")

    assert (page.status, page.location) == (303, "/de/")


def test_staying_saves_and_shows_the_same_step(visitor: Visitor) -> None:
    journey = visitor.begin()

    page = journey.send(4, {"coverage": "nobody"}, go="stay")

    assert (page.status, page.location) == (303, journey.path("step/4"))


def test_open_questions_can_be_skipped_once_they_were_pointed_out(visitor: Visitor) -> None:
    journey = visitor.begin()
    asked = journey.send(3, {"named_contacts": "nobody"})

    page = journey.send(3, {"named_contacts": "nobody"}, go="skip")

    assert list(asked.every("button[@value='skip']")) != []
    assert (page.status, page.location) == (303, journey.path("step/4"))


def test_an_unheard_of_button_leads_on_as_next_does_or_not_at_all(visitor: Visitor) -> None:
    page = visitor.begin().send(3, {}, go="somewhere")

    assert page.status in (303, 422)


def test_sending_a_step_twice_does_no_harm(visitor: Visitor) -> None:
    journey = visitor.begin()
    answers = journey.of_step(3, SCHOOL_MEALS)

    pages = [journey.send(3, answers), journey.send(3, answers)]

    assert {page.location for page in pages} == {journey.path("step/4")}
    assert journey.saved() == answers


def test_two_tabs_with_different_steps_do_not_wipe_each_other(visitor: Visitor) -> None:
    journey = visitor.begin()
    journey.send(3, {"named_contacts": "nobody"}, go="stay")

    journey.send(1, {"name": "Mitreden"}, go="stay")

    assert journey.saved() == {"named_contacts": "nobody", "name": "Mitreden"}


def test_a_text_and_a_list_can_be_taken_away_again(visitor: Visitor) -> None:
    journey = visitor.bring("participation-app-bavaria")
    before = journey.saved()

    journey.send(1, {"name": "", "sentence": "", "fields": []}, go="stay")
    journey.send(2, {"target": "", "customers": ["", "", ""], "start": ""}, go="stay")

    gone = {"name", "sentence", "fields", "target", "customers", "start"}
    assert journey.saved() == {key: value for key, value in before.items() if key not in gone}


def test_who_comes_from_the_check_returns_to_it(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)
    form = journey.get("step/3?from=check").one("form[@id='step']").get("action", "")

    page = visitor.post(form, {"token": journey.token, **journey.of_step(3, SCHOOL_MEALS)})

    assert page.location == journey.path("step/10")


def test_the_check_shows_every_question_and_leads_to_each(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    ways = [cell.find("a") for cell in journey.get("step/10").every("dd[@class='change']")]

    assert [way.get("href") for way in ways if way is not None] == [
        journey.path(f"step/{number}?from=check#{question.id}")
        for number in QUESTION_PAGES
        for question in asked_on(visitor.app, number).questions
    ]


def test_the_check_leads_to_places_that_exist(visitor: Visitor) -> None:
    journey = visitor.begin()

    for number in QUESTION_PAGES:
        page, asked = journey.get(f"step/{number}?from=check"), asked_on(visitor.app, number).questions
        assert [len(page.every(f"*[@id='{question.id}']")) for question in asked] == [1] * len(asked)


def open_tags(journey: Journey) -> int:
    return len(journey.get("step/10").every("span[@class='tag open']"))


def test_the_check_counts_what_is_still_open(visitor: Visitor) -> None:
    journey = visitor.begin()
    needed = [
        question for question in services_of(visitor.app).edition.catalogue.questions if not question.optional
    ]
    before = open_tags(journey)

    journey.send(3, {"named_contacts": "nobody"}, go="stay")

    assert (before, open_tags(journey)) == (len(needed), len(needed) - 1)
    assert str(len(needed) - 1) in journey.get("step/10").words


def test_nothing_is_open_once_everything_is_answered(visitor: Visitor) -> None:
    assert open_tags(visitor.bring(SCHOOL_MEALS)) == 0


def test_not_knowing_is_an_answer(visitor: Visitor) -> None:
    journey = visitor.begin()
    questions = services_of(visitor.app).edition.catalogue.lessons[0].questions

    page = journey.send(3, {question.id: "unknown" for question in questions})

    assert page.location == journey.path("step/4")


@pytest.mark.parametrize("rest", ["step/0", "step/11", "step/01x", "step/-1", "step/", "step"])
def test_there_are_ten_steps_and_no_others(visitor: Visitor, rest: str) -> None:
    assert visitor.begin().get(rest).status == 404


def test_minutes_left_never_grow(visitor: Visitor) -> None:
    journey = visitor.begin()

    lines = [
        journey.get(f"step/{number}").one("div[@class='progress']/p") for number in (*QUESTION_PAGES, 10)
    ]

    minutes = [int((line[0].tail or "").split()[2]) for line in lines]
    assert minutes == sorted(minutes, reverse=True)
    assert minutes[0] <= 10
