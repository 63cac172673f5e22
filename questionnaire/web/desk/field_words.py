"""What the values of dated things are called, and what is wrong with one that was typed."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString

from questionnaire.almanac.typed_values import Fault
from questionnaire.web.words import _, _l

LABELS: Mapping[str, LazyString] = {
    "statement": _l("What plans and pages say"),
    "careful": _l("What they say after the review date"),
    "standing": _l("How sure it is"),
    "direct": _l("Limit for direct awards"),
    "negotiated": _l("Limit for negotiated awards"),
    "negotiated_social": _l("Limit for negotiated awards, social services"),
    "legal_basis": _l("Legal basis"),
    "note": _l("Note for readers"),
    "visibility": _l("Where small orders can be seen"),
    "valid_from": _l("In force from"),
    "valid_until": _l("In force until"),
    "goods_services": _l("Threshold for goods and services, in euros"),
    "goods_services_before": _l("The threshold before that, in euros"),
    "social": _l("Threshold for social services, in euros"),
    "confidence": _l("How sure it is"),
    "law": _l("Law"),
    "law_of_districts": _l("Law of the counties, where it is another"),
    "submitted": _l("Month in which the budget reaches its supervisor (0 is January, -2 November before)"),
    "two_years": _l("Two-year budgets are allowed"),
    "rhythm": _l("Usual length of the budget"),
    "chief": _l("Who heads it"),
    "head": _l("Title to ask for"),
    "mayor": _l("Who heads the member municipality"),
    "council": _l("Who votes"),
    "first": _l("Whom to address first"),
    "held_by": _l("Who holds the task, the most important first"),
    "duty": _l("Duty or voluntary"),
    "basis": _l("Legal basis"),
    "title": _l("Name"),
    "means": _l("What it means"),
    "decides": _l("Who decides"),
    "clock": _l("When"),
    "weeks": _l("Weeks to the first money, at least"),
    "as_of": _l("Looked up on"),
    "review_by": _l("Review again by"),
    "source": _l("Where it is from, in words"),
    "sources": _l("Sources that still say so"),
    "by": _l("Your initials"),
}
PARTS: Mapping[str, LazyString] = {
    "title": _l("Title of the new source"),
    "address": _l("Address of the new source"),
    "dated": _l("The date that the new source bears"),
}
OPTIONS: Mapping[str, LazyString] = {
    "checked": _l("checked: two sources agree"),
    "confirm": _l("to be confirmed: being changed, or not official"),
    "unknown": _l("not known well enough: no number"),
    "own_rules": _l("no limit of the Land: own rules"),
    "H": _l("high"),
    "M": _l("medium: plans ask to have it confirmed"),
    "L": _l("low: plans name no month"),
    "one_year": _l("one year"),
    "two_years_odd": _l("two years, beginning with an odd one"),
    "two_years_even": _l("two years, beginning with an even one"),
    "statutory": _l("duty"),
    "voluntary": _l("voluntary"),
    "mixed": _l("partly duty, partly voluntary"),
}


def label_of(name: str) -> str:
    """Of an input, such as `note.de`, `direct` or `source1.title`."""
    field, _dot, part = name.partition(".")
    return str(LABELS[field] if field in LABELS else PARTS[part])


def option_words(option: str) -> str:
    """Ids that are German words already stay as they are."""
    return str(OPTIONS.get(option, option))


def remedy(fault: Fault | str) -> str:
    """What to do about it."""
    remedies = {
        "missing": _("Please fill this in."),
        "number": _("Please enter whole euros above nought, such as 100,000."),
        "day": _("Please enter a day, such as 31.3.2027."),
        "end": _("Please choose whether the sum itself is included."),
        "language": _("Please say it in both languages."),
        "option": _("Please choose one of those that are possible."),
        "long": _("Please shorten this."),
        "future": _("This day lies in the future."),
        "older": _("This has been looked up later already: please enter that day or a later one."),
        "ended": _("The rule itself has ended by then: please correct it, with what holds now."),
        "past": _("This day must lie in the future: until then plans will say it."),
        "far": _("Please review it again within three years."),
        "order": _("This is less than what comes before it."),
        "numberless": _("Then there must be no number: clear the limits, or choose another answer."),
        "sources": _(
            "Readers must be able to open a source, and two where it counts as checked: add one, or tick one."
        ),
        "address": _("Please enter the whole address, with https://."),
        "initials": _("Please enter your initials, at most eight letters."),
    }
    return remedies[fault]
