from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from questionnaire.hygiene import clean


@pytest.mark.parametrize(
    "text",
    [
        "Łódź",
        "Şişli için",
        "Кириллица",
        "Größe ß",
        "日本語",
        "نمونه‌ها",
        "👩‍🌾 Feld & Garten",
        "🏳️‍🌈",
        "L’été – „Mahlzeit“",
        "a < b > c & d",
    ],
)
def test_what_people_see_is_kept(text: str) -> None:
    assert clean(text) == text


def test_an_emoji_younger_than_this_python_is_kept() -> None:
    shaking_face = "\U0001fae8"  # Unicode 15; Python 3.11 knows version 14 and calls it unassigned.

    assert clean(f"Erdbebenhilfe {shaking_face}") == f"Erdbebenhilfe {shaking_face}"


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("nul", "\x00"),
        ("escape", "\x1b"),
        ("right-to-left override", "\u202e"),
        ("left-to-right isolate", "\u2066"),
        ("zero width space", "\u200b"),
        ("byte order mark", "\ufeff"),
        ("soft hyphen", "\u00ad"),
        ("half a character", "\ud800"),
        ("private use", "\ue000"),
        ("no character", "\uffff"),
        ("tag letter", "\U000e0041"),
    ],
)
def test_what_only_machines_see_is_removed(name: str, hidden: str) -> None:
    cleaned = clean(f"Mahl{hidden}zeit")

    assert ascii(cleaned) == "'Mahlzeit'", name


def test_letters_and_their_marks_become_one_character() -> None:
    assert clean("Lo\u0308we") == "L\u00f6we"


def test_white_space_is_folded_and_trimmed() -> None:
    assert clean(" \t Essen\r\n\r\n für\u00a0\u2003alle \u2028") == "Essen für alle"


def test_white_space_around_something_invisible_is_folded_too() -> None:
    assert clean("Essen \u200b für alle") == "Essen für alle"


def test_a_mark_behind_something_invisible_joins_its_letter() -> None:
    assert clean("Lo\u200b\u0308we") == "L\u00f6we"


@pytest.mark.parametrize("invisible", ["", " \n ", "\u200b\u202e", "\u200d", "\u200c \u200d"])
def test_nothing_visible_is_nothing_at_all(invisible: str) -> None:
    assert clean(invisible) == ""


ANY_TEXT = st.text(st.characters() | st.sampled_from(" \u00a0\u200b\u200d\u202e\u0308o"))


@given(ANY_TEXT)
def test_clean_text_is_one_line_without_control_characters(text: str) -> None:
    cleaned = clean(text)

    assert len(cleaned.splitlines()) <= 1
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Co") for char in cleaned)


@given(ANY_TEXT)
def test_clean_text_can_always_be_stored_and_sent(text: str) -> None:
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


@given(ANY_TEXT)
@example("o\u200b\u0308")
@example("a \u200b b")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
