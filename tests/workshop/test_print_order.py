"""How long printing still takes."""

from __future__ import annotations

import pytest

from questionnaire.workshop.print_order import Progress


@pytest.mark.parametrize(
    ("recent", "left"),
    [(0, None), (2, None), (3, 45)],  # 2 seconds for two more: nothing can be said; 10 for two: 5 each
)
def test_nothing_is_said_about_the_time_left_before_three_are_printed(recent: int, left: int | None) -> None:
    assert Progress(seats=12, printed=3, recent=recent, seconds=10).seconds_left(failed=0) == left


def test_what_failed_takes_no_more_time() -> None:
    assert Progress(seats=12, printed=9, recent=9, seconds=16).seconds_left(failed=3) == 0


def test_what_was_printed_before_says_nothing_about_the_speed() -> None:
    assert Progress(seats=12, printed=9, recent=3, seconds=4).seconds_left(failed=0) == 6
