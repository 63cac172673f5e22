"""The shortlist: the right level, near or alike, each with its reasons, and never what is struck out."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.almanac.levels import CITY_STATES
from questionnaire.answers.answers import Answers
from questionnaire.catalogue.ids import QuestionId
from questionnaire.places.administrations import administration_of
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.case import read_case
from questionnaire.plan.draw_up import draw_up
from questionnaire.plan.shortlist import MOST, Shortlist, ShortlistedPlace, shortlist
from questionnaire.texts import LANGUAGES
from tests.answers.sheets import CATALOGUE, EDITION, REGIONS

DAY = date(2026, 11, 23)
EBERSWALDE, BERNAU, BARNIM, UCKERMARK = "12060052", "12060020", "12060", "12073"
LIEPE, NEUKOELLN, PASSAU, PRENZLAU = "12060128", "11000-08", "09262", "12073452"
FIELDS = [option.id for option in CATALOGUE.known(QuestionId.FIELDS).options]


def answers(**given: str | tuple[str, ...]) -> Answers:
    return Answers({key: (value,) if isinstance(value, str) else value for key, value in given.items()})


def found(**given: str | tuple[str, ...]) -> Shortlist:
    return found_on(DAY, **given)


def found_on(today: date, **given: str | tuple[str, ...]) -> Shortlist:
    return shortlist(EDITION, read_case(EDITION, answers(**given)), today)


def plan(**given: str | tuple[str, ...]) -> ActionPlan:
    return draw_up(EDITION, answers(**given), DAY)


def keys(answer: Shortlist) -> list[str]:
    return [entry.place.key for entry in answer.all]


def names(answer: Shortlist) -> list[str]:
    return [entry.name for entry in answer.all]


def said(entry: ShortlistedPlace) -> str:
    return " ".join(reason.text.de for reason in entry.reasons)


def town_hall(key: str) -> str:
    return administration_of(REGIONS, REGIONS.places[key]).key


def test_home_comes_first_where_it_has_the_task() -> None:
    answer = found(home_place=EBERSWALDE, fields="school_meals")

    assert keys(answer)[0] == EBERSWALDE
    assert "Hier seid Ihr zu Hause." in said(answer.places[0])
    assert (len(answer.places), answer.reserve is None) == (MOST, False)


def test_a_kreis_without_the_task_is_never_on_it() -> None:
    for radius in ("district", "neighbours", "land"):
        answer = found(home_place=BARNIM, fields="culture_sport", radius=radius, struck_places=(EBERSWALDE,))

        assert {entry.place.kind for entry in answer.all} <= {"gemeinde", "amt", "stadt"}


def test_where_only_counties_have_the_task_only_they_are_on_it() -> None:
    answer = found(home_place=EBERSWALDE, fields="youth_family", radius="district")

    assert keys(answer) == [BARNIM]


def test_a_village_counts_as_its_amt_and_is_chosen_by_its_own_name() -> None:
    first = found(home_place=LIEPE, fields="culture_sport").places[0]

    assert (first.place.key, first.name) == (LIEPE, "Amt Britz-Chorin-Oderberg")


def test_a_struck_place_is_gone_and_the_next_moves_up() -> None:
    before = found(home_place=EBERSWALDE, fields="school_meals")
    struck = before.places[1].place.key
    after = found(home_place=EBERSWALDE, fields="school_meals", struck_places=(struck,))

    assert keys(after)[:3] == [key for key in keys(before) if key != struck]
    assert after.reserve is not None and after.reserve.place.key not in keys(before)


def test_striking_one_member_strikes_the_whole_amt() -> None:
    answer = found(home_place=LIEPE, fields="culture_sport", struck_places=("12060172",))

    assert town_hall(LIEPE) not in map(town_hall, keys(answer))


def test_a_customers_neighbour_is_named_with_the_reason() -> None:
    answer = found(home_place=EBERSWALDE, fields="school_meals", customers=(BERNAU,))
    wandlitz = next(entry for entry in answer.all if entry.name == "Gemeinde Wandlitz")

    assert "Im selben Kreis arbeitet Ihr schon: Bernau bei Berlin." in said(wandlitz)
    assert "Ähnlich groß: Bernau bei Berlin, wo Ihr schon arbeitet." in said(wandlitz)


def test_whoever_you_work_for_is_not_on_it() -> None:
    assert BERNAU not in keys(found(home_place=BERNAU, fields="school_meals", customers=(BERNAU,)))


def test_without_a_home_it_begins_at_the_customers() -> None:
    answer = found(fields="kita", customers=(PRENZLAU,))

    assert [place.key for place in answer.starts] == [PRENZLAU]
    assert keys(answer)[0] == UCKERMARK
    assert all("arbeitet Ihr schon" in said(entry) for entry in answer.all)


def test_with_neither_there_is_nothing_to_say() -> None:
    assert found(fields="kita") == Shortlist(())


def test_lists_are_told_with_their_year_and_their_source() -> None:
    first = found(home_place=EBERSWALDE, fields="school_meals").places[0]
    told = next(reason for reason in first.reasons if reason.sources and "Liste" in reason.text.de)

    assert told.text.de == "Eberswalde war 2014 auf der Liste „Fairtrade-Towns“."
    assert not told.general


def test_without_a_field_nothing_is_said_about_tasks() -> None:
    answer = found(home_place=EBERSWALDE)

    assert len(answer.places) == MOST
    assert not any("zuständig" in said(entry) for entry in answer.all)


def test_what_holds_for_the_whole_land_is_said_once() -> None:
    answer = found(
        home_place=EBERSWALDE,
        fields="school_meals",
        yearly_price="up_to_15k",
        term="two_years",
        start="2028-Q1",
    )

    assert [reason.text.de for reason in answer.shared] == [
        "Für Euren Start im 1. Quartal 2028 ist der Haushalt 2028 noch zu erreichen.",
        "Bei Eurem Preis ist hier in der Regel ein Direktauftrag möglich.",
    ]
    assert all(
        answer.apart(entry) and not set(answer.apart(entry)) & set(answer.shared) for entry in answer.all
    )


def test_nobody_is_told_of_a_budget_whose_money_does_not_wait_for_one() -> None:
    answer = found(
        home_place=EBERSWALDE,
        fields="school_meals",
        yearly_price="up_to_15k",
        term="one_year",
        start="2027-Q1",
    )

    assert not any("Haushalt" in said(entry) for entry in answer.all)
    assert not any("Haushalt" in reason.text.de for reason in answer.shared)


def test_a_quarter_that_is_too_near_leads_to_the_next_budget() -> None:
    answer = found(home_place=EBERSWALDE, fields="school_meals", start="2027-Q1")

    assert "Für Euren Wunschtermin ist es zu spät, der Haushalt 2028 ist noch zu erreichen" in said(
        answer.places[0]
    )


def test_limits_past_their_review_promise_no_direct_award() -> None:
    given = {"home_place": EBERSWALDE, "yearly_price": "up_to_15k", "term": "one_year"}

    assert "Direktauftrag" in said(found_on(DAY, **given).places[0])
    assert "Direktauftrag" not in said(found_on(date(2028, 11, 20), **given).places[0])


def test_in_bavaria_a_city_of_its_own_is_followed_by_its_surroundings() -> None:
    answer = found(home_place=PASSAU, fields="school_education")

    assert keys(answer)[0] == PASSAU
    assert {entry.place.land for entry in answer.all} == {"BY"}


def test_in_berlin_the_bezirke_next_door_follow_the_own_one() -> None:
    answer = found(home_place=NEUKOELLN, fields="school_meals")

    assert keys(answer)[0] == NEUKOELLN
    assert all("Grenzt an Euren Bezirk." in said(entry) for entry in answer.all[1:])


def test_a_city_state_is_on_it_only_for_who_lives_in_it_or_next_to_it() -> None:
    far = found(home_place=PRENZLAU, fields="youth_family", radius="land", customers=("12065136",))
    near = found(home_place="12065136", fields="school_meals", radius="district")

    assert not {entry.place.land for entry in (*far.all, *near.all)} & CITY_STATES


def test_further_is_never_less() -> None:
    """With everything nearer struck out, the next come from the wider ring."""
    tight = found(home_place="12052", fields="youth_family", radius="district")
    wide = found(home_place="12052", fields="youth_family", radius="neighbours")

    assert keys(tight) == ["12052"]
    assert keys(wide)[0] == "12052" and len(wide.all) > 1


def test_a_target_changes_nothing_in_the_list_itself() -> None:
    assert found(home_place=EBERSWALDE, target=BARNIM) == found(home_place=EBERSWALDE)


def test_behind_a_target_come_the_two_next_to_it_or_like_it() -> None:
    after = plan(target=EBERSWALDE, fields="school_meals").places_after

    assert len(after) == 2
    assert EBERSWALDE not in [entry.place.key for entry in after]
    assert {entry.place.district for entry in after} == {BARNIM}


def test_the_plan_has_the_list_until_there_is_a_target() -> None:
    assert plan(home_place=EBERSWALDE).shortlist == found(home_place=EBERSWALDE)
    assert plan(home_place=EBERSWALDE, target=BARNIM).shortlist is None


@given(
    home=st.sampled_from(sorted(REGIONS.places)),
    fields=st.lists(st.sampled_from(FIELDS), max_size=3, unique=True),
    customers=st.lists(st.sampled_from(sorted(REGIONS.places)), max_size=3, unique=True),
    struck=st.lists(st.sampled_from(sorted(REGIONS.places)), max_size=5, unique=True),
    radius=st.sampled_from(["district", "neighbours", "land"]),
)
def test_anywhere_there_are_at_most_four_each_once_with_a_reason_and_none_that_is_out(
    home: str, fields: list[str], customers: list[str], struck: list[str], radius: str
) -> None:
    given = {"fields": tuple(fields), "customers": tuple(customers), "struck_places": tuple(struck)}
    answer = found(home_place=home, radius=radius, **given)

    halls = [town_hall(key) for key in keys(answer)]
    assert len(halls) == len(set(halls)) <= MOST + 1
    assert not set(halls) & {town_hall(key) for key in (*customers, *struck)}
    assert all(answer.apart(entry) for entry in answer.all)
    assert not fields or all("zuständig" in said(entry) for entry in answer.all)
    assert answer == found(home_place=home, radius=radius, **given)


@pytest.mark.parametrize("radius", ["neighbours", "land"])
def test_no_home_takes_long(radius: str) -> None:
    """Bavaria has the most town halls. Counted in the process's own time: others may hold the cores."""
    given: dict[str, str | tuple[str, ...]] = {
        "home_place": PASSAU,
        "fields": ("kita", "mobility", "school_meals"),
        "radius": radius,
    }
    found(**given)
    begun = time.process_time()
    found(**given)

    assert time.process_time() - begun < 0.25


def test_every_reason_is_said_in_every_language() -> None:
    entry = found(home_place=EBERSWALDE, fields="school_meals", customers=(BERNAU,)).places[0]

    assert all(
        reason.text[language] and "{" not in reason.text[language]
        for reason in entry.reasons
        for language in LANGUAGES
    )
