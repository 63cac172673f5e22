"""Why a typed name is no answer yet: what it may mean, and what to do about it."""

from __future__ import annotations

from questionnaire.places.candidates import MOST, Candidates
from questionnaire.places.other_names import OtherName
from questionnaire.places.postcodes import postcode_and_name
from questionnaire.services import services
from questionnaire.web.wizard.place_field import candidates_for
from questionnaire.web.words import _


def which_place(typed: str) -> str:
    """In the reader's language."""
    candidates = candidates_for(typed)
    if not candidates.places:
        return _unknown(typed)
    postcode, name = postcode_and_name(typed)
    if postcode and not name and not candidates.reason:
        return _(
            "“%(name)s” is a postcode and also the key of another place. Which do you mean?", name=postcode
        )
    if candidates.reason:
        return _by_another_name(candidates, candidates.reason)
    return _of_several(typed, candidates)


def _of_several(typed: str, candidates: Candidates) -> str:
    if len(candidates.places) == 1:
        return _("We do not know “%(name)s”. Did you mean this place?", name=typed)
    if candidates.guessed:
        return _("We do not know “%(name)s”. Did you mean one of these?", name=typed)
    message = _("Several places fit “%(name)s”. Which one do you mean?", name=typed)
    return _with_the_way_out(message, candidates, _("If it is not listed, add its Landkreis to the name."))


def _unknown(typed: str) -> str:
    if postcode := postcode_and_name(typed)[0]:
        return _("We do not know the postcode “%(name)s”. Please type the name of the place.", name=postcode)
    return _("We do not know “%(name)s”. Check the spelling, or type the Landkreis.", name=typed)


def _by_another_name(candidates: Candidates, other: OtherName) -> str:
    """One place to confirm, or several of which one is meant."""
    if len(candidates.places) > 1:
        return _several(candidates, other)
    words = {"name": other.name, "place": services().gazetteer.written(candidates.places[0])}
    match other.kind:
        case "postcode":
            return _("“%(name)s” is a postcode of %(place)s. Is that what you mean?", **words)
        case "part":
            return _("“%(name)s” belongs to %(place)s. Is that what you mean?", **words)
        case _:
            return _("“%(name)s” is another name for %(place)s. Is that what you mean?", **words)


def _several(candidates: Candidates, other: OtherName) -> str:
    if other.kind == "postcode":
        return _("“%(name)s” is the postcode of several places. Which one do you mean?", name=other.name)
    message = _("“%(name)s” works for several municipalities. Which one is it about?", name=other.name)
    return _with_the_way_out(message, candidates, _("If it is not listed, type its name."))


def _with_the_way_out(message: str, candidates: Candidates, way_out: str) -> str:
    return message if len(candidates.places) < MOST else f"{message} {way_out}"
