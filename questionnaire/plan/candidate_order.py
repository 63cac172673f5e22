"""In which order candidates come: one thing is compared after the other, and nothing is added up."""

from __future__ import annotations

from math import log

from questionnaire.places.administrations import Administration, administration_of
from questionnaire.places.regions import Regions
from questionnaire.plan.candidates import Candidate, Search, SeenFrom
from questionnaire.plan.holding import Holding
from questionnaire.plan.standings import CLOSENESS, NEXT, closeness

# Beside the customer, near it, or neither; then whether it is not of similar size.
CustomerRank = tuple[int, bool]
NO_CUSTOMER: CustomerRank = (NEXT + 1, True)

# How far from the size they know, then the largest; the key decides between two of the same size.
Size = tuple[float, int, str]
Rank = tuple[int, bool, bool, CustomerRank, bool, int, bool, bool, bool, bool, int, float, int, str]


def rank(search: Search, candidate: Candidate) -> Rank:
    """Smallest first: the task, home itself, customers, lists within reach, nearness, lists, money, size."""
    held = [found for _, found in candidate.holdings if found > Holding.UNKNOWN]
    clock, near = candidate.terms.clock, closeness(candidate.home)
    abroad = search.home is not None and candidate.place.land != search.home.land
    return (
        -len(held),
        max(held, default=Holding.NONE) < Holding.MAIN,
        candidate.home != "itself",
        _nearest_customer(candidate),
        not candidate.listed or abroad,
        near,
        abroad,
        not candidate.listed,
        clock is not None and clock.lost is not None,
        candidate.terms.direct is None,
        _way(search, candidate) if near > NEXT else 0,
        *_size(search, candidate),
    )


def rank_by_size(search: Search, candidate: Candidate) -> tuple[CustomerRank, Size]:
    """Smallest first: customers, then size."""
    return _nearest_customer(candidate), _size(search, candidate)


def _size(search: Search, candidate: Candidate) -> Size:
    found = candidate.administration
    return _difference(search, found), -found.population, found.key


def _nearest_customer(candidate: Candidate) -> CustomerRank:
    return min(map(customer_rank, candidate.customers), default=NO_CUSTOMER)


def customer_rank(seen: SeenFrom) -> CustomerRank:
    """`same_land` alone is no nearness to a customer."""
    return min(CLOSENESS.get(seen.standing, NEXT + 1), NEXT + 1), not seen.alike


def _way(search: Search, candidate: Candidate) -> int:
    """From district to district as the crow flies, only to compare."""
    starts = (search.home,) if search.home else search.case.customers
    points = search.regions.label_points
    there = points[candidate.place.district]
    here = [points[start.district] for start in starts]
    return min(((x - there[0]) ** 2 + (y - there[1]) ** 2 for x, y in here), default=0)


def _difference(search: Search, administration: Administration) -> float:
    """From the size they know: a customer's, else their own; 0 where none is of the same kind."""
    known = search.customers or _own(search.regions, search)
    comparable = [each for each in known if each.kind == administration.kind]
    return min((abs(log(each.population / administration.population)) for each in comparable), default=0.0)


def _own(regions: Regions, search: Search) -> tuple[Administration, ...]:
    return (administration_of(regions, search.home),) if search.home else ()
