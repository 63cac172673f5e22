"""`flask regions`: a new edition of the official register."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from questionnaire.content.loader import CONTENT
from questionnaire.places.place import Place
from questionnaire.places.region_tables import RegionTables, read_tables, write_tables
from questionnaire.places.tables import CsvRow, load_regions
from tests.cli.command import Run

Typed = Callable[..., Result]
DAY = "20260831"
TYPES = {
    "Markt": 60,
    "kreisfreie Stadt": 61,
    "Stadtkreis": 62,
    "Stadt": 63,
    "Gemeinde": 64,
    "Große Kreisstadt": 67,
}
ASSOCIATIONS = {
    "": 50,
    "Amt": 51,
    "Samtgemeinde": 52,
    "Verbandsgemeinde": 53,
    "Verwaltungsgemeinschaft": 54,
    "Kirchspielslandgemeinde": 55,
    "Verwaltungsverband/-gemeinschaft": 56,
    "erfüllende Gemeinde": 58,
}


def municipality(row: CsvRow, association: str, code: int = 0) -> str:
    """As in the register: "6020210430100411000100Saarbrücken, Landeshauptstadt … 63    00000016752…"."""
    hectares, people = round(float(row["area_km2"]) * 100), int(row["population"])
    code = code or TYPES[row["type"]]
    return (
        f"60{DAY}{row['ags']}{association}{row['name']:<50}{'':<50}{code}    "
        f"{hectares:011}{people:011}{people // 2:011}    {row['plz_seat']}{'':<50}"
    )


def register_lines(tables: RegionTables) -> list[str]:
    """A register in the official layout that says what our tables say."""
    lines, numbers = [], dict[tuple[str, str, str], str]()
    for key, row in tables.districts.items():
        lines.append(f"40{DAY}{key}{'':<7}{row['name']:<50}{row['seat']:<50}44{'':<96}")
    for row in tables.municipalities.values():
        administered = (row["ags"][:5], row["verband_type"], row["verband"])
        if administered not in numbers:
            numbers[administered] = f"{len(numbers) % 10_000:04}"
            district, kind, name = administered
            lines.append(
                f"50{DAY}{district}   {numbers[administered]}{name:<50}{'':<50}{ASSOCIATIONS[kind]}{'':<96}"
            )
        lines.append(municipality(row, numbers[administered]))
    for district in ("03351", "03358"):  # The two with people on land without a council.
        lines.append(f"50{DAY}{district}   9999{'':<50}{'':<50}50{'':<96}")
        rest = {"03351": "708", "03358": "209"}[district]
        row = {"ags": f"{district}999", "name": "Osterheide", "area_km2": "1", "population": rest}
        lines.append(municipality(row | {"plz_seat": "29683"}, "9999", code=65))
    return lines


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return register_lines(read_tables(CONTENT / "regions"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of our tables whose districts have only the land that the register above gives them."""
    copy = Path(shutil.copytree(CONTENT / "regions", tmp_path / "regions"))
    tables = read_tables(copy)
    hectares = dict.fromkeys(tables.districts, 0) | {"03351": 100, "03358": 100}
    for key, row in tables.municipalities.items():
        hectares[key[:5]] += round(float(row["area_km2"]) * 100)
    for key, row in tables.districts.items():
        row["area_km2"] = f"{hectares[key] / 100:.2f}"
    write_tables(tables, copy)
    return copy


@pytest.fixture
def typed(run: Run, tmp_path: Path, folder: Path) -> Typed:
    def type_in(lines: list[str], *words: str, encoding: str = "utf-8") -> Result:
        file = tmp_path / "GV100AD_31082026.txt"
        file.write_text("\n".join(lines) + "\n", encoding=encoding)
        return run("regions", file, "--folder", folder, *words)

    return type_in


def changed(lines: list[str], key: str, old: str, new: str) -> list[str]:
    (line,) = [line for line in lines if line.startswith(f"60{DAY}{key}")]
    assert old in line
    return [found.replace(old, new) if found is line else found for found in lines]


