"""Places that were merged, split or renamed lead on to what they are today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from questionnaire.answers.answers import Answers
from questionnaire.answers.cells import CellReader
from questionnaire.answers.file import read_answers, write_answers
from questionnaire.catalogue.ids import QuestionId
from questionnaire.content.edition import Edition
from questionnaire.places.former import former_name, key_as_typed
from questionnaire.places.gazetteer import Gazetteer
from questionnaire.places.moved import Change, Move, MovedError, check_moves, read_moves, write_moves
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.plan.case import read_case
from questionnaire.wording.former_places import today_words
from tests.answers.sheets import CATALOGUE, REGIONS

KILIANSRODA, MELLINGEN, LAUCHHAMMER = "16071038", "16071056", "12066176"
GAZETTEER = Gazetteer(REGIONS)
SAVED = Answers({"target": (KILIANSRODA,), "customers": (KILIANSRODA, MELLINGEN)})


def move(key: str, *now: str, change: Change = "merged") -> Move:
    return Move(key, "Zweidorfen", change, now, date(2026, 1, 1), "test")


def with_moves(*moves: Move) -> Regions:
    return replace(REGIONS, moves=(*REGIONS.moves, *moves))


def test_a_key_that_was_merged_is_the_place_it_is_part_of() -> None:
    place = REGIONS.place(KILIANSRODA)

    assert place is not None and place.key == MELLINGEN


def test_a_key_leads_on_however_often_it_moved() -> None:
    regions = with_moves(move("16071900", "16071901"), move("16071901", KILIANSRODA))

    assert regions.place("16071900") == REGIONS.place(MELLINGEN)


def test_a_name_leads_on_that_a_place_had_before_it_was_merged() -> None:
    before = Move(KILIANSRODA, "Altkiliansroda", "renamed", (KILIANSRODA,), date(2020, 1, 1), "test")

    found = Gazetteer(with_moves(before)).resolve("Altkiliansroda")
    assert found == REGIONS.places[MELLINGEN]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Kiliansroda", "Mellingen"),
        ("kiliansroda (Landkreis Weimarer Land)", "Mellingen"),
        ("160715008038", "Mellingen"),
        ("Dobitschen", "Schmölln"),
        ("Weißenstadt", "Bad Weißenstadt"),
        ("Großräschen (Landkreis Oberspreewald-Lausitz)", "Großräschen/Rań"),
        ("Lübbenau (Landkreis Oberspreewald-Lausitz)", "Lübbenau/Spreewald / Lubnjow/Błota"),
    ],
)
def test_a_former_name_leads_on(typed: str, name: str) -> None:
    found = GAZETTEER.resolve(typed)

    assert isinstance(found, Place) and found.name == name


def test_all_former_names_and_labels_of_the_table_lead_on() -> None:
    for each in REGIONS.moves:
        (heir,) = REGIONS.heirs(each)
        district = REGIONS.district_of(heir).label
        found = GAZETTEER.resolve(f"{each.name} ({district})")

        assert found == heir, each.name


def test_a_place_that_was_split_is_a_choice_by_name_and_leads_on_by_key() -> None:
    regions = with_moves(move("16071900", MELLINGEN, "16071025", change="split"))

    found = Gazetteer(regions).resolve("Zweidorfen")
    place = regions.place("16071900")
    assert not isinstance(found, Place)
    assert [each.name for each in found.places] == ["Mellingen", "Großschwabhausen"]
    assert place is not None and place.key == MELLINGEN
    assert today_words(regions, "16071900", "de").startswith("Zweidorfen, heute Mellingen")
    assert " und Großschwabhausen" in today_words(regions, "16071900", "de")


def test_readers_are_told_what_has_become_of_it() -> None:
    assert today_words(REGIONS, KILIANSRODA, "de") == "Kiliansroda, heute Mellingen (Landkreis Weimarer Land)"
    assert today_words(REGIONS, KILIANSRODA, "en") == "Kiliansroda, today Mellingen (Landkreis Weimarer Land)"
    assert today_words(REGIONS, MELLINGEN, "de") == ""


def test_a_place_found_by_its_former_name_says_by_which() -> None:
    heir, renamed = REGIONS.places[MELLINGEN], REGIONS.places["09479166"]

    assert former_name(REGIONS, "kilians", heir) == "Kiliansroda"
    assert former_name(REGIONS, "Weißen", renamed) == ""
    assert former_name(REGIONS, "Mell", heir) == ""


def test_what_was_typed_by_a_former_name_is_saved_by_its_key() -> None:
    heir = REGIONS.places[MELLINGEN]

    assert key_as_typed(REGIONS, "Kiliansroda (Landkreis Weimarer Land)", heir) == KILIANSRODA
    assert key_as_typed(REGIONS, "Mellingen", heir) == MELLINGEN


def test_an_answers_file_with_a_former_key_is_read_and_keeps_it() -> None:
    document = write_answers(CATALOGUE, SAVED)

    read = read_answers(CATALOGUE, REGIONS, document.encode())
    assert read.one(QuestionId.TARGET) == KILIANSRODA


def test_a_table_with_a_former_name_is_read() -> None:
    cells = CellReader(REGIONS, GAZETTEER)
    customers = CATALOGUE.known(QuestionId.CUSTOMERS)

    assert cells.read(customers, "Kiliansroda; Mellingen") == (KILIANSRODA, MELLINGEN)


def test_two_customers_that_have_become_one_place_count_once(edition: Edition) -> None:
    case = read_case(edition, SAVED)

    assert case.target is not None and case.target.key == MELLINGEN
    assert case.former_target is not None and case.former_target.name == "Kiliansroda"
    assert [place.key for place in case.customers] == [MELLINGEN]


def test_the_table_of_moves_is_read_as_it_was_written(tmp_path: Path) -> None:
    table = tmp_path / "moved.csv"
    write_moves([replace(move(KILIANSRODA, MELLINGEN, LAUCHHAMMER), source='Amt "Alt", Seite 3')], table)

    assert [each.source for each in read_moves(table)] == ['Amt "Alt", Seite 3']
    assert read_moves(tmp_path / "none.csv") == ()


@pytest.mark.parametrize("now", [("16071999",), ("16071901",)])
def test_a_move_that_leads_nowhere_is_refused(now: tuple[str, ...]) -> None:
    """To a key that never was, or round in a circle."""
    moves = (move("16071900", *now), move("16071901", "16071900"))

    with pytest.raises(MovedError, match="16071900 Zweidorfen"):
        check_moves(moves, REGIONS.places.keys())
