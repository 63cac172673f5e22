"""`flask regions` on lines of the register of 28 February 2026, against our tables of the edition before.

The lines are as Destatis published them, also that of Schmölln, which has the figures of Dobitschen.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from questionnaire.places.region_tables import RegionTables, read_tables
from tests.cli.command import Run

SMALL = Path(__file__).parent / "small"
REGISTER = SMALL / "GV100AD_28022026.txt"
WRITE = ("--write", "--population-date", "2024-12-31")
DOBITSCHEN = "16077003,Dobitschen,merged,16077043,2026-01-01,Stadt Schmölln"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "regions"))


def written(run: Run, folder: Path, *words: str, file: Path = REGISTER) -> RegionTables:
    assert run("regions", file, "--folder", folder, *WRITE, *words).exit_code in (0, 1)
    return read_tables(folder)


def decide(folder: Path, row: str) -> None:
    (folder / "moved.csv").write_text(f"key,name,change,now,day,source\n{row}\n", encoding="utf-8")


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = REGISTER.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "changed.txt"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def test_an_area_that_belongs_to_no_district_is_named_and_left_out(run: Run, folder: Path) -> None:
    done = run("regions", REGISTER, "--folder", folder)

    assert "line 3, 07000999 Gemeinsames deutsch-luxemburgisches Hoheitsgebiet" in done.stderr
    assert "left out" in done.stderr
    assert "07000999" not in written(run, folder).municipalities


def test_an_association_without_a_kind_is_a_warning_with_its_line(run: Run, folder: Path) -> None:
    done = run("regions", REGISTER, "--folder", folder)

    assert "line 10, 16077 0043 Schmölln, Stadt: columns 123-124" in done.stderr


def test_members_of_an_association_without_a_kind_keep_ours(run: Run, folder: Path, tmp_path: Path) -> None:
    untold = changed(tmp_path, f"Mellingen{'':<41}54", f"Mellingen{'':<41}  ")

    row = written(run, folder, file=untold).municipalities["16071056"]
    assert (row["verband"], row["verband_type"]) == ("Mellingen", "Verwaltungsgemeinschaft")


@pytest.mark.parametrize("end", ["\x1a", "\r\n\r\n", "\r\n \r\n\x1a\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_windows_leaves_at_a_files_ends_does_no_harm(
    run: Run, folder: Path, tmp_path: Path, mark: str, end: str
) -> None:
    lines = REGISTER.read_text(encoding="utf-8").splitlines()
    file = tmp_path / "saved.txt"
    file.write_bytes((mark + "\r\n".join(line.rstrip() for line in lines) + end).encode())

    plain, saved = (run("regions", each, "--folder", folder) for each in (REGISTER, file))
    assert (saved.exit_code, saved.stdout) == (plain.exit_code, plain.stdout)


def test_what_windows_calls_unicode_is_read_too(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "saved.txt"
    file.write_bytes(REGISTER.read_text(encoding="utf-8").encode("utf-16"))

    plain, saved = (run("regions", each, "--folder", folder) for each in (REGISTER, file))
    assert saved.stdout == plain.stdout


def test_a_town_of_411_that_had_13542_stays_as_it_was_and_its_line_is_named(run: Run, folder: Path) -> None:
    done = run("regions", REGISTER, "--folder", folder)

    row = written(run, folder).municipalities["16077043"]
    assert done.exit_code == 1
    assert "line 13, 16077043 Schmölln: 411 people, but 13542" in done.stderr
    assert "--accept 16077043" in done.stderr
    assert row["population"] == "13542"


def test_whoever_accepts_a_row_has_it(run: Run, folder: Path) -> None:
    after = written(run, folder, "--accept", "16077043", "--accept", "16077")

    assert after.municipalities["16077043"]["population"] == "411"
    assert after.districts["16077"]["population"] == str(3413 + 411 + 411)


def test_what_nothing_waits_for_cannot_be_accepted(run: Run, folder: Path) -> None:
    done = run("regions", REGISTER, "--folder", folder, "--accept", "16077012")

    assert done.exit_code == 2
    assert "--accept 16077012: nothing" in done.stderr


def test_whoever_grew_by_land_and_people_has_taken_over_those_that_are_gone(run: Run, folder: Path) -> None:
    after = written(run, folder)

    merged = {move.name: move.now for move in after.moves if move.change == "merged"}
    assert merged == {
        "Kiliansroda": ("16071056",),
        "Mechelroda": ("16071056",),
        "Kleinschwabhausen": ("16071025",),
    }
    assert {move.source for move in after.moves} == {"Destatis, GV100AD 2025-08-31 / 2026-02-28"}
    assert after.districts["16071"]["population"] == "3235"


def test_whose_heir_no_figures_tell_stays_until_somebody_says(run: Run, folder: Path) -> None:
    done = run("regions", REGISTER, "--folder", folder)

    after = written(run, folder)
    assert "municipalities.csv line 7, 16077003 Dobitschen: gone" in done.stderr
    assert "16077003,Dobitschen,merged,KEY,2026-02-28,SOURCE" in done.stderr
    assert after.municipalities["16077003"]["population"] == "411"


def test_a_persons_row_says_where_a_place_went(run: Run, folder: Path) -> None:
    decide(folder, DOBITSCHEN)

    after = written(run, folder)
    town = after.municipalities["16077043"]
    assert "16077003" not in after.municipalities
    assert (town["population"], town["area_km2"]) == ("13953", "101.08")
    assert town["verband"] == ""  # It did the work of nobody else.
    assert after.districts["16077"]["population"] == "17366"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("16077003,Dobitschen,merged,16077999,2026-01-01,Stadt", "there is no place 16077999"),
        ("16077003,Dobitschen,gone,16077043,2026-01-01,Stadt", "line 2: 'gone' is none of"),
        ("16077003,Dobitschen,merged,16077043,1.1.2026,Stadt", "line 2: '1.1.2026' is no day"),
        ("16077003,Dobitschen,merged,16077043,2026-01-01,", "line 2: fill all of"),
    ],
)
def test_a_persons_row_that_cannot_be_used_is_named(run: Run, folder: Path, row: str, said: str) -> None:
    decide(folder, row)

    done = run("regions", REGISTER, "--folder", folder)
    assert done.exit_code == 2
    assert "moved.csv" in done.stderr and said in done.stderr


def test_of_two_that_fit_neither_is_guessed(run: Run, folder: Path, tmp_path: Path) -> None:
    """Kleinschwabhausen's land and people may have gone to either."""
    twice = changed(tmp_path, "000000022780000000194900000000972", "000000018260000000171600000000860")

    after = written(run, folder, "--accept", "16071", file=twice)
    assert "Kleinschwabhausen" not in {move.name for move in after.moves}
    assert "16071042" in after.municipalities


