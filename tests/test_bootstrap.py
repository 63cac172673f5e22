"""What ./run and ./test need is provided, or one sentence says why not. Each part of bootstrap.sh alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NOBODY: dict[str, Any] = {"user": "nobody", "group": "nogroup", "extra_groups": []}
OFFLINE = "W: Failed to fetch http://packages.example  Temporary failure resolving 'packages.example'"


@pytest.fixture
def folder() -> Iterator[Path]:
    """With nothing installed, and open to everybody: pytest's own folders are for their user alone."""
    folder = Path(tempfile.mkdtemp(prefix="rathausreif-bootstrap-"))
    folder.chmod(0o755)
    shutil.copy(ROOT / "bootstrap.sh", folder)
    yield folder
    shutil.rmtree(folder)


def sh(folder: Path, line: str, environment: Mapping[str, str] | None = None, **by: Any) -> str:
    """What the line says after bootstrap.sh was read, on either stream."""
    path = f"{folder}:{os.environ['PATH']}"
    done: subprocess.CompletedProcess[str] = subprocess.run(
        ("sh", "-euc", f". ./bootstrap.sh; {line}"),
        cwd=folder,
        env={**os.environ, "PATH": path, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **by,
    )
    return done.stdout


def program(folder: Path, name: str, says: str) -> None:
    """Stands before the machine's own of that name, and fails."""
    file = folder / name
    file.write_text(f'#!/bin/sh\necho "{says}" >&2\necho "{says}"\nexit 100\n')
    file.chmod(0o755)


def test_settings_for_pip_say_where_packages_come_from_and_never_where_they_go(folder: Path) -> None:
    given = {
        "PIP_USER": "1",
        "PIP_TARGET": "/x",
        "PIP_NO_DEPS": "1",
        "PIP_INDEX_URL": "https://index.example",
    }

    kept = sh(folder, "forget_settings_of_pip; env", given).split()

    assert {line for line in kept if line.partition("=")[0] in given} == {
        "PIP_INDEX_URL=https://index.example"
    }


def test_somebody_who_may_not_write_is_told_who_should_start_it_first(folder: Path) -> None:
    folder.chmod(0o555)

    said = sh(folder, "bootstrap run", **(NOBODY if os.getuid() == 0 else {}))

    assert said.startswith("Rathausreif: something is not installed yet, and ")
    assert said.endswith("Start ./run once as its owner.\n") and said.count("\n") == 1
    folder.chmod(0o755)


def test_a_full_disk_is_told_before_anything_is_installed(folder: Path) -> None:
    program(folder, "df", "Filesystem 1M-blocks Used Available\n/dev/x 9 2 7")

    said = sh(folder, "bootstrap run")

    assert "the disk is too full" in said and "7 MB are free" in said
    assert not (folder / ".venv").exists()


def test_without_a_network_nothing_is_advised_that_needs_one(folder: Path) -> None:
    program(folder, "apt-get", OFFLINE)

    said = sh(folder, "provide false pango libpango-1.0-0")

    assert said.endswith("Connect this machine to the network and start again.\n")
    assert "apt-get" not in said


def test_with_a_network_the_line_to_type_is_named(folder: Path) -> None:
    program(folder, "apt-get", "E: Unable to acquire the dpkg frontend lock")

    said = sh(folder, "provide false pango libpango-1.0-0")

    assert said.endswith("apt-get install --no-install-recommends libpango-1.0-0\n")


def test_a_second_python_has_a_folder_of_its_own(folder: Path) -> None:
    other = {"RATHAUSREIF_VENV": ".venv-other", "RATHAUSREIF_PYTHON": "python3"}

    said = sh(folder, "echo $python; find_python", other)

    assert said.split() == [".venv-other/bin/python", "python3"]


@pytest.mark.parametrize("url", ["sqlite:////proc/nowhere/a.sqlite", "sqlite:////proc/a.sqlite"])
def test_a_place_that_cannot_be_written_is_said_in_one_sentence(url: str) -> None:
    command = (sys.executable, "-m", "flask", "--app", "app", "upgrade")

    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "RATHAUSREIF_DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode and done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1
