"""The interface's words outside of a request."""

from __future__ import annotations

from pathlib import Path

import pytest

from questionnaire.wording.translations import load_translations


def test_a_language_without_compiled_words_is_an_error_and_not_half_english(tmp_path: Path) -> None:
    (tmp_path / "de" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "de" / "LC_MESSAGES" / "messages.po").touch()

    with pytest.raises(FileNotFoundError, match=r"messages\.mo is missing"):
        load_translations("de", tmp_path)


def test_english_is_the_source_and_needs_none(tmp_path: Path) -> None:
    assert load_translations("en", tmp_path).gettext("Begin") == "Begin"
