"""Former names of places: they lead on, and what was typed by one is saved so that plans can say so."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.places.official_keys import known_key
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.places.spelling import fold, fold_spelt_out


def former_spellings(regions: Regions, place: Place) -> dict[str, None]:
    """All former names of the place and of what has become part of it, as names are compared; each once."""
    names = [move.name for move in regions.moves_to(place)]
    return dict.fromkeys(spelling(name) for name in names for spelling in (fold, fold_spelt_out))


def former_labels(regions: Regions, place: Place) -> frozenset[str]:
    """How the place was written under its former names, as names are compared."""
    return frozenset(fold(f"{move.name} ({place.called})") for move in regions.moves_to(place))


def key_as_typed(regions: Regions, typed: str, place: Place) -> str:
    """Under which key to save the place that was meant: its own, or the former one that was named."""
    named = (move.key for move in regions.moves_to(place) if _is_named(typed, move.name))
    former = next((key for key in named if regions.former(key)), place.key)
    return known_key(regions, typed) or former


def former_name(regions: Regions, typed: str, place: Place) -> str:
    """By which the place was found, half typed; empty where its name of today tells as much."""
    names = [move.name for move in regions.moves_to(place) if move.change != "respelt"]
    text = fold(typed)
    return "" if text in fold(place.name) else next(_beginning_with(text, names), "")


def _beginning_with(text: str, names: list[str]) -> Iterator[str]:
    return (name for name in names if text and fold(name).startswith(text))


def _is_named(typed: str, name: str) -> bool:
    return f"{fold(typed)} ".startswith(f"{fold(name)} ")
