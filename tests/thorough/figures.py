"""What was measured, in one table at the end of a run, beside the bar that it has to hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

PROPERTY = "figure"
HEADINGS = ("What", "Figure", "Bar")
Record = Callable[[str, object], None]


class Note(Protocol):
    def __call__(self, what: str, figure: object, bar: object) -> None: ...


@pytest.fixture
def note(record_property: Record) -> Note:
    """Figures travel with the test's report, from whichever process runs it."""

    def noted(what: str, figure: object, bar: object) -> None:
        record_property(PROPERTY, (what, str(figure), str(bar)))

    return noted


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    found = [value for report in reports for name, value in report.user_properties if name == PROPERTY]
    if found:
        terminalreporter.section("figures")
        widths = [max(len(row[column]) for row in (HEADINGS, *found)) for column in range(len(HEADINGS))]
        for row in (HEADINGS, *sorted(found)):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            terminalreporter.write_line("  ".join(cells).rstrip())
