"""What was answered after the result to finish the fact sheet."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import DutyId, QuestionId
from questionnaire.catalogue.questions import Option


class SheetLines(Struct, frozen=True):
    """None where nothing was said. `duty` may be another than those on offer, which nobody can name."""

    result: str | None
    people: str | None
    duty: Option | None
    hours: Option | None
    reference: str | None

    @property
    def is_begun(self) -> bool:
        return any((self.result, self.people, self.duty, self.hours, self.reference))

    @property
    def named_duty(self) -> Option | None:
        return self.duty if self.duty and self.duty.id != DutyId.ANOTHER else None


def read_sheet_lines(catalogue: Catalogue, answers: Answers) -> SheetLines:
    return SheetLines(
        result=answers.text(QuestionId.RESULT_NUMBER),
        people=answers.text(QuestionId.PEOPLE_SERVED),
        duty=answers.option(catalogue.known(QuestionId.DUTY_SERVED)),
        hours=answers.option(catalogue.known(QuestionId.OFFICE_HOURS)),
        reference=answers.text(QuestionId.AGREED_REFERENCE),
    )
