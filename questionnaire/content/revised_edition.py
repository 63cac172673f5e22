"""An edition as it was known on a day: the content, and what was reviewed up to then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

import msgspec
from msgspec.structs import replace

from questionnaire.almanac.correctable import with_values
from questionnaire.almanac.reviews import dated_parts
from questionnaire.almanac.revisions import Ledger, as_known, exchanged
from questionnaire.content.catalogue_check import repeated_ids
from questionnaire.content.channels_check import channels_problems
from questionnaire.content.citations_check import citation_problems
from questionnaire.content.edition import Edition
from questionnaire.content.files import ContentError
from questionnaire.content.ledger_file import NAME
from questionnaire.content.limits_check import limits_problems
from questionnaire.content.problem import Problem
from questionnaire.content.references_check import source_problems
from questionnaire.dated import Dated
from questionnaire.places.regions import Regions


def edition_on(edition: Edition, ledger: Ledger, day: date) -> Edition:
    """What the ledger names and the content has no more is passed over. Raises ContentError."""
    if not ledger.revisions:
        return edition
    new = dict(_as_known(edition, ledger, day))
    catalogue = replace(edition.catalogue, sources=edition.catalogue.sources + ledger.sources)
    revised = Edition(
        catalogue=exchanged(catalogue, new),
        almanac=exchanged(edition.almanac, new),
        regions=_renamed(edition, new),
    )
    for problem in problems(revised):
        raise ContentError(f"{NAME}: {problem.text}")
    return revised


def problems(edition: Edition) -> Iterator[Problem]:
    """What revisions can bring about, although each is well formed."""
    catalogue, almanac = edition.catalogue, edition.almanac
    return chain(
        repeated_ids(catalogue),
        source_problems(catalogue),
        citation_problems(almanac, {source.id for source in catalogue.sources}),
        limits_problems(catalogue, almanac.limits),
        channels_problems(catalogue, almanac.channels),
    )


def dated_of(edition: Edition) -> dict[str, Dated]:
    """Everything that ages, by its `listed_as`."""
    everything = dated_parts((edition.catalogue, edition.almanac, edition.regions.names))
    return {dated.listed_as: dated for dated in everything}


def _as_known(edition: Edition, ledger: Ledger, day: date) -> Iterator[tuple[str, Dated]]:
    there = dated_of(edition)
    for what in sorted({revision.what for revision in ledger.revisions} & there.keys()):
        revisions = ledger.of(what)
        try:
            for revision in revisions:
                with_values(there[what], revision.was), with_values(there[what], revision.now)
            yield what, as_known(there[what], revisions, day)
        except (msgspec.ValidationError, TypeError) as error:
            raise ContentError(f"{NAME}: {what}: {error}") from error


def _renamed(edition: Edition, new: dict[str, Dated]) -> Regions:
    names = exchanged(edition.regions.names, new)
    return edition.regions if names is edition.regions.names else replace(edition.regions, names=names)
