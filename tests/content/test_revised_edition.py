"""What was reviewed is laid over the content, day by day."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from questionnaire.almanac.correctable import values_of, with_values
from questionnaire.almanac.limits import Ceiling, LandLimits
from questionnaire.almanac.reviews import reviews
from questionnaire.almanac.revising import Evidence, NewSource, Signed, confirmed, corrected, withdrawn
from questionnaire.almanac.revisions import Ledger, Revision
from questionnaire.calendar.days import BERLIN
from questionnaire.content.edition import Edition
from questionnaire.content.files import ContentError
from questionnaire.content.ledger_file import add_revisions, read_ledger
from questionnaire.content.revised_edition import dated_of, edition_on
from questionnaire.texts import Text, proper_name
from tests.answers.sheets import EDITION

DECEMBER, SPRING = date(2026, 12, 1), date(2027, 3, 10)
NEW = NewSource("NWertVO", "https://example.org/nwertvo", Text(de="1. März 2027", en="1 March 2027"))


def signed(day: date) -> Signed:
    return Signed("AB", datetime(day.year, day.month, day.day, 12, tzinfo=BERLIN))


def limits(land: str, edition: Edition = EDITION) -> LandLimits:
    found = edition.almanac.limits.land(land)
    assert found
    return found


def raised(land: str, day: date, edition: Edition = EDITION, **changes: Any) -> Revision:
    """The Land's limit for direct awards is 50,000 from then on."""
    values = {**values_of(limits(land, edition)), "direct": {"up_to": 50_000}, **changes}
    dates = {"as_of": day, "review_by": date(day.year + 1, 1, 31)}
    return corrected(limits(land, edition), {**values, **dates}, Evidence((NEW,)), signed(day))


def test_what_is_recorded_of_anything_dated_says_it_in_full() -> None:
    for what, dated in dated_of(EDITION).items():
        assert with_values(dated, values_of(dated)) == dated, what


def test_a_correction_holds_from_its_day_on_and_earlier_plans_stay() -> None:
    ledger = Ledger((raised("NI", SPRING),))

    before, after = edition_on(EDITION, ledger, date(2027, 3, 9)), edition_on(EDITION, ledger, SPRING)

    assert limits("NI", before) == limits("NI")
    assert limits("NI", after).direct == Ceiling(up_to=50_000)
    assert after.catalogue.source_dating(limits("NI", after)).title == "NWertVO"  # type: ignore[union-attr]


def test_of_two_corrections_each_day_gets_its_own() -> None:
    first = raised("NI", DECEMBER)
    then = edition_on(EDITION, Ledger((first,)), DECEMBER)
    ledger = Ledger((first, raised("NI", SPRING, then, direct={"up_to": 75_000})))

    amounts = [
        limits("NI", edition_on(EDITION, ledger, day)).direct
        for day in (date(2026, 11, 30), DECEMBER, SPRING)
    ]

    assert amounts == [Ceiling(up_to=20_000), Ceiling(up_to=50_000), Ceiling(up_to=75_000)]


def test_what_is_confirmed_holds_longer_and_says_the_same() -> None:
    longer = confirmed(limits("NI"), DECEMBER, date(2027, 6, 30), signed(DECEMBER))

    now = limits("NI", edition_on(EDITION, Ledger((longer,)), DECEMBER))

    assert now == replace(limits("NI"), as_of=DECEMBER, review_by=date(2027, 6, 30))


def test_what_is_withdrawn_is_dark_at_once_and_its_number_is_kept() -> None:
    gone = withdrawn(limits("BB"), signed(DECEMBER))

    now = limits("BB", edition_on(EDITION, Ledger((gone,)), DECEMBER))

    assert not now.holds(DECEMBER) and limits("BB").holds(DECEMBER)
    assert now.direct == limits("BB").direct


def test_content_of_a_newer_release_comes_before_an_older_revision() -> None:
    ledger = Ledger((raised("NI", DECEMBER),))
    newer = replace(limits("NI"), as_of=SPRING, direct=Ceiling(up_to=60_000))
    release = with_limits(newer)

    assert limits("NI", edition_on(release, ledger, SPRING)).direct == Ceiling(up_to=60_000)
    assert limits("NI", edition_on(release, ledger, DECEMBER)).direct == Ceiling(up_to=50_000)
    assert limits("NI", edition_on(release, ledger, date(2026, 11, 30))).direct == Ceiling(up_to=20_000)


def with_limits(changed: LandLimits) -> Edition:
    lands = tuple(changed if land.id == changed.id else land for land in EDITION.almanac.limits.lands)
    limits_now = replace(EDITION.almanac.limits, lands=lands)
    return Edition(EDITION.catalogue, replace(EDITION.almanac, limits=limits_now), EDITION.regions)


def test_what_the_content_has_no_more_is_passed_over() -> None:
    gone = replace(raised("NI", DECEMBER), what="lands.gone")

    now = edition_on(EDITION, Ledger((gone,)), DECEMBER)

    assert now.almanac == EDITION.almanac


def test_revisions_that_contradict_each_other_are_refused_by_name() -> None:
    numberless = raised("NI", DECEMBER)
    broken = replace(numberless, now={**numberless.now, "standing": "unknown"})

    with pytest.raises(ContentError, match=r"revisions.toml: NI: unknown means that there is no number"):
        edition_on(EDITION, Ledger((broken,)), DECEMBER)


def test_every_kind_of_dated_thing_can_be_confirmed_and_withdrawn(tmp_path: Path) -> None:
    one_each = {type(dated): dated for dated in dated_of(EDITION).values()}.values()
    until = date(2028, 1, 31)
    made = [confirmed(dated, DECEMBER, until, signed(DECEMBER)) for dated in one_each]
    add_revisions(
        tmp_path / "revisions.toml", lambda _: [*made, *(withdrawn(d, signed(SPRING)) for d in one_each)]
    )

    ledger = read_ledger(tmp_path / "revisions.toml")
    now = dated_of(edition_on(EDITION, ledger, DECEMBER))

    assert {now[dated.listed_as].review_by for dated in one_each} == {until}
    assert not any(
        review.dated.holds(SPRING)
        for review in reviews(*_parts(edition_on(EDITION, ledger, SPRING)), SPRING)
        if review.dated.listed_as in {dated.listed_as for dated in one_each}
    )


def _parts(edition: Edition) -> tuple[Any, Any, Any]:
    return edition.catalogue, edition.almanac, edition.regions.names


def test_a_name_is_the_same_in_each_language_of_a_new_source() -> None:
    plain = NewSource("X", "https://example.org/", proper_name("2027"))

    revision = corrected(limits("NI"), values_of(limits("NI")), Evidence((plain,)), signed(DECEMBER))

    assert revision.sources[0].dated == proper_name("2027")
