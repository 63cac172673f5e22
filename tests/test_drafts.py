"""Files that appear when they are complete."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from questionnaire.drafts import replacing


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """The file of yesterday, in a folder of its own."""
    (tmp_path / "all.pdf").write_bytes(b"of yesterday")
    return tmp_path / "all.pdf"


def test_the_old_file_is_there_until_the_new_one_is_complete(output: Path) -> None:
    with replacing(output) as file:
        file.write(b"of today")
        file.flush()
        meanwhile = output.read_bytes()

    assert (meanwhile, output.read_bytes()) == (b"of yesterday", b"of today")
    assert list(output.parent.iterdir()) == [output]


def test_a_failure_leaves_what_was_there_and_nothing_else(output: Path) -> None:
    with pytest.raises(ZeroDivisionError), replacing(output) as file:
        file.write(b"of to")
        raise ZeroDivisionError

    assert output.read_bytes() == b"of yesterday"
    assert list(output.parent.iterdir()) == [output]


def test_everything_is_on_the_disk_before_the_file_has_its_name(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the folder is, so that the file is not without a name after a power cut."""
    seen: list[tuple[int, bytes]] = []

    def noted(number: int, sync: Callable[[int], None] = os.fsync) -> None:
        seen.append((os.fstat(number).st_ino, output.read_bytes()))
        sync(number)

    monkeypatch.setattr(os, "fsync", noted)
    with replacing(output) as file:
        file.write(b"of today")

    inodes = [output.stat().st_ino, output.parent.stat().st_ino]
    assert seen == list(zip(inodes, (b"of yesterday", b"of today"), strict=True))


def test_others_cannot_read_it(output: Path) -> None:
    with replacing(output) as file:
        file.write(b"of today")

    assert output.stat().st_mode & 0o077 == 0
