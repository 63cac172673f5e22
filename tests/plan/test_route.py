"""The route by value: every Land around its limits, and the rules of procurement that it obeys."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given

from questionnaire.almanac.limits import Ceiling
from questionnaire.answers.answers import Answers
from questionnaire.catalogue.audience import Procedure
from questionnaire.places.lands import LANDS
from questionnaire.plan.case import read_case
from questionnaire.plan.contract_value import Span
from questionnaire.plan.route import Route, route
from questionnaire.plan.situation import timing_of
from tests.answers.sheets import ALMANAC, CATALOGUE, EDITION, REGIONS, sheets

TODAY = date(2026, 11, 23)
TARGETS = {place.land: place.key for place in REGIONS.districts}
LATER = date(2028, 1, 1)
SOCIAL = {"fields": "care_health_ageing", "form": "service"}

# Land to the yearly price, its term, and the procedures that the value leads to.
DIRECT: set[Procedure] = {"direct_award"}
EITHER: set[Procedure] = {"direct_award", "negotiated"}
AROUND_THE_LIMITS: list[tuple[str, str, str, set[Procedure]]] = [
    *((land, "up_to_30k", "two_years", DIRECT) for land in ("BW", "BY", "BB", "MV", "SL", "ST")),
    *((land, "up_to_30k", "four_years", EITHER) for land in ("BW", "BY", "BB")),
    ("MV", "up_to_30k", "four_years", {"direct_award", "unknown"}),
    *((land, "up_to_150k", "one_year", EITHER) for land in ("SL", "ST", "BB")),
    ("HE", "up_to_30k", "two_years", {"direct_award"}),
    ("HE", "up_to_30k", "four_years", {"direct_award", "unknown"}),
    ("SH", "up_to_15k", "two_years", {"direct_award"}),
    ("SH", "up_to_60k", "one_year", {"direct_award", "negotiated"}),
    ("SH", "up_to_60k", "four_years", {"negotiated", "tender", "eu_tender"}),
    ("TH", "up_to_30k", "one_year", {"direct_award"}),
    ("TH", "up_to_60k", "one_year", {"negotiated"}),
    ("NI", "up_to_5k", "four_years", {"direct_award"}),
    ("NI", "up_to_60k", "one_year", {"negotiated"}),
    ("NI", "up_to_60k", "two_years", {"negotiated", "tender"}),
    ("RP", "up_to_5k", "two_years", {"direct_award"}),
    ("RP", "up_to_15k", "one_year", {"direct_award", "negotiated"}),
    ("HH", "up_to_5k", "one_off", {"direct_award"}),
    ("HH", "up_to_150k", "one_year", {"negotiated", "tender"}),
    ("HB", "up_to_5k", "one_year", {"direct_award", "negotiated"}),
    ("HB", "up_to_60k", "one_year", {"negotiated", "tender"}),
    ("SN", "up_to_5k", "one_year", {"direct_award", "negotiated"}),
    ("SN", "up_to_30k", "one_year", {"negotiated", "tender"}),
    ("NW", "up_to_30k", "two_years", {"own_rules"}),
    ("NW", "up_to_150k", "four_years", {"eu_tender"}),
    ("BE", "up_to_5k", "one_off", {"unknown"}),
    ("BE", "up_to_150k", "four_years", {"eu_tender"}),
]


def of(answers: Answers, day: date) -> Route:
    case = read_case(EDITION, answers)
    return route(EDITION, case, timing_of(case.wished, day), day)


def found(price: str | None, term: str | None, land: str | None = "BB", **more: str) -> Route:
    return on(TODAY, price, term, land, **more)


def on(day: date, price: str | None, term: str | None, land: str | None = "BB", **more: str) -> Route:
    given = {"yearly_price": price, "term": term, "target": TARGETS.get(land or ""), **more}
    answers = Answers({key: (value,) for key, value in given.items() if value})
    return of(answers, day)


@pytest.mark.parametrize(("land", "price", "term", "procedures"), AROUND_THE_LIMITS)
def test_each_land_leads_where_its_own_limits_say(
    land: str, price: str, term: str, procedures: set[Procedure]
) -> None:
    assert found(price, term, land).procedures == procedures


def test_every_land_is_tried_around_its_limits() -> None:
    assert {land for land, *_ in AROUND_THE_LIMITS} == set(LANDS)


def test_open_ended_counts_forty_eight_months() -> None:
    """Domain, value estimate: open-ended = 48 × monthly (§ 3 VgV)."""
    open_ended = found("up_to_15k", "open_ended")

    assert open_ended.value == Span(20_000, 60_000) == found("up_to_15k", "four_years").value
    assert CATALOGUE.route.estimate in open_ended.notes


def test_what_is_paid_once_is_not_multiplied() -> None:
    assert found("up_to_15k", "one_off").value == Span(5_000, 15_000)


def test_three_years_are_three_yearly_prices() -> None:
    assert found("up_to_15k", "three_years").value == Span(15_000, 45_000)


def test_a_straddling_value_says_where_the_line_is_for_a_year() -> None:
    straddling = found("up_to_30k", "four_years")

    assert straddling.line == Ceiling(up_to=100_000)
    assert straddling.yearly_line == Ceiling(up_to=25_000)


def test_over_a_limit_that_is_not_included_the_limit_itself_counts_as_over() -> None:
    assert Ceiling(below=216_000).allows(215_999) and not Ceiling(below=216_000).allows(216_000)
    assert Ceiling(up_to=100_000).allows(100_000) and not Ceiling(up_to=100_000).allows(100_001)


@pytest.mark.parametrize("land", ["NW", "BE"])
def test_where_no_number_is_on_file_none_is_reckoned_with_below_the_eu_threshold(land: str) -> None:
    ceilings = [band.ceiling for band in found("up_to_30k", "four_years", land).bands]

    assert ceilings == [Ceiling(below=216_000), None]


def test_the_limit_of_the_land_itself_does_not_bind_municipalities_in_nw() -> None:
    """Traps, NW: § 75a GO, no Land limit below the EU threshold; the Land's 50,000 does not bind."""
    limits = ALMANAC.limits.land("NW")

    assert limits is not None
    assert (limits.ceilings, limits.legal_basis) == ((), "§ 75a GO NRW")


