"""A form of the desk, read: what is typed becomes a revision, or faults that name their inputs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct
from werkzeug.datastructures import MultiDict

from questionnaire.almanac.correctable import DATES, values_of
from questionnaire.almanac.correction import WORDS, Known, read_correction
from questionnaire.almanac.limits import Spell
from questionnaire.almanac.review_rules import day_faults
from questionnaire.almanac.revising import MOST_INITIALS, Signed, confirmed, corrected, withdrawn
from questionnaire.almanac.revisions import Revision, RevisionKind
from questionnaire.almanac.typed_fields import form_fields, typed
from questionnaire.almanac.typed_values import read_typed
from questionnaire.calendar.days import BERLIN
from questionnaire.dated import Cited, Dated
from questionnaire.hygiene import clean
from questionnaire.services import edition, services
from questionnaire.wording.formats import in_each_language

# Suggested where somebody looks something up today.
HALF_A_YEAR = timedelta(days=182)
Sent = MultiDict[str, str]


class RevisionForm(Struct, frozen=True):
    """`revision` is None where there are faults, told by the name of the input that they lie in."""

    revision: Revision | None
    faults: Mapping[str, str]


def suggested(dated: Dated, kind: RevisionKind) -> Sent:
    """What the form holds before anybody types."""
    today = services().today()
    given = {"as_of": today.isoformat(), "review_by": (today + HALF_A_YEAR).isoformat()}
    if kind == "withdraw":
        return MultiDict()
    if kind == "confirm":
        return MultiDict(given)
    sent = MultiDict({**typed(values_of(dated), form_fields(type(dated))), **given})
    # Old sources are ticked by hand: they may not say what is typed now.
    sent[WORDS] = "" if isinstance(dated, Cited) else dated.source or ""
    return sent


def read_revision(dated: Dated, kind: RevisionKind, sent: Sent) -> RevisionForm:
    given = {name: sent.get(name, "") for name in sent}
    initials = clean(given.get("by", ""))
    faults: dict[str, str] = {}
    if not initials or len(initials) > MOST_INITIALS:
        faults["by"] = "initials"
    signed = Signed(initials, datetime.now(BERLIN).replace(microsecond=0))
    make = {"confirm": _confirmed, "correct": _corrected, "withdraw": _withdrawn}[kind]
    revision = make(dated, sent, signed, faults)
    return RevisionForm(None if faults else revision, faults)


def _withdrawn(dated: Dated, _sent: Sent, signed: Signed, _faults: dict[str, str]) -> Revision:
    return withdrawn(dated, signed)


def _confirmed(dated: Dated, sent: Sent, signed: Signed, faults: dict[str, str]) -> Revision | None:
    dates = tuple(field for field in form_fields(type(dated)) if field.name in DATES)
    read, today = read_typed(dates, sent), services().today()
    if isinstance(dated, Spell) and dated.valid_until and dated.valid_until < today:
        faults["as_of"] = "ended"
    faults.update({**day_faults(dated, read.values, today), **read.faults})
    if faults:
        return None
    return confirmed(dated, read.values["as_of"], read.values["review_by"], signed)


def _corrected(dated: Dated, sent: Sent, signed: Signed, faults: dict[str, str]) -> Revision | None:
    kept = tuple(source for source in sent.getlist("kept") if source in getattr(dated, "sources", ()))
    printed = frozenset(source.id for source in edition().catalogue.sources if source.printed)
    known = Known(kept, printed, services().today(), in_each_language)
    read = read_correction(dated, sent, known)
    faults.update(read.faults)
    return None if faults else corrected(dated, read.values, read.evidence, signed)
