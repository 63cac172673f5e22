"""`flask --help`, and that commands are where their names say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from questionnaire.cli import COMMANDS
from tests.cli.command import Run

ROOT = Path(__file__).parents[2]
LOADED = """
import sys
from questionnaire.cli import Commands

print([name for name in sys.modules if name.startswith("questionnaire.cli.")])
"""


def test_help_lists_every_command_with_what_it_does(run: Run) -> None:
    _usage, listed = run("--help").output.split("Commands:\n")
    told = [line.split(maxsplit=1) for line in listed.splitlines()]

    assert [name for name, _help in told] == sorted(COMMANDS)


def test_every_command_has_the_name_by_which_it_is_found(run: Run) -> None:
    for name in COMMANDS:
        assert run(name, "--help").output.startswith(f"Usage: app {name} "), name


def test_an_unknown_command_is_refused(run: Run) -> None:
    assert "No such command 'plam'" in run("plam").stderr


def test_names_alone_import_no_command() -> None:
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)

    assert done.stdout == "['questionnaire.cli.commands']\n"
