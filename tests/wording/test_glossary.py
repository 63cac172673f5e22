"""The forms in which a document may use a term."""

from __future__ import annotations

from questionnaire.wording.glossary import variants


def test_what_stands_in_brackets_is_no_part_of_a_term() -> None:
    assert variants("Amt (in der Verwaltung)") == ["Amt"]


def test_each_of_two_forms_is_looked_for() -> None:
    assert variants("Amtsdirektor, Amtsdirektorin") == ["Amtsdirektor", "Amtsdirektorin"]
