"""The plan as a page: what it says in which language, what folds, and what leads where."""

from __future__ import annotations

from tests.web.markup import words
from tests.web.visitor import Visitor

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