def more_people(line: str, factor: float) -> str:
    return f"{line[:139]}{int(int(line[139:150]) * factor):011}{line[150:]}"


def place(folder: Path, key: str) -> Place:
    found = load_regions(folder).place(key)
    assert found is not None
    return found


def test_the_same_register_changes_nothing(typed: Typed, lines: list[str]) -> None:
    done = typed(lines)

    assert (done.exit_code, done.output) == (0, "")


def test_new_figures_are_listed_and_not_written(typed: Typed, lines: list[str], folder: Path) -> None:
    before = place(folder, "12060052").population

    done = typed(changed(lines, "12060052", f"{before:011}", f"{before + 100:011}"))

    assert f"12060052 Eberswalde: population {before} -> {before + 100}" in done.output
    assert "12060 Barnim: population" in done.output
    assert place(folder, "12060052").population == before


def test_what_is_written_is_read_again_with_its_day(typed: Typed, lines: list[str], folder: Path) -> None:
    before = place(folder, "12060052").population
    grown = changed(lines, "12060052", f"{before:011}", f"{before + 100:011}")

    done = typed(grown, "--write", "--population-date", "2025-12-31")

    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    assert (done.exit_code, place(folder, "12060052").population) == (0, before + 100)
    assert (meta["register_date"], meta["population_date"]) == ("2026-08-31", "2025-12-31")
    assert "2024-12-31" in meta["attribution"]["boroughs_de"]
    assert "2026" in meta["attribution"]["population_de"] and "2025-08" not in str(meta["attribution"])


def test_a_district_has_the_people_of_all_its_municipalities(
    typed: Typed, lines: list[str], folder: Path
) -> None:
    typed(lines, "--write", "--population-date", "2025-12-31")

    regions = load_regions(folder)
    for district in regions.districts:
        parts = regions.municipalities_in(district.key)
        rest = {"03351": 708, "03358": 209}.get(district.key, 0)
        assert not parts or sum(part.population for part in parts) + rest == district.population


def test_writing_needs_the_day_the_people_were_counted(typed: Typed, lines: list[str]) -> None:
    done = typed(lines, "--write")

    assert done.exit_code == 2
    assert "--population-date" in done.stderr


def test_a_district_cannot_come_or_go(typed: Typed, lines: list[str]) -> None:
    done = typed([line for line in lines if "12073" not in line[10:15]], "--accept", "12073")

    assert done.exit_code == 2
    assert "12073" in done.stderr and "neighbours" in done.stderr


def test_sums_that_leap_are_refused_even_where_each_row_can_be_believed(
    typed: Typed, lines: list[str], folder: Path
) -> None:
    grown = [more_people(line, 1.2) if line.startswith(f"60{DAY}12060") else line for line in lines]

    done = typed(grown)

    assert done.exit_code == 2
    assert "12060: sums do not match" in done.stderr and "--accept 12060" in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("60" + DAY, "61" + DAY, "no kind of record"),
        ("60" + DAY, "6020250831", "2 days"),
        ("    00000", "   00000", "digits"),
        ("63    0", "57    0", "'57'"),
        ("Eberswalde", "Eberswalde,", "columns"),
    ],
)
def test_a_line_that_does_not_fit_the_layout_is_named(
    typed: Typed, lines: list[str], old: str, new: str, said: str
) -> None:
    done = typed(changed(lines, "12060052", old, new))

    assert done.exit_code == 2
    assert said in done.stderr


def test_a_file_that_is_not_utf_8_or_no_register_is_refused(typed: Typed, lines: list[str]) -> None:
    latin, other = typed(lines[:3], encoding="latin-1"), typed(["key;name", "1;Ort"])

    assert (latin.exit_code, other.exit_code) == (2, 2)
    assert "UTF-8" in latin.stderr
    assert "line 1" in other.stderr


def test_more_men_than_people_means_that_columns_have_shifted(
    typed: Typed, lines: list[str], folder: Path
) -> None:
    people = place(folder, "12060052").population

    done = typed(changed(lines, "12060052", f"{people // 2:011}", f"{people + 1:011}"))

    assert done.exit_code == 2
    assert "12060052" in done.stderr
