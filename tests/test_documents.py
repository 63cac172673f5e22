"""Files that the documents name or link to are there, and nothing in them is left of a merge."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")]
PATH = re.compile(r"`([a-z_0-9<>/.]+\.(?:py|toml|html|css|js|csv|json|po|pot|sh))`")
MODULE = re.compile(r"^(?:from|import) (questionnaire[a-z_.]*)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
MARKS_OF_A_MERGE = ("<<<<<<<", "=======", ">>>>>>>")
# Where a path may begin.
FOLDERS = (
    "",
    "questionnaire",
    "questionnaire/content",
    "questionnaire/content/almanac",
    "templates",
    "static",
)
# Files that a reader makes, or gets.
MADE = {"questionnaire/report/files/tasks_md.py", "answers.json", "operator.toml", "revisions.toml"}


def missing(document: Path) -> Iterator[str]:
    text = document.read_text("utf-8")
    for path in PATH.findall(text):
        known = path in MADE or "<" in path or any((ROOT / folder / path).exists() for folder in FOLDERS)
        if not known and not list((ROOT / "questionnaire").rglob(path)):
            yield path
    for module in MODULE.findall(text):
        if not importlib.util.find_spec(module):
            yield module
    yield from (link for link in LINK.findall(text) if not (document.parent / link).exists())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_document_names_is_there(document: Path) -> None:
    assert list(missing(document)) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_document_has_marks_of_a_merge(document: Path) -> None:
    lines = document.read_text("utf-8").splitlines()

    assert [line for line in lines if line.startswith(MARKS_OF_A_MERGE)] == []
