"""What one takes away: the result page, the PDF, the answers file."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from questionnaire.answers.answers import Answers
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.texts import LANGUAGES, Language
from tests.web.visitor import SAMPLE_NAMES, Visitor, sample_answers, sample_bytes, services_of

SCHOOL_MEALS = "school-meals-uckermark"


def plan_of(visitor: Visitor, sample: str) -> ActionPlan:
    given = {key: tuple([v] if isinstance(v, str) else v) for key, v in sample_answers(sample).items()}
    return services_of(visitor.app).plan(Answers(given))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLE_NAMES)
def test_the_result_tells_verdict_profile_and_three_next_steps(
    visitor: Visitor, sample: str, language: Language
) -> None:
    services, plan = services_of(visitor.app), plan_of(visitor, sample)

    page = visitor.bring(sample, language).get("plan")

    assert (page.status, page.language) == (200, language)
    assert all(sentence[language] in page.words for sentence in plan.verdict.sentences)
    assert all(lesson.name[language] in page.words for lesson in services.edition.catalogue.lessons)
    titles = [" ".join(task.title[language].split()) for task in plan.next_tasks]
    assert [title in page.words for title in titles] == [True] * 3


def test_the_english_result_says_to_officials_in_german_what_it_glosses_in_english(visitor: Visitor) -> None:
    plan = plan_of(visitor, SCHOOL_MEALS)

    page = visitor.bring(SCHOOL_MEALS, "en").get("plan")

    said = {"".join(found.itertext()) for found in page.every("p[@lang='de']")}
    assert {task.action.opening_to for task in plan.tasks} == {"officials", "others"}
    for task in plan.tasks:
        assert task.opening.en in page.words
        assert (task.opening.de in said) == (task.action.opening_to == "officials"), task.action.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_plan_even_for_somebody_who_answered_nothing(visitor: Visitor, language: Language) -> None:
    page = visitor.begin(language).get("plan")

    assert (page.status, page.language) == (200, language)


@pytest.mark.parametrize("quarter", ["2000-Q1", "2026-Q4", "2099-Q4"])
def test_there_is_a_plan_for_a_quarter_long_past_or_far_off(visitor: Visitor, quarter: str) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    journey.send(2, {"target": "12073", "start": quarter})

    assert journey.get("plan").status == 200
    assert journey.get("step/2").given("start") == [quarter]


def test_the_result_offers_both_pdfs_the_answers_and_the_way_back(visitor: Visitor) -> None:
    journey = visitor.bring(SCHOOL_MEALS)

    offered = {link.get("href") for link in journey.get("plan").every("a")}

    wanted = ["plan.pdf", "plan.ics", "letters.docx", "tasks.csv", "answers.json", "step/10", "erase"]
    assert offered >= {journey.path(rest) for rest in wanted} | {journey.path("plan.pdf", "de")}


@pytest.mark.parametrize(("answered", "wanted"), [("de", "en"), ("en", "de")])
def test_the_pdf_comes_in_either_language_whatever_was_answered_in(
    visitor: Visitor, answered: Language, wanted: Language
) -> None:
    journey = visitor.bring(SCHOOL_MEALS, answered)

    page = visitor.get(journey.path("plan.pdf", wanted))

    pdf = PdfReader(BytesIO(page.body))
    titles = [lesson.name[wanted] for lesson in services_of(visitor.app).edition.catalogue.lessons]
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert (page.status, page.headers["Content-Type"]) == (200, "application/pdf")
    assert str(pdf.root_object["/Lang"]).startswith(wanted)
    assert [title for title in titles if title not in text] == []


def test_the_pdf_has_a_plain_file_name_without_anything_typed(visitor: Visitor) -> None:
    journey = visitor.begin("de")
    journey.send(1, {"name": 'A"; filename="../böse.exe'}, go="stay")

    disposition = journey.get("plan.pdf").headers["Content-Disposition"]

    today = services_of(visitor.app).today().isoformat()
    assert disposition == f'inline; filename="rathausreif-{today}-plan-de.pdf"'


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dates_come_as_a_calendar_file_without_the_link(visitor: Visitor, language: Language) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)

    file = journey.get("plan.ics")

    today = services_of(visitor.app).today().isoformat()
    named = f'attachment; filename="rathausreif-{today}-plan-{language}.ics"'
    assert (file.status, file.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert file.headers["Content-Disposition"] == named
    assert file.body.startswith(b"BEGIN:VCALENDAR")
    assert journey.link.encode() not in file.body


def test_a_calendar_for_a_link_that_nobody_has_is_not_found(visitor: Visitor) -> None:
    journey = visitor.begin("de")

    assert visitor.get(journey.path("plan.ics").replace(journey.link, "x" * len(journey.link))).status == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_are_a_word_document_with_the_typed_name(visitor: Visitor, language: Language) -> None:
    file = visitor.bring(SCHOOL_MEALS, language).get("letters.docx")

    today = services_of(visitor.app).today().isoformat()
    name = f"rathausreif-{today}-letters-{language}.docx"
    assert file.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "MittagsTisch Uckermark gUG" in "".join(p.text for p in Document(BytesIO(file.body)).paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_are_a_table_of_all_tasks(visitor: Visitor, language: Language) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)

    file = journey.get("tasks.csv")

    assert file.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert file.headers["Cache-Control"] == "no-store"
    assert len(file.body.decode("utf-8-sig").splitlines()) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_the_contact_pack_in_german_and_explains_it(
    visitor: Visitor, language: Language
) -> None:
    page = visitor.bring(SCHOOL_MEALS, language).get("plan")

    quotes = page.every("blockquote")
    assert {quote.get("lang") for quote in quotes} == {"de"}
    assert any("MittagsTisch Uckermark gUG" in "".join(quote.itertext()) for quote in quotes)
    assert services_of(visitor.app).edition.catalogue.letters.title[language] in page.words


@pytest.mark.parametrize("sample", SAMPLE_NAMES)
def test_answers_go_out_and_in_again_unchanged(visitor: Visitor, sample: str) -> None:
    journey = visitor.bring(sample, "de")

    file = journey.get("answers.json")
    back = visitor.upload(file.body, "en")

    assert back.location.endswith("/step/10")
    assert journey.link not in back.location
    assert json.loads(file.body)["answers"] == sample_answers(sample)
    assert visitor.get(back.location.replace("step/10", "answers.json")).body == file.body


def test_the_answers_file_is_a_download_of_json(visitor: Visitor) -> None:
    file = visitor.begin().get("answers.json")

    assert file.headers["Content-Type"] == "application/json"
    assert file.headers["Content-Disposition"].startswith("attachment;")


def with_answers(**answers: object) -> bytes:
    return json.dumps({"format": "rathausreif-answers", "version": 1, "answers": answers}).encode()


DAMAGED = "This file is damaged or empty."
FOREIGN = "This is not an answers file from Rathausreif."
MAINLY = "What will the municipality mainly get?"
NEWER = "This file comes from a newer Rathausreif."


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (b"", DAMAGED),
        (sample_bytes(SCHOOL_MEALS)[:-40], DAMAGED),
        (b"\xff\xfe\x00", DAMAGED),
        (b"[" * 60_000, DAMAGED),
        (b"1" * 5_000, DAMAGED),
        (b'{"format": "rathausreif-answers", "version": 1, "answers": []}', DAMAGED),
        (b'{"format": "rathausreif-answers", "version": 1}', DAMAGED),
        (b"%PDF-1.7", FOREIGN),
        (b"PK\x03\x04", FOREIGN),
        (b"seat;word;step\n", FOREIGN),
        (b"null", FOREIGN),
        (b"[1, 2]", FOREIGN),
        (b'{"format": "another"}', FOREIGN),
        (b'{"format": ["rathausreif-answers"]}', FOREIGN),
        (b'{"format": "rathausreif-answers", "version": 2, "answers": {}}', NEWER),
        (b'{"format": "rathausreif-answers", "version": "1", "answers": {}}', NEWER),
        (with_answers(shoe_size="43"), "a question that does not exist here"),
        (with_answers(form="spaceship"), MAINLY),
        (with_answers(form=None), MAINLY),
        (with_answers(form={"food": 1}), MAINLY),
        (with_answers(form=["food", "digital"]), MAINLY),
        (with_answers(fields=["kita", 7]), "Which fields do you work in?"),
        (with_answers(name="x" * 61), "What is your enterprise or project called?"),
        (with_answers(target="unheard"), "do you want to win over?"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(
    visitor: Visitor, document: bytes, message: str
) -> None:
    page = visitor.upload(document)

    assert (page.status, page.wrong) == (422, ["file"])
    assert message in page.words
    assert page.title.startswith("Error:")


@pytest.mark.parametrize(
    "question_id",
    ["\x00", "\x1b[31m", "\ud800", "a\u202eb", "\ufdd0", "<b>&\"'", "x" * 30_000],
    ids=["nul", "escape", "surrogate", "bidi", "noncharacter", "markup", "endless"],
)
def test_a_question_with_a_name_out_of_hell_is_refused_like_any_other(
    visitor: Visitor, question_id: str
) -> None:
    page = visitor.upload(with_answers(**{question_id: "x"}))

    assert (page.status, page.wrong) == (422, ["file"])
    assert len(page.body) < 16_000


def test_whoever_chose_no_file_is_asked_to_choose_one(visitor: Visitor) -> None:
    journey = visitor.begin()

    # Browsers send an empty part without a name where nothing was chosen.
    pages = [
        visitor.post(path, {"token": journey.token, **file})
        for path in ("/en/answers", journey.path("earlier"))
        for file in ({}, {"file": (BytesIO(b""), "")})
    ]

    assert [(page.status, page.wrong) for page in pages] == [(422, ["file"])] * 4
    assert all("Please choose a file first" in page.words for page in pages)


def test_text_in_a_file_is_cleaned_like_typed_text(visitor: Visitor) -> None:
    page = visitor.upload(with_answers(name="Mit\u0000\u202ere\ud800den"))

    file = visitor.get(page.location.replace("step/10", "answers.json"))
    assert json.loads(file.body)["answers"] == {"name": "Mitreden"}


def test_a_refused_file_leaves_nothing_behind(visitor: Visitor) -> None:
    engine = services_of(visitor.app).assessments.engine

    visitor.upload(with_answers(name="Mitreden", shoe_size="43"))

    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM assessments").scalar() == 0
