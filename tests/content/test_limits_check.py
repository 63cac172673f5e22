from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace

from questionnaire.almanac.limits import Ceiling, LandLimits, Limits
from questionnaire.content.files import ContentError
from questionnaire.content.limits_check import limits_problems
from questionnaire.content.loader import check_together
from tests.answers.sheets import ALMANAC, CATALOGUE, REGIONS

LIMITS = ALMANAC.limits


def wrong_with(limits: Limits) -> list[str]:
    return [problem.text for problem in limits_problems(CATALOGUE, limits)]


def brandenburg(**changes: object) -> list[str]:
    changed = tuple(replace(land, **changes) if land.id == "BB" else land for land in LIMITS.lands)
    return wrong_with(replace(LIMITS, lands=changed))


def test_the_limits_as_they_are_have_no_problem() -> None:
    assert wrong_with(LIMITS) == []


def test_a_land_that_is_missing_is_noticed() -> None:
    assert "16 Länder" in wrong_with(replace(LIMITS, lands=LIMITS.lands[1:]))[0]


def test_an_unknown_field_is_named() -> None:
    strange = replace(LIMITS, social_fields=frozenset({"mining"}))
    assert wrong_with(strange) == ["there is no field mining"]


def test_a_limit_is_either_up_to_or_below_a_sum() -> None:
    assert brandenburg(direct=Ceiling(up_to=1, below=1)) and brandenburg(direct=Ceiling())


def test_a_land_without_a_reliable_number_has_none() -> None:
    assert brandenburg(standing="unknown") == ["BB: unknown means that there is no number"]
    assert brandenburg(direct=None) == ["BB: checked needs the limit for direct awards"]


def test_a_problem_stops_the_app_and_names_the_file() -> None:
    lands: tuple[LandLimits, ...] = ()
    try:
        check_together(CATALOGUE, replace(ALMANAC, limits=replace(LIMITS, lands=lands)), REGIONS)
    except ContentError as error:
        assert "limits.toml" in str(error)
    else:
        raise AssertionError("an almanac without Länder was accepted")


def test_a_limit_with_an_unknown_source_is_named_with_its_file_alone() -> None:
    changed = tuple(replace(land, source="hearsay") for land in LIMITS.lands)

    with pytest.raises(ContentError) as refused:
        check_together(CATALOGUE, replace(ALMANAC, limits=replace(LIMITS, lands=changed)), REGIONS)

    assert str(refused.value) == f"limits.toml: lands.{changed[0].id}: there is no source hearsay"


def test_a_limit_needs_a_source_that_may_be_printed_and_two_where_it_counts_as_checked() -> None:
    assert brandenburg(source="limits_matrix", further=("limits_bb", "limits_bb_vhw")) == [
        "BB: limits_matrix may not be printed, so it cannot come first"
    ]
    assert brandenburg(further=("limits_matrix",)) == ["BB: checked needs two sources that may be printed"]
    assert brandenburg(further=("limits_matrix",), standing="confirm") == []


def test_no_repository_and_no_page_of_a_single_person_is_printed() -> None:
    """Decision 0017: officials read these lists."""
    private = ("github.com", "gitlab.com", "printlist", "sascha-bilay", "wikipedia", "readkong")
    printed = [source for source in CATALOGUE.sources if source.printed]

    assert [source.id for source in printed if any(part in source.address for part in private)] == []


def test_a_printed_address_is_the_documents_own() -> None:
    """Decision 0017. For these five no page of their own was found yet, only whose it is."""
    wanted = {"budget_nw", "budget_sn", "budget_be", "budget_hh", "budget_hb", "funding_database"}
    addresses = {source.id: urlsplit(source.address) for source in CATALOGUE.sources if source.printed}
    bare = {
        source_id
        for source_id, address in addresses.items()
        if not address.path.strip("/") and not address.query
    }

    assert bare == wanted


def test_a_budget_rule_with_an_unknown_source_is_named() -> None:
    first, *others = ALMANAC.budgets.rules
    rules = (replace(first, further=("hearsay",)), *others)

    with pytest.raises(ContentError, match=rf"^budgets\.toml: budgets\.{first.id}: .*hearsay"):
        check_together(CATALOGUE, replace(ALMANAC, budgets=replace(ALMANAC.budgets, rules=rules)), REGIONS)
