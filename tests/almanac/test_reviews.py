from __future__ import annotations

from datetime import date

from questionnaire.almanac.reviews import ledger
from questionnaire.places.lands import LANDS
from tests.answers.sheets import ALMANAC, CATALOGUE

TODAY = date(2026, 11, 23)


def states(day: date) -> dict[str, str]:
    return {entry.place: entry.state for entry in ledger(CATALOGUE, ALMANAC, day)}


def test_every_fact_and_every_limit_is_in_the_ledger() -> None:
    places = set(states(TODAY))

    assert {f"facts.{fact.id}" for fact in CATALOGUE.facts} <= places
    assert {f"lands.{land}" for land in LANDS} | {"eu.eu"} <= places


def test_what_is_to_be_reviewed_soonest_comes_first() -> None:
    days = [entry.dated.review_by for entry in ledger(CATALOGUE, ALMANAC, TODAY)]

    assert days == sorted(days)


def test_a_limit_is_due_for_a_month_and_then_expired() -> None:
    assert states(date(2026, 11, 4))["lands.NI"] == "holds"
    assert states(date(2026, 11, 5))["lands.NI"] == "due"
    assert states(date(2026, 12, 5))["lands.NI"] == "due"
    assert states(date(2026, 12, 6))["lands.NI"] == "expired"


def test_every_entry_names_its_sources() -> None:
    assert all(entry.sources for entry in ledger(CATALOGUE, ALMANAC, TODAY))
