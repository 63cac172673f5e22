"""What is known of the blanks in letters and fact sheet. German, whatever the plan speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from questionnaire.calendar.quarters import Quarter
from questionnaire.catalogue.audience import Duty
from questionnaire.catalogue.ids import BlankId, QuestionId
from questionnaire.catalogue.letter_words import LetterWords
from questionnaire.plan.case import Case
from questionnaire.plan.contact_details import ContactDetails
from questionnaire.plan.findings import Findings
from questionnaire.plan.responsibilities import Responsibilities
from questionnaire.texts import Text, within_a_line

# From this level on somebody can name the hours that the office needs.
HOURS_SHOWN = 2


class TextRun(Struct, frozen=True):
    """A stretch of a text: our words, what the founder typed, or a blank to fill in by pen with its label."""

    text: str
    kind: Literal["words", "typed", "blank"] = "words"


def known_blanks(
    letters: LetterWords,
    found: Findings,
    start: Quarter | None,
    contact: ContactDetails,
) -> dict[str, TextRun]:
    """By blank; one that is not there is still to be filled in."""
    written = letters.quarter.format(number=start.number, year=start.year) if start else None
    case = found.case
    task = _kind_of_task(letters.fact_sheet.duties, case, found.responsibilities)
    return _typed(_texts(case)) | _chosen(case, found.topic, written) | _contact(contact) | task


def settled(known: Mapping[str, TextRun], case: Case) -> frozenset[str]:
    """Blanks of which nothing more has to be asked, although some are still to be filled in by pen.

    Another duty is one, although nobody knows its name; so are the hours, where the founders know them.
    """
    duty = {BlankId.DUTY} if case.sheet_lines.duty else set()
    return frozenset(known) | duty | ({BlankId.HOURS} if _knows_hours(case) else set())


def _knows_hours(case: Case) -> bool:
    shown = next(answered for answered in case.questions if answered.question.id == QuestionId.EFFORT_SHOWN)
    return shown.option is not None and (shown.option.points or 0) >= HOURS_SHOWN


def _texts(case: Case) -> dict[str, str | None]:
    lines = case.sheet_lines
    return {
        BlankId.NAME: case.name,
        BlankId.SENTENCE: case.sentence,
        BlankId.RESULT: lines.result,
        BlankId.PEOPLE: lines.people,
        BlankId.REFEREE: lines.reference,
    }


def _chosen(case: Case, topic: Text | None, start: str | None) -> dict[str, TextRun]:
    lines, fields = case.sheet_lines, [field.label.de for field in case.fields]
    chosen: dict[str, str | None] = {
        BlankId.FIELD: topic.de if topic else None,
        BlankId.FIELDS: " · ".join(fields),
        BlankId.PRICE: within_a_line(case.price.label).de if case.price else None,
        BlankId.TERM: within_a_line(case.term.label).de if case.term else None,
        BlankId.TARGET: case.target.label if case.target else None,
        BlankId.CUSTOMERS: ", ".join(place.label for place in case.customers),
        BlankId.START: start,
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
            BlankId.EMAIL: contact.email,
            BlankId.CONTACT: contact.in_one_line,
        }
    )


def _kind_of_task(duties: dict[Duty, str], case: Case, whom: Responsibilities | None) -> dict[str, TextRun]:
    """Whether the law wants it, of the first field for which that is certain and worth saying."""
    for field in case.fields:
        for entry in whom.fields if whom else ():
            if entry.field.id == field.id and entry.duty in duties and not entry.confirm:
                return {BlankId.KIND_OF_TASK: TextRun(f"{field.label.de}: {duties[entry.duty]}")}
    return {}
