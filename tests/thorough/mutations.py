"""Copies of the project from which one protection is taken away, and the table of what caught that.

python -m tests.thorough.mutations     # writes docs/proof.md
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from msgspec import Struct, convert

from tests.thorough.site import ROOT

LIST = Path(__file__).with_name("mutations.toml")
PAGE = ROOT / "docs" / "proof.md"
# Neither needed nor ours.
LEFT_OUT = (
    ".git",
    ".venv",
    ".cache",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    "instance",
    "node_modules",
)
HEAD = """# What was taken away, and what noticed it

`./test --thorough` takes each of these protections out of a copy of the project, one at a time, and runs the
test beside it there. That test must fail. The list is `tests/thorough/mutations.toml`; this page follows
from it by `python -m tests.thorough.mutations`.

| Protection | Mutation | Where | Caught by |
|---|---|---|---|
"""


class Mutation(Struct, frozen=True, forbid_unknown_fields=True):
    protection: str
    change: str
    file: str
    was: str
    becomes: str
    caught_by: str

    @property
    def row(self) -> str:
        test = " ".join(f"`{part}`" for part in self.caught_by.split("::"))
        return f"| {self.protection} | {self.change} | `{self.file}` | {test} |\n"


MUTATIONS: tuple[Mutation, ...] = convert(
    tomllib.loads(LIST.read_text(encoding="utf-8"))["mutations"], tuple[Mutation, ...]
)


def copy_of_project(folder: Path) -> Path:
    return Path(shutil.copytree(ROOT, folder / "project", ignore=shutil.ignore_patterns(*LEFT_OUT)))


def put_in(mutation: Mutation, project: Path) -> None:
    file = project / mutation.file
    text = file.read_text(encoding="utf-8")
    assert text.count(mutation.was) == 1, f"{mutation.file} has changed: look for what protects now"
    file.write_text(text.replace(mutation.was, mutation.becomes), encoding="utf-8")


def run(project: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    options = ("-q", "-n", "0", "-x", "-p", "no:cacheprovider", "--thorough")
    command = [sys.executable, "-m", "pytest", *options, *tests]
    return subprocess.run(
        command, cwd=project, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def page() -> str:
    return HEAD + "".join(mutation.row for mutation in MUTATIONS)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
