"""Answers to questions that this edition does not ask any more."""

from __future__ import annotations

import json

from questionnaire.answers.answers import Answers
from questionnaire.answers.cells import CellReader
from questionnaire.answers.file import read_answers, write_answers
from questionnaire.answers.retired import RETIRED
from questionnaire.answers.table import read_table
from questionnaire.places.gazetteer import Gazetteer
from tests.answers.sheets import CATALOGUE, REGIONS

EARLIER = Answers({"name": ("Füreinander",), "stage": ("idea",)})


def test_no_question_that_is_asked_is_retired() -> None:
    assert RETIRED.isdisjoint(question.id for question in CATALOGUE.questions)


def test_a_file_of_an_earlier_edition_is_read_without_a_word() -> None:
    head = {"format": "rathausreif-answers", "version": 1, "edition": "2026.1"}
    file = json.dumps(head | {"answers": {"name": "Füreinander", "stage": "idea"}})

    assert dict(read_answers(CATALOGUE, REGIONS, file.encode())) == {"name": ("Füreinander",)}


def test_saved_answers_of_an_earlier_edition_are_written_without_them() -> None:
    assert json.loads(write_answers(CATALOGUE, EARLIER))["answers"] == {"name": "Füreinander"}


def test_a_column_of_an_earlier_edition_is_passed_over() -> None:
    cells = CellReader(REGIONS, Gazetteer(REGIONS))

    table = read_table(CATALOGUE, cells, b"name,stage\nSolar,idea\n")

    assert [dict(participant.answers) for participant in table.participants] == [{"name": ("Solar",)}]
    assert table.bad_rows == ()
