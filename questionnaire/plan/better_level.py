"""Where the chosen level does not have the task: who has it instead, by name."""

from __future__ import annotations

from datetime import date
from functools import partial
from heapq import nsmallest

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.levels import WITH_BEZIRKE, level_of
from questionnaire.catalogue.shortlist_words import BetterLevelWords
from questionnaire.content.edition import Edition
from questionnaire.places.place import Place
from questionnaire.plan.authorities import authority_of
from questionnaire.plan.candidate_order import rank_by_size
from questionnaire.plan.candidates import Search
from questionnaire.plan.case import Case
from questionnaire.plan.holding import Holding, holding
from questionnaire.texts import Text

MOST = 3


class BetterLevel(Struct, frozen=True):
    """`sentence` leads to `names`; `places` are what one chooses to go there instead, in the same order."""

    sentence: Text
    names: tuple[str, ...]
    places: tuple[Place, ...]


def better_level(edition: Edition, case: Case, today: date) -> BetterLevel | None:
    """None without target or field, where any field is right there, and where nobody knows."""
    target = case.target
    if target is None or not case.fields:
        return None
    held = _most_held(edition, case, target, today)
    is_upper = target.key == target.district
    if is_upper and held in (Holding.NONE, Holding.PART):
        places = _below(edition, case, target, today)
    elif not is_upper and held is Holding.NONE:
        places = _above(edition, case, target, today)
    else:
        return None
    sentence = _sentence(edition.catalogue.shortlist.better, target, held)
    names = tuple(authority_of(edition.almanac, place, today).name for place in places)
    return BetterLevel(sentence, names, places) if places else None


def _most_held(edition: Edition, case: Case, place: Place, today: date) -> Holding:
    """Of all fields, the one that is most at home there."""
    levels = edition.almanac.levels
    return max(holding(level_of(levels, field.id, place.land, today), place) for field in case.fields)


def _below(edition: Edition, case: Case, target: Place, today: date) -> tuple[Place, ...]:
    """Those of fitting size: like a customer, or else the largest."""
    search = Search(edition, replace(case, home=None), today)
    inside = (
        found
        for found in search.among([target.district])
        if found.place != target and max(held for _, held in found.holdings) >= Holding.MAIN
    )
    return tuple(found.place for found in nsmallest(MOST, inside, key=partial(rank_by_size, search)))


def _above(edition: Edition, case: Case, target: Place, today: date) -> tuple[Place, ...]:
    around = edition.regions.district_of(target)
    return (around,) if _most_held(edition, case, around, today) > Holding.UNKNOWN else ()


def _sentence(words: BetterLevelWords, target: Place, held: Holding) -> Text:
    if target.key != target.district:
        return words.above
    if target.land in WITH_BEZIRKE:
        return words.mostly_boroughs if held else words.boroughs
    return words.mostly_below if held else words.below
