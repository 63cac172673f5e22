"""`flask facts`."""

from __future__ import annotations

from tests.cli.command import Run


def test_it_lists_what_is_due_soonest_first(run: Run) -> None:
    done = run("facts", "--today", "2026-11-23")

    lines = done.output.splitlines()
    assert done.exit_code == 0
    assert lines[0].split() == ["review", "by", "state", "what", "as", "of", "source"]
    assert lines[1].startswith("2026-12-05  due") and "lands.BB" not in done.output


def test_all_lists_what_still_holds_too(run: Run) -> None:
    done = run("facts", "--today", "2026-11-23", "--all")

    assert "lands.BB" in done.output and "facts.integreat_fee" in done.output
    assert "budgets.BB" in done.output and "levels.kita.BB" in done.output


def test_there_may_be_nothing_due(run: Run) -> None:
    assert run("facts", "--today", "2026-07-20").output == "nothing is due\n"


def test_strict_fails_only_when_something_is_overdue(run: Run) -> None:
    assert run("facts", "--today", "2026-11-23", "--strict").exit_code == 0
    assert run("facts", "--today", "2026-12-06", "--strict").exit_code == 1
    assert run("facts", "--today", "2026-12-06").exit_code == 0