def test_a_new_name_for_a_key_is_a_change_that_leads_on(run: Run, folder: Path, tmp_path: Path) -> None:
    bad = changed(tmp_path, "Gößnitz, Stadt    ", "Bad Gößnitz, Stadt")

    done = run("regions", bad, "--folder", folder)
    assert "16077012 Bad Gößnitz: name Gößnitz -> Bad Gößnitz" in done.stdout
    (move,) = [move for move in written(run, folder, file=bad).moves if move.key == "16077012"]
    assert (move.name, move.change, move.now) == ("Gößnitz", "renamed", ("16077012",))


def test_a_name_that_is_only_written_more_fully_is_no_other_name(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    fuller = changed(tmp_path, f"{'Gößnitz, Stadt':<50}", f"{'Gößnitz/Sprotte / Hósnica, Stadt':<50}")

    (move,) = [move for move in written(run, folder, file=fuller).moves if move.key == "16077012"]
    assert move.change == "respelt"
    assert read_tables(folder).municipalities["16077012"]["name"] == "Gößnitz/Sprotte / Hósnica"


def test_a_municipality_that_nobody_explains_is_left_out_until_accepted(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    text, new = REGISTER.read_text(encoding="utf-8"), tmp_path / "new.txt"
    (line,) = [line for line in text.splitlines() if line[10:18] == "16077012"]
    new.write_text(text + line.replace("16077012", "16077090"), encoding="utf-8")

    refused = written(run, folder, file=new)
    accepted = run("regions", new, "--folder", folder, "--accept", "16077090", "--accept", "16077")
    assert "16077090" not in refused.municipalities
    assert "16077090 Gößnitz: new" in accepted.stdout


def test_a_place_that_was_renamed_may_be_merged_later(run: Run, folder: Path) -> None:
    renamed = "16071055,Altmechelroda,renamed,16071055,2020-01-01,Gemeinde"
    decide(folder, f"{renamed}\n{DOBITSCHEN}")

    moves = [move for move in written(run, folder).moves if move.key == "16071055"]
    assert [(move.name, move.now) for move in moves] == [
        ("Altmechelroda", ("16071055",)),
        ("Mechelroda", ("16071056",)),
    ]


def test_a_place_that_was_split_adds_its_people_to_nobody(run: Run, folder: Path) -> None:
    decide(folder, "16077003,Dobitschen,split,16077043 16077012,2026-01-01,Landkreis")

    assert written(run, folder).municipalities["16077043"]["population"] == "13542"


def test_a_second_run_changes_nothing_more(run: Run, folder: Path) -> None:
    decide(folder, DOBITSCHEN)
    written(run, folder)

    again = run("regions", REGISTER, "--folder", folder)
    assert again.stdout == ""


def test_an_edition_older_than_ours_is_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    older = changed(tmp_path, "20260228", "20250228")

    done = run("regions", older, "--folder", folder)
    assert done.exit_code == 2
    assert "take a newer one" in done.stderr
