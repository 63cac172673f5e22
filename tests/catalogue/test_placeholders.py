from __future__ import annotations

from questionnaire.catalogue.placeholders import Piece, pieces


def test_words_and_places_come_in_turn() -> None:
    found = list(pieces("Von {name}: {sentence}"))

    assert found == [Piece(words="Von "), Piece(blank="name"), Piece(words=": "), Piece(blank="sentence")]


def test_a_text_without_places_is_one_piece_and_an_empty_one_none() -> None:
    assert list(pieces("Guten Tag")) == [Piece(words="Guten Tag")]
    assert list(pieces("")) == []


def test_a_lone_brace_is_just_words() -> None:
    assert [piece.words for piece in pieces("a { b")] == ["a { b"]
