from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.answers.answers import Value
from questionnaire.answers.checks import AnswerError, Fault, check_values
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import Question
from questionnaire.places.regions import Regions
from tests.answers.sheets import CATALOGUE, REGIONS, values


def question(catalogue: Catalogue, question_id: str) -> Question:
    found = catalogue.question(question_id)
    assert found is not None
    return found


@given(st.data())
def test_every_answer_that_is_offered_is_accepted_as_it_is(data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(list(CATALOGUE.questions)))
    given_values = data.draw(values(asked))

    assert check_values(asked, REGIONS, given_values) == given_values


@pytest.mark.parametrize(
    ("question_id", "refused", "fault"),
    [
        ("coverage", ("a_retired_level",), "option"),
        ("coverage", ("Nobody",), "option"),
        ("coverage", ("inapplicable",), "option"),
        ("legal_form", ("unknown",), "option"),
        ("coverage", ("nobody", "own_channels"), "too_many"),
        ("fields", ("kita", "kita"), "repeated"),
        ("fields", ("kita", "mobility", "integration", "food_regional"), "too_many"),
        ("name", ("x" * 61,), "too_long"),
        ("sentence", ("x" * 201,), "too_long"),
        ("name", ("one", "two"), "too_many"),
        ("target", ("12999",), "option"),
        ("target", ("Landkreis Uckermark",), "option"),
        ("customers", ("12073", "12073"), "repeated"),
        ("customers", ("unknown",), "option"),
        ("start", ("2027-Q5",), "option"),
        ("start", ("next year",), "option"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_its_reason(
    catalogue: Catalogue, regions: Regions, question_id: str, refused: Value, fault: Fault
) -> None:
    with pytest.raises(AnswerError) as refusal:
        check_values(question(catalogue, question_id), regions, refused)

    assert (refusal.value.fault, refusal.value.subject) == (fault, question_id)


def test_a_refused_option_is_named(catalogue: Catalogue, regions: Regions) -> None:
    with pytest.raises(AnswerError) as refusal:
        check_values(question(catalogue, "coverage"), regions, ("somebody",))

    assert refusal.value.value == "somebody"


def test_a_text_that_is_too_long_never_stands_in_the_error(catalogue: Catalogue, regions: Regions) -> None:
    with pytest.raises(AnswerError) as refusal:
        check_values(question(catalogue, "name"), regions, ("secret" * 11,))

    assert "secret" not in str(refusal.value)


def test_a_text_of_exactly_the_greatest_length_is_accepted(catalogue: Catalogue, regions: Regions) -> None:
    longest = "ä" * 60

    assert check_values(question(catalogue, "name"), regions, (longest,)) == (longest,)


def test_empty_fields_of_a_form_are_no_answers(catalogue: Catalogue, regions: Regions) -> None:
    checked = check_values(question(catalogue, "customers"), regions, ("", "12073", "", "12052", ""))

    assert checked == ("12073", "12052")


def test_nothing_is_always_allowed(catalogue: Catalogue, regions: Regions) -> None:
    assert [check_values(asked, regions, ("",)) for asked in catalogue.questions] == [()] * len(
        list(catalogue.questions)
    )
