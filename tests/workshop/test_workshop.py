"""Codes that can be read off a wall, and words that tell sheets apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.texts import Text
from questionnaire.workshop.code import ALPHABET, CODE_LENGTH, new_code, read_code
from questionnaire.workshop.workshop import seat_word

WORDS = tuple(Text(de=f"Wort {number}", en=f"word {number}") for number in range(60))


def test_a_code_holds_nothing_that_people_mix_up() -> None:
    codes = "".join(new_code() for _ in range(500))

    assert len(codes) == 500 * CODE_LENGTH
    assert not set(codes) & set("01OIL")


@pytest.mark.parametrize("typed", ["ABCD2345", "abcd2345", " abcd-2345 ", "AB CD\N{NO-BREAK SPACE}23 45"])
def test_a_code_may_be_typed_as_people_do(typed: str) -> None:
    assert read_code(typed) == "ABCD2345"


@given(st.text(max_size=300))
def test_whatever_is_typed_becomes_no_more_than_a_wrong_code(typed: str) -> None:
    code = read_code(typed)

    assert len(code) <= CODE_LENGTH + 1 and set(code) <= set(ALPHABET)


@given(st.integers(1, 10_000))
def test_no_word_comes_twice_in_a_room_of_sixty(workshop: int) -> None:
    words = [seat_word(WORDS, workshop, number).de for number in range(1, 61)]

    assert len(set(words)) == 60
