"""Sheets that lie ready: one a seat and language, for hours, never two workers at one."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from questionnaire.jobs.ready_sheets import DRAFT_SECONDS, SECONDS, ReadySheet, ReadySheets

SHEET = ReadySheet(7, 3, "de", "a" * 64)


@pytest.fixture
def ready(tmp_path: Path) -> ReadySheets:
    return ReadySheets(tmp_path / "prints" / "ready")


def put(ready: ReadySheets, sheet: ReadySheet) -> Path:
    with ready.drafted(sheet) as file:
        file.write(b"%PDF")
    return ready.path(sheet)


def everybody(_workshops: object) -> set[tuple[int, int]]:
    return {(7, number) for number in range(100)}


def age(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds,) * 2)


def test_only_the_apps_user_reads_them(ready: ReadySheets) -> None:
    path = put(ready, SHEET)

    assert [folder.stat().st_mode & 0o77 for folder in (ready.root, path.parent)] == [0, 0]


def test_a_newer_sheet_takes_the_place_of_the_seats_older_one(ready: ReadySheets) -> None:
    older, other = put(ready, SHEET), put(ready, ReadySheet(7, 33, "de", "a" * 64))
    newer = put(ready, ReadySheet(7, 3, "de", "b" * 64))

    assert [path.exists() for path in (older, other, newer)] == [False, True, True]


def test_two_workers_never_make_the_same_sheet(ready: ReadySheets) -> None:
    with ready.drafted(SHEET), pytest.raises(FileExistsError), ready.drafted(SHEET):
        pass

    assert ready.path(SHEET).exists()


def test_a_sheet_that_could_not_be_made_leaves_nothing(ready: ReadySheets) -> None:
    with pytest.raises(RuntimeError), ready.drafted(SHEET):
        raise RuntimeError

    assert list(ready.root.glob("*/*")) == []


def test_old_sheets_and_drafts_of_dead_workers_go(ready: ReadySheets) -> None:
    young, old = put(ready, SHEET), put(ready, ReadySheet(7, 4, "de", "a" * 64))
    draft = young.with_name(f"5.de.{'a' * 64}.pdf.part")
    draft.touch()
    age(old, SECONDS + 60)
    age(draft, DRAFT_SECONDS + 60)

    ready.tidy(everybody)

    assert [path.exists() for path in (young, old, draft)] == [True, False, False]


def test_sheets_go_with_their_seats_and_folders_with_the_last(ready: ReadySheets) -> None:
    path = put(ready, SHEET)

    ready.tidy(lambda _workshops: set())

    assert not path.parent.exists()
