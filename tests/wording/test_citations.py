"""Each dated fact names its source by number, and the list at the end holds exactly those."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.facts import Source
from questionnaire.texts import Text
from questionnaire.wording.citations import Citations, CitedTooLate

ELSEWHERE = Source(
    id="elsewhere", title="Elsewhere", address="https://example.org", dated=Text(de="2026", en="2026")
)


@pytest.fixture
def cite(catalogue: Catalogue) -> Citations:
    return Citations(catalogue.sources)


def test_sources_are_numbered_as_they_are_first_cited(cite: Citations) -> None:
    printed = [cite("budget_calendar"), cite("article"), cite("budget_calendar")]

    assert printed == ["\xa0[1]", "\xa0[2]", "\xa0[1]"]
    assert [source.id for source in cite.listed()] == ["budget_calendar", "article"]


def test_several_sources_share_a_pair_of_brackets(cite: Citations) -> None:
    cite("article")

    assert cite("budget_calendar", "article", ELSEWHERE) == "\xa0[1, 2, 3]"
    assert cite() == ""


def test_what_may_not_be_printed_has_neither_number_nor_place_in_the_list(cite: Citations) -> None:
    assert cite("limits_matrix") == ""
    assert cite("limits_matrix", "article", replace(ELSEWHERE, printed=False)) == "\xa0[1]"
    assert [source.id for source in cite.listed()] == ["article"]


def test_a_source_that_nobody_knows_is_an_error(cite: Citations) -> None:
    with pytest.raises(KeyError, match="hearsay"):
        cite("hearsay")


def test_nothing_new_is_cited_after_the_list(cite: Citations) -> None:
    cite("article")
    cite.listed()

    assert cite("article") == "\xa0[1]"
    with pytest.raises(CitedTooLate, match="budget_calendar"):
        cite("budget_calendar")
