"""The map: a drawing with a name, every neighbour on it, nothing written over anything else."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from questionnaire.places.regions import Regions
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.map.geometry import covers
from questionnaire.report.map.labels import Label, NamedShape, place_labels
from questionnaire.report.map.picture import DARK, EDGE, INK, LIGHT, PAPER, picture
from questionnaire.report.map.region_map import RegionMap, region_map
from questionnaire.texts import LANGUAGES
from tests.report.paper import Draw

SVG = "{http://www.w3.org/2000/svg}"
SQUARE = (((0, 0), (100, 0), (100, 60), (0, 60)),)


def drawn(plan: ActionPlan, target: str, *customers: str) -> RegionMap:
    places = plan.regions.places
    case = replace(plan.case, target=places[target], customers=tuple(places[key] for key in customers))
    found = region_map(replace(plan, findings=replace(plan.findings, case=case)), "de")
    assert found is not None
    return found


def parts(found: RegionMap) -> ElementTree.Element:
    return ElementTree.fromstring(found.svg)  # noqa: S314 - our own drawing


def test_every_district_has_a_map_with_a_title_and_each_neighbour(plan: ActionPlan, regions: Regions) -> None:
    for district in regions.districts:
        svg = parts(drawn(plan, district.key))
        assert svg[0].tag == f"{SVG}title" and district.label in (svg[0].text or "")
        assert len(svg.findall(f".//{SVG}path")) == 1 + len(regions.vicinity(district)), district.label


def test_each_neighbour_is_named_on_the_map_or_beside_it(plan: ActionPlan, regions: Regions) -> None:
    for district in regions.districts:
        found = drawn(plan, district.key)
        words = [text.text or "" for text in parts(found).iter(f"{SVG}text")]
        entries = len(plan.references.entries) if plan.references else 0
        on_the_map = set(range(1, entries + 1)) - set(found.beyond)
        more = [number for number, _ in found.numbered]
        assert more == list(range(entries + 1, entries + 1 + len(more)))
        assert sorted(int(word) for word in words if word.isdigit()) == sorted([*on_the_map, *more])


def test_each_place_of_the_table_is_on_the_map_or_said_to_lie_beyond(sample_plan: ActionPlan) -> None:
    found = region_map(sample_plan, "de")
    if found is None or sample_plan.references is None:
        return
    shown = {word.text for word in parts(found).iter(f"{SVG}text")}

    for number, entry in enumerate(sample_plan.references.entries, 1):
        drawn_here = {place.key for place in sample_plan.regions.vicinity(found.district)} | {
            found.district.key
        }
        assert (str(number) in shown) == (number not in found.beyond) == (entry.place.district in drawn_here)


def test_a_map_stays_small(plan: ActionPlan, regions: Regions) -> None:
    sizes = sorted(len(drawn(plan, district.key).svg) for district in regions.districts)

    assert sizes[len(sizes) // 2] < 4_500
    assert sizes[-1] < 10_000


def test_barnim_lies_among_berlin_and_three_counties(draw: Draw) -> None:
    found = region_map(draw(target="12060"), "de")
    assert found is not None
    words = {text.text for text in parts(found).iter(f"{SVG}text")}

    assert {"Barnim", "Berlin", "Uckermark"} <= words
    assert found.hatched == ()


def test_around_a_city_with_one_neighbour_that_ones_neighbours_are_drawn(plan: ActionPlan) -> None:
    title = parts(drawn(plan, "12052"))[0].text or ""

    assert "Landkreis Spree-Neiße" in title and "Landkreis Görlitz" in title


def test_the_map_of_a_municipality_is_that_of_its_district(plan: ActionPlan) -> None:
    assert drawn(plan, "12060052").svg == drawn(plan, "12060").svg


@pytest.mark.parametrize("key", ["11000-08", "02000-01"])
def test_a_bezirk_has_no_map(draw: Draw, key: str) -> None:
    assert region_map(draw(target=key), "de") is None


def test_without_a_target_there_is_no_map(draw: Draw) -> None:
    assert region_map(draw(target="unknown"), "de") is None


def test_where_customers_are_is_striped(plan: ActionPlan) -> None:
    found = drawn(plan, "12060", "12073", "12065256", "09162")

    assert {place.key for place in found.hatched} == {"12073", "12065"}
    assert found.svg.count('fill="none"') == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_speaks_the_language(plan: ActionPlan, language: str) -> None:
    svg = region_map(plan, "de" if language == "de" else "en")

    assert svg is not None
    assert {"de": "Karte: ", "en": "Map: "}[language] in svg.svg


def test_one_picture_serves_page_and_paper_in_every_language(plan: ActionPlan) -> None:
    picture.cache_clear()

    maps = [region_map(plan, language) for language in LANGUAGES for _page_and_paper in range(2)]

    assert None not in maps
    assert picture.cache_info().misses == 1


def test_a_map_has_nothing_that_paper_or_page_forbids(plan: ActionPlan) -> None:
    svg = drawn(plan, "12060", "12073").svg

    assert not any(word in svg for word in ("opacity", "style=", "<pattern", "url(", "<style", "href"))


def luminance(colour: str) -> float:
    """As WCAG defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("front", "back", "least"),
    [(INK, LIGHT, 4.5), (PAPER, DARK, 4.5), (INK, PAPER, 4.5), (DARK, LIGHT, 3), (EDGE, LIGHT, 3)],
)
def test_words_and_areas_can_be_told_apart_in_grey_too(front: str, back: str, least: float) -> None:
    lighter, darker = sorted((luminance(front), luminance(back)), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_every_name_stands_within_its_own_borders(regions: Regions) -> None:
    for key, point in regions.label_points.items():
        assert covers(regions.outlines.rings(key), *point), key


def test_a_hole_does_not_belong_to_the_shape(regions: Regions) -> None:
    assert covers(regions.outlines.rings("12052"), *regions.label_points["12052"])
    assert not covers(regions.outlines.rings("12071"), *regions.label_points["12052"])


def test_names_do_not_touch_each_other() -> None:
    named = [NamedShape(str(key), "Name", (30 + 9 * key, 30), SQUARE) for key in range(4)]

    labels = place_labels(named, 100, 60)

    words = [label for label in labels if not label.is_number]
    assert not any(one.overlaps(other) for one, other in combinations(words, 2))


def test_names_keep_clear_of_the_numbers_of_the_table() -> None:
    named = [NamedShape(str(key), "Ort", (30 + 30 * key, 30), SQUARE) for key in range(2)]

    labels = place_labels(named, 100, 60, ("0", "elsewhere", "1"))

    assert [label.lines[0] for label in labels if label.is_number] == ["1", "3"]
    assert not any(one.overlaps(other) for one, other in combinations(labels, 2))


def test_a_name_without_room_becomes_a_number() -> None:
    roomy = NamedShape("a", "Ulm", (50, 20), SQUARE)
    cramped = NamedShape("b", "Mecklenburgische", (50, 45), SQUARE)

    labels = {label.key: label for label in place_labels([roomy, cramped], 100, 60)}

    assert (labels["a"].lines, labels["b"].lines) == (("Ulm",), ("1",))


def test_a_long_name_stands_on_two_lines() -> None:
    found = place_labels([NamedShape("a", "Teltow-Fläming", (50, 30), SQUARE)], 100, 60)

    assert found[0].lines == ("Teltow-", "Fläming")


def test_the_first_needs_no_number_since_the_legend_names_it() -> None:
    assert place_labels([NamedShape("a", "Mecklenburgische", (50, 30), SQUARE)], 100, 60) == ()


def test_labels_overlap_where_their_boxes_do() -> None:
    one = Label("a", 50, 50, ("Name",))

    assert one.overlaps(Label("b", 60, 55, ("Name",)))
    assert not one.overlaps(Label("b", 50, 80, ("Name",)))
