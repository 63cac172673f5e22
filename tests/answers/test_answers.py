from __future__ import annotations

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from tests.answers.sheets import indicator


def test_a_question_without_a_value_is_not_in_the_answers() -> None:
    answers = Answers({"networks": (), "coverage": ("nobody",)})

    assert list(answers) == ["coverage"]
    assert len(answers) == 1


def test_a_later_change_of_the_given_mapping_does_not_reach_the_answers() -> None:
    given = {"coverage": ("nobody",)}

    answers = Answers(given)
    given["coverage"] = ("own_channels",)

    assert answers["coverage"] == ("nobody",)


def test_many_gives_every_value_in_the_order_of_answering() -> None:
    answers = Answers({"customers": ("12073", "12052")})

    assert answers.many("customers") == ("12073", "12052")
    assert answers.many("fields") == ()


def test_options_are_those_chosen_in_the_order_of_answering(catalogue: Catalogue) -> None:
    question = catalogue.question("fields")
    assert question is not None

    chosen = Answers({"fields": ("mobility", "a_retired_field", "kita", "unknown")}).options(question)

    assert [option.id for option in chosen] == ["mobility", "kita"]


def test_one_is_none_where_nothing_was_answered() -> None:
    assert Answers().one("coverage") is None


def test_i_do_not_know_yet_is_no_value() -> None:
    answers = Answers({"start": ("unknown",)})

    assert answers.one("start") is None


def test_a_level_that_was_chosen_is_not_open(catalogue: Catalogue) -> None:
    answers = Answers({"coverage": ("nobody",)})

    question = indicator(catalogue, "coverage")

    assert not answers.is_open(question)
    option = answers.option(question)
    assert option is not None
    assert option.points == 0


def test_a_question_is_open_when_unanswered_or_not_known(catalogue: Catalogue) -> None:
    question = indicator(catalogue, "coverage")

    assert Answers().is_open(question)
    assert Answers({"coverage": ("unknown",)}).is_open(question)


def test_an_option_that_no_longer_exists_leaves_the_question_open(catalogue: Catalogue) -> None:
    answers = Answers({"coverage": ("a_retired_level",)})

    question = indicator(catalogue, "coverage")

    assert answers.is_open(question)
    assert answers.option(question) is None


def test_does_not_apply_is_an_answer(catalogue: Catalogue) -> None:
    answers = Answers({"asking": ("inapplicable",)})

    question = indicator(catalogue, "asking")

    assert answers.is_inapplicable(question)
    assert not answers.is_open(question)


def test_does_not_apply_means_nothing_where_it_is_not_offered(catalogue: Catalogue) -> None:
    answers = Answers({"coverage": ("inapplicable",)})

    question = indicator(catalogue, "coverage")

    assert not answers.is_inapplicable(question)
    assert answers.is_open(question)


def test_answers_never_show_themselves_in_a_log() -> None:
    answers = Answers({"name": ("Nachbarn für Nachbarn",)})

    assert "Nachbarn" not in repr(answers)
    assert "Nachbarn" not in f"{answers}"