def test_without_a_target_only_the_eu_threshold_is_known() -> None:
    lost = found("up_to_30k", "four_years", None)

    assert lost.land is None and not lost.holds and lost.procedures == {"unknown"}
    assert [band.procedure for band in lost.bands] == ["unknown", "eu_tender"]


@pytest.mark.parametrize(("price", "term"), [(None, "one_year"), ("up_to_5k", None), ("unknown", "unknown")])
def test_without_price_or_term_the_ladder_stands_but_nothing_is_reached(
    price: str | None, term: str | None
) -> None:
    open_route = found(price, term)

    assert open_route.reached == () and open_route.value is None
    assert [band.procedure for band in open_route.bands] == ["direct_award", "negotiated", "eu_tender"]


def test_social_services_reach_eu_law_later_than_goods() -> None:
    """Domain, EU thresholds: goods/services 216,000; social/special 750,000."""
    assert found("up_to_150k", "two_years", **SOCIAL).procedures == {"negotiated", "tender"}
    assert found("up_to_150k", "two_years", fields="mobility").procedures == {"negotiated", "eu_tender"}


def test_a_mixed_field_takes_the_stricter_threshold_and_says_so() -> None:
    mixed = found("up_to_150k", "four_years", fields="integration", form="service")

    assert mixed.kind == "mixed" and mixed.procedures == {"eu_tender"}
    assert CATALOGUE.route.mixed_one in mixed.notes


