"""What is known of the blanks in letters and fact sheet. German, whatever the plan speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from questionnaire.calendar.quarters import Quarter
from questionnaire.catalogue.ids import BlankId
from questionnaire.catalogue.letter_words import FactSheet
from questionnaire.catalogue.questions import Option
from questionnaire.plan.case import Case
from questionnaire.plan.contact_details import ContactDetails
from questionnaire.plan.responsibilities import Responsibilities
from questionnaire.texts import NO_BREAK


class TextRun(Struct, frozen=True):
    """A stretch of a text: our words, what the founder typed, or a blank to fill in by pen with its label."""

    text: str
    kind: Literal["words", "typed", "blank"] = "words"


def known_blanks(
    sheet: FactSheet,
    case: Case,
    start: Quarter | None,
    whom: Responsibilities | None,
    contact: ContactDetails,
) -> dict[str, TextRun]:
    """By blank; one that is not there is still to be filled in."""
    return _typed(_texts(case)) | _chosen(case, start) | _contact(contact) | _kind_of_task(sheet, case, whom)


def settled(known: Mapping[str, TextRun], case: Case) -> frozenset[str]:
    """Blanks of which nothing more has to be asked: another duty is one, although nobody knows its name."""
    return frozenset(known) | ({BlankId.DUTY} if case.sheet_lines.duty else set())


def _within_a_line(chosen: Option | None) -> str | None:
    """ "Ohne Umsatzsteuer: bis 5.000 €": sums and terms begin with no noun."""
    label = chosen.label.de if chosen else ""
    return label[:1].lower() + label[1:]


def _german_quarter(quarter: Quarter) -> str:
    return f"{quarter.number}.{NO_BREAK}Quartal{NO_BREAK}{quarter.year}"


def _texts(case: Case) -> dict[str, str | None]:
    lines = case.sheet_lines
    return {
        BlankId.NAME: case.name,
        BlankId.SENTENCE: case.sentence,
        BlankId.RESULT: lines.result,
        BlankId.PEOPLE: lines.people,
        BlankId.REFEREE: lines.reference,
    }


def _chosen(case: Case, start: Quarter | None) -> dict[str, TextRun]:
    lines, fields = case.sheet_lines, [field.label.de for field in case.fields]
    chosen: dict[str, str | None] = {
        BlankId.FIELD: next(iter(fields), None),
        BlankId.FIELDS: " · ".join(fields),
        BlankId.PRICE: _within_a_line(case.price),
        BlankId.TERM: _within_a_line(case.term),
        BlankId.TARGET: case.target.label if case.target else None,
        BlankId.CUSTOMERS: ", ".join(place.label for place in case.customers),
        BlankId.START: _german_quarter(start) if start else None,
        BlankId.DUTY: lines.named_duty.label.de if lines.named_duty else None,
        BlankId.HOURS: lines.hours.summary.de if lines.hours and lines.hours.summary else None,
    }
    return {blank: TextRun(text) for blank, text in chosen.items() if text}


def _typed(texts: Mapping[str, str | None]) -> dict[str, TextRun]:
    return {blank: TextRun(text, "typed") for blank, text in texts.items() if text}


def _contact(contact: ContactDetails) -> dict[str, TextRun]:
    return _typed(
        {
            BlankId.PERSON: contact.person,
            BlankId.SIGNATURE: contact.signature if contact.person else None,
            BlankId.PHONE: contact.phone,
            BlankId.CONTACT: contact.in_one_line,
        }
    )


def _kind_of_task(sheet: FactSheet, case: Case, whom: Responsibilities | None) -> dict[str, TextRun]:
    """Whether the law wants it, of the first field for which that is certain and worth saying."""
    for field in case.fields:
        for entry in whom.fields if whom else ():
            if entry.field.id == field.id and entry.duty in sheet.duties and not entry.confirm:
                words = sheet.duties[entry.duty]
                return {BlankId.KIND_OF_TASK: TextRun(f"{field.label.de}: {words}")}
    return {}
