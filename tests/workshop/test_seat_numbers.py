"""Some seats of many, as one writes them into a printer's window."""

from __future__ import annotations

import pytest

from questionnaire.workshop.seat_numbers import read_numbers, written_numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("3", (3,)),
        ("3, 7-9", (3, 7, 8, 9)),
        (" 9 ; 3,3 7 – 8", (3, 7, 8, 9)),
        ("12–12", (12,)),
        ("1 2 3", (1, 2, 3)),
        ("", ()),
        (",;", ()),
    ],
)
def test_numbers_and_ranges_are_read_with_any_sign_between(typed: str, numbers: tuple[int, ...]) -> None:
    assert read_numbers(typed) == numbers


@pytest.mark.parametrize(
    ("typed", "piece"),
    [("3, x", "x"), ("9-7", "9-7"), ("1-", "1-"), ("12345", "12345"), ("٣", "٣"), ("1-2-3", "1-2-3")],
)
def test_the_piece_that_cannot_be_read_is_named(typed: str, piece: str) -> None:
    with pytest.raises(ValueError, match=piece):
        read_numbers(typed)


@pytest.mark.parametrize(
    ("numbers", "written"),
    [([], ""), ([4], "4"), ([2, 1], "1, 2"), ([1, 2, 3, 7, 9, 10], "1–3, 7, 9, 10")],
)
def test_rows_of_three_and_more_are_written_as_ranges(numbers: list[int], written: str) -> None:
    assert written_numbers(numbers) == written