def test_one_field_is_not_spoken_of_as_several() -> None:
    answers = {"yearly_price": ("over_150k",), "term": ("four_years",), "target": (TARGETS["BB"],)}
    one = of(Answers({**answers, "fields": ("integration",)}), TODAY).notes
    two = of(Answers({**answers, "fields": ("integration", "mobility")}), TODAY).notes

    assert CATALOGUE.route.mixed_one in one and CATALOGUE.route.mixed not in one
    assert CATALOGUE.route.mixed in two and CATALOGUE.route.mixed_one not in two


@pytest.mark.parametrize(
    ("form", "kind"), [("food", "social"), ("service", "social"), ("goods", "mixed"), ("digital", "mixed")]
)
def test_school_meals_that_are_served_are_a_special_service(form: str, kind: str) -> None:
    """Annex XIV of 2014/24/EU: school catering and school-meal services."""
    served = found("over_150k", "two_years", fields="school_meals", form=form)

    assert served.kind == kind
    assert ("tender" in served.procedures) == (kind == "social")


def test_the_codes_named_for_school_meals_are_those_of_the_field() -> None:
    note = next(note for note in CATALOGUE.route.fields if note.field == "school_meals")
    codes = {
        cpv.code: cpv.social for field in CATALOGUE.fields if field.id == "school_meals" for cpv in field.cpv
    }
    named = re.findall(r"\d{8}", note.text.de)

    assert [codes[code] for code in named] == [True, True, False]


def test_what_counts_as_catering_is_told_where_the_threshold_is_near_or_the_value_open() -> None:
    note = next(note for note in CATALOGUE.route.fields if note.field == "school_meals").text
    meals = {"fields": "school_meals", "form": "food"}

    assert note in found("over_150k", "two_years", **meals).notes
    assert note in found(None, "two_years", **meals).notes
    assert note not in found("up_to_5k", "one_year", **meals).notes
    assert note not in found("over_150k", "two_years", fields="school_meals", form="digital").notes


def test_an_app_for_a_social_field_is_no_social_service() -> None:
    assert found("up_to_5k", "one_year", fields="kita", form="digital").kind == "mixed"


def test_a_field_that_the_edition_retired_keeps_the_estimate_careful() -> None:
    answers = Answers({"fields": ("kita", "a_retired_field"), "form": ("service",)})

    assert of(answers, TODAY).kind == "mixed"
    assert of(Answers({**answers, "fields": ("kita",)}), TODAY).kind == "social"


def test_thuringia_negotiates_longer_for_social_services() -> None:
    """Traps, social services: TH has its own 250,000; BY and BB show 216,000."""
    ceilings = {
        land: found("up_to_5k", "one_year", land, **SOCIAL).bands[1].ceiling for land in ("TH", "BY", "BB")
    }

    assert ceilings == {
        "TH": Ceiling(up_to=250_000),
        "BY": Ceiling(below=216_000),
        "BB": Ceiling(below=216_000),
    }


@pytest.mark.parametrize("answer", ["not_both", "unknown", None])
def test_reserved_contracts_only_where_both_conditions_are_answered_yes(answer: str | None) -> None:
    """Domain, reserved contracts: § 118 GWB; most social enterprises do not qualify."""
    more = {"reserved": answer} if answer else {}

    assert CATALOGUE.route.reserved not in found("up_to_5k", "one_year", **more).alternatives
    assert CATALOGUE.route.reserved in found("up_to_5k", "one_year", reserved="both").alternatives


@pytest.mark.parametrize(
    ("legal", "offered"),
    [("association", True), ("not_founded", True), ("cooperative", True), ("company", False)],
)
def test_a_grant_is_an_alternative_for_charities_founders_and_cooperatives(legal: str, offered: bool) -> None:
    """Domain, grant vs contract: a grant supports your own purpose."""
    alternatives = found("up_to_5k", "one_year", legal_form=legal).alternatives

    assert (CATALOGUE.route.grant in alternatives) == offered


