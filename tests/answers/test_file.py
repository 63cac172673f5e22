from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.answers.answers import Answers
from questionnaire.answers.checks import AnswerError
from questionnaire.answers.file import read_answers, write_answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.places.regions import Regions
from tests.answers.sheets import CATALOGUE, REGIONS, SAMPLES, sheets


def document(answers: Any, **head: Any) -> bytes:
    whole = {"format": "rathausreif-answers", "version": 1, "edition": "2026.1", "answers": answers} | head
    return json.dumps(whole).encode()


def refusal(file: bytes) -> AnswerError:
    with pytest.raises(AnswerError) as refused:
        read_answers(CATALOGUE, REGIONS, file)
    return refused.value


@given(sheets())
def test_what_was_written_reads_the_same(answers: Answers) -> None:
    file = write_answers(CATALOGUE, answers).encode()

    assert dict(read_answers(CATALOGUE, REGIONS, file)) == dict(answers)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_reads_and_writes_itself(catalogue: Catalogue, regions: Regions, sample: Path) -> None:
    answers = read_answers(catalogue, regions, sample.read_bytes())

    assert json.loads(write_answers(catalogue, answers)) == json.loads(sample.read_bytes())


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 10


def test_the_file_can_be_read_by_people() -> None:
    written = write_answers(CATALOGUE, Answers({"name": ("Füreinander e.V.",), "fields": ("kita",)}))

    assert '"name": "Füreinander e.V."' in written
    assert json.loads(written)["answers"]["fields"] == ["kita"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_an_editor_may_save_it_in_its_own_encoding(
    catalogue: Catalogue, regions: Regions, encoding: str
) -> None:
    file = write_answers(catalogue, Answers({"name": ("Küche für Köln",)})).encode(encoding)

    assert dict(read_answers(catalogue, regions, file)) == {"name": ("Küche für Köln",)}


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"\x00",
        document({"networks": "member"})[:-5],
        document({"networks": "member"}).decode().encode("utf-16")[:-1],
        b'{"format": "rathausreif-answers", "version": 1, "answers": {"name": "K\x81\x8d"}}',
        b"[" * 100_000,
        b'{"format": "rathausreif-answers", "version": 1, "answers": ' + b'{"a":' * 50_000,
        b'{"format": "rathausreif-answers", "version": ' + b"9" * 5_000 + b"}",
        document(["networks", "member"]),
        document(None),
    ],
    ids=["empty", "nul", "cut", "utf16", "no text", "lists", "deep", "huge", "list", "null"],
)
def test_a_damaged_file_is_refused(file: bytes) -> None:
    assert refusal(file).fault == "damaged"


@pytest.mark.parametrize(
    "file", [b"{}", b"[]", b"null", b"NaN", b'"rathausreif-answers"', document({}, format="other")]
)
def test_some_other_json_is_foreign(file: bytes) -> None:
    assert refusal(file).fault == "foreign"


@pytest.mark.parametrize(
    "file",
    [
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"BEGIN:VCALENDAR\r\n",
        b"seat,word\n1,oak\n",
        b"\xef\xbb\xbfNummer;Schritt",
    ],
)
def test_another_file_that_can_be_downloaded_here_is_foreign_and_not_damaged(file: bytes) -> None:
    assert refusal(file).fault == "foreign"


@pytest.mark.parametrize("version", [0, 2, 10**30, "1", None, [1], float("nan"), float("inf")])
def test_a_file_of_another_version_is_refused(version: Any) -> None:
    assert refusal(document({}, version=version)).fault == "newer"


def test_an_unknown_question_is_named() -> None:
    refused = refusal(document({"networks": "member", "shoe_size": "44"}))

    assert (refused.fault, refused.subject) == ("question", "shoe_size")


def test_keys_of_places_may_be_written_as_offices_write_them(catalogue: Catalogue, regions: Regions) -> None:
    given = {"target": "091620000000", "customers": ["9162000", "12 0 60 052"]}

    answers = read_answers(catalogue, regions, document(given | {"name": "9162000"}))

    assert dict(answers) == {"target": ("09162",), "customers": ("09162", "12060052"), "name": ("9162000",)}


def test_an_unknown_option_is_named() -> None:
    refused = refusal(document({"networks": "chairman"}))

    assert (refused.fault, refused.subject, refused.value) == ("option", "networks", "chairman")


@pytest.mark.parametrize(
    "value", [1, 10**30, 1.5, float("nan"), True, None, {"a": "b"}, ["member", 1], [["member"]], [None]]
)
def test_only_texts_are_values(value: Any) -> None:
    refused = refusal(document({"networks": value}))

    assert (refused.fault, refused.subject) == ("type", "networks")


def test_a_text_is_measured_after_it_was_cleaned(catalogue: Catalogue, regions: Regions) -> None:
    answers = read_answers(catalogue, regions, document({"name": "\u200b" * 100 + "Mitreden " + " " * 100}))

    assert answers.one("name") == "Mitreden"


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({"name": "x" * 61}, "too_long"),
        ({"fields": ["kita", "mobility", "integration", "culture_sport"]}, "too_many"),
        ({"networks": ["member", "no_network"]}, "too_many"),
        ({"customers": ["12073", "12073"]}, "repeated"),
    ],
)
def test_too_much_is_refused(answers: dict[str, Any], fault: str) -> None:
    assert refusal(document(answers)).fault == fault


def test_half_a_character_and_nul_never_reach_the_database(catalogue: Catalogue, regions: Regions) -> None:
    file = rb'{"format": "rathausreif-answers", "version": 1, "answers": {"name": "A\ud800B\u0000C\u202eD"}}'

    name = read_answers(catalogue, regions, file).one("name")

    assert ascii(name) == "'ABCD'"  # as ASCII, so that a failure can be printed


def test_a_refusal_can_be_shown_whatever_the_file_holds() -> None:
    refused = refusal(rb'{"format": "rathausreif-answers", "version": 1, "answers": {"\ud800": "x"}}')

    assert refused.fault == "question"
    assert refused.subject.encode("utf-8")


def test_empty_texts_and_lists_are_no_answers(catalogue: Catalogue, regions: Regions) -> None:
    answers = read_answers(catalogue, regions, document({"name": "  ", "fields": [], "customers": [""]}))

    assert dict(answers) == {}


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
IDS = st.sampled_from([question.id for question in CATALOGUE.questions]) | st.text(max_size=5)


@given(st.dictionaries(IDS, ANY_JSON, max_size=4))
def test_whatever_a_file_holds_it_is_read_or_refused(answers: dict[str, Any]) -> None:
    try:
        read = read_answers(CATALOGUE, REGIONS, document(answers))
    except AnswerError as refused:
        assert refused.fault in ("question", "option", "type", "too_long", "too_many", "repeated")
    else:
        assert set(read) <= set(answers)


@given(st.binary(max_size=200))
def test_whatever_is_uploaded_is_refused_without_a_crash(file: bytes) -> None:
    assert refusal(file).fault in ("damaged", "foreign")
