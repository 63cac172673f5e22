"""What is said to officials fits whoever hears it: a municipality, a county, a borough or a Senate."""

from __future__ import annotations

import re

from questionnaire.catalogue.catalogue import Catalogue
from tests.content.texts import all_texts

# „Ihre Kommune“ to a Bezirk, „Ihr Dezernat“ to a Senate: only some administrations are or have one.
OF_THEIRS = re.compile(
    r"\bIhr(e|em|en|er|es)? (Kommune|Gemeinde|Stadt|(Land)?[Kk]reis(es)?|Kreistag|(Gemeinde|Stadt)?[Rr]at"
    r"|Kämmerei|Dezernat(s)?|Rathaus(es)?|Bürgermeister\w*|Landrat|Landrätin)\b"
)
# These are asked at the town hall of a municipality and nowhere else.
AT_A_TOWN_HALL = {
    "responsibilities.contacts.municipality.question",
    "responsibilities.contacts.mayor.question",
}
# What municipalities and counties have and a city state or a borough has not.
OF_SOME = re.compile(r"Kämmerei|\bRat\b|Kreistag|treasury|\bcouncil\b")


def test_nobody_is_asked_about_a_body_that_they_may_not_have() -> None:
    said = {
        place: " ".join(re.findall(r"„[^“]*“", text.de))
        for place, text in all_texts().items()
        if place not in AT_A_TOWN_HALL
    }

    assert [place for place, quoted in said.items() if OF_THEIRS.search(quoted)] == []


def test_letters_name_no_body_that_the_reader_may_not_have(catalogue: Catalogue) -> None:
    lines = [line for letter in catalogue.letters.letters for line in letter.lines]

    assert [line.text for line in lines if OF_THEIRS.search(line.text) or "Dezernat" in line.text] == []


def test_the_calendar_fits_city_states_and_boroughs(catalogue: Catalogue) -> None:
    for entry in (*catalogue.calendar.milestones, *catalogue.calendar.deeds):
        assert not OF_SOME.search(entry.title.de + entry.title.en), entry.id
        assert not re.search(r"\b(Kommune|municipality) (may|darf)|darf die Kommune", entry.meaning.de), (
            entry.id
        )


def test_the_treasury_is_named_only_with_who_has_one(catalogue: Catalogue) -> None:
    named = {place: text.de for place, text in all_texts().items() if "Kämmerei" in text.de}
    told = ("glossary.", "workshop.", "almanac.budgets.rules.SH.")

    unsaid = [place for place, said in named.items() if "in Gemeinden und Kreisen" not in said]
    assert [place for place in unsaid if not place.startswith(told)] == []


def test_nobody_opens_a_call_with_a_legal_term(catalogue: Catalogue) -> None:
    openings = [text for each in catalogue.actions for text in (each.opening, each.informed.opening) if text]

    assert [text.de for text in openings if "Aufgabenträger" in text.de] == []
