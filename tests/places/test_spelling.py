from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.places.spelling import fold, fold_spelt_out, is_one_edit


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("EBERSWALDE", "eberswalde"),
        ("Weißenfels", "weissenfels"),
        ("München", "munchen"),
        ("Mu\N{COMBINING DIAERESIS}nchen", "munchen"),
        ("Frankfurt (Oder)", "frankfurt oder"),
        ("St. Blasien", "sankt blasien"),
        ("Sankt Blasien", "sankt blasien"),
        ("St", "st"),
        ("Bad Homburg v. d. Höhe", "bad homburg v d hohe"),
        ("Góry", "gory"),
        ("Łódź", "lodz"),
        (" \t./(", ""),
    ],
)
def test_case_accents_and_signs_do_not_matter(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_an_umlaut_may_be_spelt_out() -> None:
    assert fold_spelt_out("Mühlhausen/Thüringen") == fold("Muehlhausen Thueringen")


@pytest.mark.parametrize("other", ["eberswlade", "ebersalde", "eberswwalde", "eberswelde", "beerswalde"])
def test_a_letter_wrong_missing_too_many_or_swapped_is_one_edit(other: str) -> None:
    assert is_one_edit("eberswalde", other) and is_one_edit(other, "eberswalde")


@pytest.mark.parametrize("other", ["eberswlaed", "ebersdorf", "eberswal", "walde", ""])
def test_more_than_that_is_another_name(other: str) -> None:
    assert not is_one_edit("eberswalde", other) and not is_one_edit(other, "eberswalde")


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
