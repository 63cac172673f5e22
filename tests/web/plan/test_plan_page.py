"""The plan as a page: what it says in which language, what folds, and what leads where."""

from __future__ import annotations

import pytest

from questionnaire.report.exports import EXPORTS
from questionnaire.texts import LANGUAGES, Language
from tests.web.markup import words
from tests.web.visitor import SAMPLE_NAMES, Visitor

SAMPLE = "school-meals-uckermark"


def test_titles_of_german_sources_are_marked_as_german_in_the_english_plan(visitor: Visitor) -> None:
    listed = visitor.bring(SAMPLE, "en").get("plan").every("ol[@class='sources']/li")

    titles = [item.find("span[@lang='de']") for item in listed]

    assert len(titles) > 9
    assert all(words(title) for title in titles)


def test_the_fact_sheet_names_its_contact_outside_of_tables(visitor: Visitor) -> None:
    page = visitor.bring(SAMPLE).get("plan")

    (contact,) = page.every("dl[@class='reach']")

    assert next(words(part) for part in contact) == "Ihr Kontakt zu uns"
    assert not [table for table in page.every("table") if len(table.findall("*/tr")) == 1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLE_NAMES)
def test_the_contents_name_every_part_in_its_order(visitor: Visitor, sample: str, language: Language) -> None:
    page = visitor.bring(sample, language).get("plan")

    parts = [part.get("aria-labelledby", "") for part in page.every("div[@class='told']/section")]
    linked = [link.get("href", "") for link in page.every("*[@id='contents']//a")]

    assert [f"#{part.removesuffix('-title')}" for part in parts] == linked


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_folded_part_says_in_a_line_what_is_in_it(visitor: Visitor, language: Language) -> None:
    page = visitor.bring(SAMPLE, language).get("plan")

    lines = [words(line) for line in page.every("section[@class='fold']/details/summary/span[@class='gist']")]

    assert len(lines) == len(page.every("section[@class='fold']")) > 9
    assert all(len(line) > 12 for line in lines)
    assert any("2028" in line for line in lines), "until when the budget wants the figure"


def test_what_browsers_show_opens_beside_the_page_and_says_so(visitor: Visitor) -> None:
    links = visitor.bring(SAMPLE, "en").get("plan").every("section[@class='take']//a")

    beside = {str(link.get("href")).split("/")[-1] for link in links if link.get("target") == "_blank"}

    shown = {export.name for export in EXPORTS if export.disposition == "inline"}
    assert {name.split("?")[0] for name in beside} == shown
    assert all(("opens beside" in words(link)) == ("target" in link.attrib) for link in links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explained_term_has_its_meaning_on_the_page_once(visitor: Visitor, language: Language) -> None:
    page = visitor.bring(SAMPLE, language).get("plan")

    asked = {button.get("popovertarget") for button in page.every("dfn/button")}

    assert len(asked) > 5
    assert asked == {meaning.get("id") for meaning in page.every("div[@class='meaning']")}


def test_the_sample_has_nothing_to_take_along_and_no_contents_for_it(visitor: Visitor) -> None:
    linked = [link.get("href") for link in visitor.get("/de/sample").every("*[@id='contents']//a")]

    assert "#steps" in linked
    assert not {"#take", "#look"} & set(linked)
