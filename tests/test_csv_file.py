"""Tables of ours: what a spreadsheet knows them by, and that it runs nothing of them."""

from __future__ import annotations

import pytest

from questionnaire.csv_file import csv_file
from questionnaire.texts import NO_BREAK, Language


@pytest.mark.parametrize(("language", "line"), [("de", "Schritt;Ende"), ("en", "Schritt,Ende")])
def test_a_table_is_marked_as_unicode_and_split_as_its_readers_spreadsheet_expects(
    language: Language, line: str
) -> None:
    assert csv_file(language, [("Schritt", "Ende")]) == f"\ufeff{line}\r\n".encode()


def test_a_cell_is_no_formula_and_its_blanks_break() -> None:
    table = csv_file("en", [("=heads", "are ours")], [("=1+1", 2, f"4{NO_BREAK}hours")])

    assert table.decode("utf-8-sig").splitlines() == ["=heads,are ours", "'=1+1,2,4 hours"]
