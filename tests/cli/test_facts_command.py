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


def test_strict_says_and_fails_ninety_days_before_something_is_to_be_reviewed(run: Run) -> None:
    early, warned = (
        run("facts", "--today", "2026-09-05", "--strict"),
        run("facts", "--today", "2026-09-06", "--strict"),
    )

    assert (early.exit_code, early.output) == (0, "")
    assert warned.exit_code == 1 and "2026-12-05  due    lands.NI" in warned.output


def test_without_strict_nothing_fails(run: Run) -> None:
    assert run("facts", "--today", "2027-12-06").exit_code == 0
