"""Keys of places as offices and spreadsheets write them: AGS or regional key, with blanks, a nought short."""

from __future__ import annotations

import re

from questionnaire.places.place import Place
from questionnaire.places.regions import Regions

DISTRICT_LENGTH, AGS_LENGTH, ARS_LENGTH = 5, 8, 12
# Spreadsheets take keys for numbers and drop the nought before them: 1001 for 01001.
SHORTENED = frozenset(length - 1 for length in (DISTRICT_LENGTH, AGS_LENGTH, ARS_LENGTH))
DIGITS = re.compile(r"[0-9](?:\s?[0-9])*")
NO_MUNICIPALITY = "000"
# What stands in a regional key before the municipality's number, if it belongs to an association.
ASSOCIATION = "5"


def known_key(regions: Regions, typed: str) -> str:
    """As tables have it; empty where no key was typed, or none of a place, or one that contradicts itself."""
    digits = _digits(typed)
    if len(digits) == ARS_LENGTH and not _is_consistent(digits):
        return ""
    return _nearest(regions, typed)


def place_by_key(regions: Regions, typed: str) -> Place | None:
    return regions.place(known_key(regions, typed))


def place_nearest_to_key(regions: Regions, typed: str) -> Place | None:
    """The same, whatever a regional key says between district and municipality."""
    return regions.place(_nearest(regions, typed))


def _nearest(regions: Regions, typed: str) -> str:
    digits = _digits(typed)
    ags = digits[:DISTRICT_LENGTH] + digits[9:] if len(digits) == ARS_LENGTH else digits
    is_padded = len(ags) == AGS_LENGTH and ags.endswith(NO_MUNICIPALITY)
    keys = (ags[:DISTRICT_LENGTH] if is_padded else ags, typed)
    return next((key for key in keys if regions.place(key)), "")


def eight_digits(key: str) -> str:
    """Of a district, too: five may be a postcode."""
    return f"{key}{NO_MUNICIPALITY}" if len(key) == DISTRICT_LENGTH else key


def _digits(typed: str) -> str:
    """With the nought that belongs before them; empty where something else was typed."""
    if not DIGITS.fullmatch(typed):
        return ""
    digits = "".join(typed.split())
    return f"0{digits}" if len(digits) in SHORTENED else digits


def _is_consistent(ars: str) -> bool:
    """Whether it names a municipality of an association, or one of none, or a whole district."""
    between, municipality = ars[DISTRICT_LENGTH:9], ars[9:]
    if between.startswith(ASSOCIATION):
        return municipality != NO_MUNICIPALITY
    return between == f"0{municipality}"
