from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from questionnaire.report.pdf.characters import COVERAGE, breakable, covered, printable

FACES = sorted(COVERAGE.parent.glob("*.ttf"))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_the_coverage_on_file_is_what_each_face_has(face: Path) -> None:
    assert set(TTFont(face).getBestCmap()) >= covered()


@pytest.mark.parametrize("typed", ["Łódź", "Kırşehir", "Кириллица", "Ελληνικά", "Straße – „gut“ 5 €", "ẞ"])
def test_european_letters_stay_as_typed(typed: str) -> None:
    assert printable(typed).text == typed
    assert not printable(typed).replaced


@pytest.mark.parametrize(
    ("typed", "shown"), [("Wir 🎉", "Wir □"), ("مرحبا", "□□□□□"), ("東京", "□□"), ("👩🏽‍💻", "□□")]
)
def test_what_the_fonts_lack_becomes_a_box_and_is_reported(typed: str, shown: str) -> None:
    found = printable(typed)

    assert found.text == shown
    assert found.replaced


def test_an_endless_word_gets_places_to_break() -> None:
    pieces = breakable("W" * 200).split("\u200b")

    assert "".join(pieces) == "W" * 200
    assert max(map(len, pieces)) == 20


def test_ordinary_words_are_left_alone() -> None:
    assert breakable("Landkreis Uckermark") == "Landkreis Uckermark"
