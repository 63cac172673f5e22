"""Content is read as TOML once for all starts, counted in calls, and is the same each time."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from questionnaire.content.files import ContentError
from questionnaire.content.kept_toml import read_content
from questionnaire.content.loader import CONTENT, load_almanac, load_catalogue
from questionnaire.texts import Content
from tests.counted import calls


class Chairs(Content, frozen=True):
    number: int


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Read once."""
    file = tmp_path / "chairs.toml"
    file.write_text("number = 3", encoding="utf-8")
    assert read_content(file, Chairs) == Chairs(3)
    return file


def test_a_second_start_reads_the_same_and_no_toml(tmp_path: Path) -> None:
    folder = Path(
        shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("__pycache__"))
    )
    first = load_catalogue(folder), load_almanac(folder / "almanac")

    with calls(tomllib.loads) as made:
        second = load_catalogue(folder), load_almanac(folder / "almanac")

    assert (made.total(), second) == (0, first)


def test_a_changed_file_is_read_again(file: Path) -> None:
    file.write_text("number = 4", encoding="utf-8")

    assert read_content(file, Chairs) == Chairs(4)


def test_a_file_that_no_longer_is_sound_is_refused(file: Path) -> None:
    file.write_text("number = 'many'", encoding="utf-8")

    with pytest.raises(ContentError, match=r"chairs\.toml"):
        read_content(file, Chairs)


def test_what_is_kept_but_broken_is_made_anew(file: Path) -> None:
    kept = file.parent / "__pycache__" / "chairs.toml.msgpack"
    sound = kept.read_bytes()
    kept.write_bytes(sound[:-1])

    assert read_content(file, Chairs) == Chairs(3)
    assert kept.read_bytes() == sound


def test_where_nothing_can_be_written_none_is_kept(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").touch()
    file = tmp_path / "chairs.toml"
    file.write_text("number = 3", encoding="utf-8")

    assert read_content(file, Chairs) == Chairs(3)
