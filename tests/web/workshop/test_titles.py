"""Titles on a wall."""

from __future__ import annotations

import pytest

from questionnaire.web.workshop.titles import tied, title_size


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Erste Kommune – Werkstatt", "Erste Kommune\xa0– Werkstatt"),
        ("Erste Kommune - Werkstatt", "Erste Kommune\xa0- Werkstatt"),
        ("Süd — Nord – West", "Süd\xa0— Nord\xa0– West"),
        ("Rathaus-Werkstatt 2026/27", "Rathaus-Werkstatt 2026/27"),
        ("Von –5 bis 5", "Von –5 bis 5"),
        ("", ""),
    ],
)
def test_a_dash_stays_with_the_word_before_it(typed: str, shown: str) -> None:
    assert tied(typed) == shown


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("", 1),
        ("Gründungsabend", 1),
        ("Erste Kommune gewinnen – Gründungswerkstatt Süd, Jahrgang 2026/27", 2),
        ("i" * 80, 1),
        ("G" * 80, 3),
        ("W" * 80, 4),
        ("\u4e2d" * 80, 4),
    ],
)
def test_the_wider_a_title_the_smaller_its_letters(title: str, size: int) -> None:
    assert title_size(title) == size
