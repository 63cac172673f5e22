"""The steps as a table for spreadsheets and task lists."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.csv_file import csv_file
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.files.step_table import heads, step_rows
from questionnaire.texts import Language


def tasks_csv(plan: ActionPlan, language: Language) -> bytes:
    """Days as 2026-11-30, which Excel and LibreOffice both read as days."""
    return csv_file(language, [heads(language)], _rows(plan, language))


def _rows(plan: ActionPlan, language: Language) -> Iterator[Iterator[str]]:
    return ((str(cell) for cell in row) for row in step_rows(plan, language))