@pytest.mark.parametrize(
    ("price", "term", "weeks"),
    [
        ("up_to_5k", "one_year", (1, 4)),
        ("up_to_30k", "four_years", (6, 10)),
        ("over_150k", "four_years", (20, 30)),
        (None, "one_year", (6, 10)),
    ],
)
def test_the_longest_procedure_reached_says_how_many_weeks_to_plan(
    price: str | None, term: str, weeks: tuple[int, int]
) -> None:
    assert found(price, term).weeks == weeks


def test_who_is_not_founded_may_talk_but_not_contract() -> None:
    """Ordering rules, PRE."""
    assert CATALOGUE.route.unfounded in found("up_to_5k", "one_year", legal_form="not_founded").consequences


def test_the_market_talk_is_told_from_the_competitive_dialogue_above_a_direct_award() -> None:
    """Domain, term trap: Bieterdialog is not the wettbewerblicher Dialog."""
    assert CATALOGUE.route.talk in found("up_to_60k", "four_years").notes
    assert CATALOGUE.route.talk not in found("up_to_5k", "one_year").notes


def test_an_order_is_never_split_and_providers_rotate() -> None:
    """Domain, caveats to print."""
    notes = found("up_to_5k", "one_year").notes

    assert {CATALOGUE.route.never_split, CATALOGUE.route.rotation} <= set(notes)


def test_only_brandenburg_tells_how_visible_small_orders_are_there() -> None:
    """Domain, visibility effect."""
    brandenburg = ALMANAC.limits.land("BB")

    assert brandenburg is not None and brandenburg.visibility
    assert brandenburg.visibility in found("up_to_5k", "one_year", "BB").notes
    assert [limits.id for limits in ALMANAC.limits.lands if limits.visibility] == ["BB"]


@pytest.mark.parametrize("land", LANDS)
def test_after_its_review_a_land_has_no_limit_any_more(land: str) -> None:
    limits = ALMANAC.limits.land(land)
    assert limits is not None

    expired = on(date(2027, 4, 1), "up_to_5k", "one_year", land)

    assert not expired.holds and limits.review_by < date(2027, 4, 1)
    assert [band.procedure for band in expired.bands] == ["unknown", "eu_tender"]


def test_after_the_thresholds_have_run_out_no_number_is_left() -> None:
    """EU thresholds: 1.1.2026–31.12.2027."""
    late = on(LATER, "over_150k", "four_years")

    assert late.eu is None
    assert [(band.procedure, band.ceiling) for band in late.bands] == [("unknown", None)]


def test_a_limit_does_not_hold_before_its_first_day() -> None:
    assert not on(date(2026, 5, 15), "up_to_5k", "one_year", "SH").holds
    assert on(date(2026, 5, 16), "up_to_5k", "one_year", "SH").holds


@given(sheets())
def test_a_known_value_always_leads_somewhere_and_the_bands_have_no_gap(answers: Answers) -> None:
    way = of(answers, TODAY)

    assert bool(way.reached) == (way.value is not None)
    assert [band.floor for band in way.bands[1:]] == [band.ceiling for band in way.bands[:-1]]
    assert way.bands[0].floor is None and way.bands[-1].ceiling is None


def test_a_note_on_fees_is_only_for_what_people_do_for_people() -> None:
    app, groups = (
        found("up_to_5k", "one_year", fields="youth_family", form=form) for form in ("digital", "service")
    )
    fees = next(note.text for note in CATALOGUE.route.fields if note.field == "youth_family")

    assert fees in groups.notes and fees not in app.notes


def test_eu_law_holds_after_a_lands_limits_have_passed_their_review() -> None:
    after = on(date(2027, 10, 15), "over_150k", "four_years", "SN", form="digital", fields="kita")

    assert not after.holds and after.by_eu_rules
    assert not on(date(2027, 10, 15), "up_to_5k", "one_year", "SN").by_eu_rules


def test_what_may_be_a_special_service_falls_under_eu_law_only_presumably() -> None:
    mixed = {"fields": "employment_skills", "form": "goods"}

    assert found("over_150k", "four_years", **mixed).eu_is_presumed
    assert not found("over_150k", "four_years", form="digital", fields="mobility").eu_is_presumed
