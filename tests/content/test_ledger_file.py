"""The file of revisions: added to, never rewritten, by several at once."""

from __future__ import annotations

from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest

from questionnaire.almanac.limits import Ceiling
from questionnaire.almanac.revising import confirmed
from questionnaire.almanac.revisions import Ledger, Revision
from questionnaire.content.files import ContentError
from questionnaire.content.ledger_file import add_revisions, read_ledger
from questionnaire.content.reviewed import Reviewed
from tests.answers.sheets import EDITION
from tests.content.test_revised_edition import DECEMBER, SPRING, limits, raised, signed

AT_ONCE, EACH = 4, 5


def confirm_often(path: Path, land: str) -> None:
    for day in range(1, EACH + 1):
        revision = confirmed(limits(land), date(2026, 12, day), SPRING, signed(date(2026, 12, day)))
        add_revisions(path, lambda _, revision=revision: [revision])  # type: ignore[misc]


class Refused(Exception):
    pass


def refuse(_: Ledger) -> list[Revision]:
    raise Refused


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reviews" / "revisions.toml"


def test_what_is_written_is_read_again(path: Path) -> None:
    made = raised("NI", DECEMBER, note={"de": 'Fragt „Wer\u00a0darf?“ und "wo" \\ \x7f', "en": "Ask “who”"})

    add_revisions(path, lambda _: [made])

    assert read_ledger(path).revisions == (made,)


def test_what_somebody_wrote_beside_it_by_hand_stays(path: Path) -> None:
    add_revisions(path, lambda _: [raised("NI", DECEMBER)])
    path.write_text(path.read_text() + "\n# Frau K. fragt im März noch einmal nach.\n")

    add_revisions(path, lambda _: [raised("BB", SPRING)])

    assert "Frau K. fragt" in path.read_text() and len(read_ledger(path).revisions) == 2


def test_of_people_who_review_at_once_nobody_loses_a_line(path: Path) -> None:
    fork = get_context("fork")
    people = [fork.Process(target=confirm_often, args=(path, land)) for land in ("NI", "BB", "SN", "SH")]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert len(read_ledger(path).revisions) == AT_ONCE * EACH


def test_a_refusal_changes_nothing(path: Path) -> None:
    add_revisions(path, lambda _: [raised("NI", DECEMBER)])
    before = path.read_bytes()

    with pytest.raises(Refused):
        add_revisions(path, refuse)

    assert path.read_bytes() == before and len(list(path.parent.iterdir())) == 2


def test_a_running_site_follows_the_file(path: Path) -> None:
    reviewed = Reviewed(EDITION, path)
    assert reviewed.in_force().edition is EDITION

    add_revisions(path, lambda _: [raised("NI", DECEMBER)])

    assert limits("NI", reviewed.in_force().edition).direct == Ceiling(up_to=50_000)


def test_a_file_broken_by_hand_leaves_what_held_before_and_says_why(path: Path) -> None:
    add_revisions(path, lambda _: [raised("NI", DECEMBER)])
    reviewed = Reviewed(EDITION, path)
    path.write_text(path.read_text().replace('kind = "correct"', 'kind = "corect"'))

    found = reviewed.in_force()

    assert limits("NI", found.edition).direct == Ceiling(up_to=50_000)
    assert found.problem.startswith("revisions.toml: ") and "corect" in found.problem


def test_a_file_that_is_mended_is_used_again(path: Path) -> None:
    add_revisions(path, lambda _: [raised("NI", DECEMBER)])
    whole = path.read_text()
    reviewed = Reviewed(EDITION, path)
    path.write_text("[[revisions")
    assert reviewed.in_force().problem

    path.write_text(whole.replace("50000", "60000"))

    assert reviewed.in_force().problem == ""
    assert limits("NI", reviewed.in_force().edition).direct == Ceiling(up_to=60_000)


def test_no_site_starts_with_a_broken_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("[[revisions]]\nwhat = 7\n")

    with pytest.raises(ContentError, match=r"^revisions.toml: .*what"):
        Reviewed(EDITION, path)


def test_what_cannot_be_read_as_a_file_is_no_empty_one(path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(ContentError, match="Is a directory"):
        Reviewed(EDITION, path)
