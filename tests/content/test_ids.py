"""No id that Python asks for can vanish from the content: each is renamed in turn, and the start fails."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest

from questionnaire.almanac.budget_rules import MilestoneKind
from questionnaire.catalogue import ids
from questionnaire.catalogue.lessons import DeedKind
from questionnaire.content.files import ContentError
from questionnaire.content.ids_check import ACTIONS, OPTIONS, QUESTIONS
from questionnaire.content.loader import CONTENT, load_catalogue

LESSONS = {path.stem.partition("_")[2]: f"lessons/{path.name}" for path in (CONTENT / "lessons").iterdir()}
FILES: Mapping[str, str] = {
    "offering": "offering.toml",
    "region": "region.toml",
    **LESSONS,
    "fact_sheet": "fact_sheet.toml",
    "shortlist": "shortlist_step.toml",
    **LESSONS,
}
ELSEWHERE: Mapping[type[StrEnum], str] = {
    ids.BlankId: "letters.toml",
    ids.LetterId: "letters.toml",
    ids.SourceId: "sources.toml",
    ids.GuideSectionId: "workshop.toml",
    ids.SlotId: "workshop.toml",
    ids.PassageId: "privacy.toml",
}
MISTAKES = {
    "an offer without its form": ("offering.toml", 'form = "digital"\n', ""),
    "a legal form without its group": ("offering.toml", 'legal = "unfounded"\n', ""),
    "a term without its months": ("offering.toml", "months = 24\n", ""),
    "a duty that is not explained": ("responsibilities.toml", "[duties.mixed]", "[duties.voluntary2]"),
}


def known_ids() -> Iterator[tuple[str, str]]:
    """File and id of everything that is asked for."""
    for step, names in (*QUESTIONS.items(), *ACTIONS.items()):
        yield from ((FILES[step], name) for name in names)
        for question in (name for name in names if name in OPTIONS):
            yield from ((FILES[step], option) for option in OPTIONS[ids.QuestionId(question)])
    yield from ((FILES[step], step) for step in ids.StepId)
    for kind, file in ELSEWHERE.items():
        yield from ((file, name) for name in kind)
    yield from (("calendar.toml", kind) for kind in (*get_args(MilestoneKind), *get_args(DeedKind)))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(
        shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "regions"))
    )


@pytest.mark.parametrize(("file", "known"), sorted(set(known_ids())))
def test_an_id_that_is_renamed_in_the_content_alone_stops_the_start(
    content: Path, file: str, known: str
) -> None:
    path, line = content / file, rf'(?m)^(\s*)id = "{known}"$'
    text, count = re.subn(line, rf'\1id = "{known}_renamed"', path.read_text("utf-8"))
    path.write_text(text, "utf-8")

    with pytest.raises(ContentError, match=rf"\.toml: .*\b{known}"):
        load_catalogue(content)
    assert count == 1


@pytest.mark.parametrize(("file", "old", "new"), MISTAKES.values(), ids=MISTAKES)
def test_what_an_option_stands_for_cannot_vanish_either(content: Path, file: str, old: str, new: str) -> None:
    path = content / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    with pytest.raises(ContentError, match=rf"^{file}: "):
        load_catalogue(content)


def test_every_known_question_and_action_has_its_place() -> None:
    questions = {question for names in QUESTIONS.values() for question in names}
    actions = {action for names in ACTIONS.values() for action in names}

    assert (questions, actions) == (set(ids.QuestionId), set(ids.ActionId))
