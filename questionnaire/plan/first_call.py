"""Page 1's call: whom to ring first, with which sentence, by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from questionnaire.plan.channels import Money
from questionnaire.plan.findings import Findings
from questionnaire.plan.first_contact import FirstContact
from questionnaire.plan.task import Task
from questionnaire.texts import Text


class FirstCall(Struct, frozen=True):
    """`task` is the step that the call belongs to.

    `question` is German with a gloss in others; None where page 1 has the step, with its own sentence.
    """

    contact: FirstContact
    question: Text | None
    task: Task


def first_call(found: Findings, tasks: Sequence[Task], today: date) -> FirstCall | None:
    """None where nobody knows whom to ring, or no step speaks to officials."""
    contact = found.contact
    speaking = [task for task in tasks if task.action.opening_to == "officials"]
    if contact is None or not speaking:
        return None
    task = min(speaking, key=_order)
    return FirstCall(contact, None if task.leads else _question(found.money, contact, task, today), task)


def _question(money: Money, contact: FirstContact, task: Task, today: date) -> Text:
    """The step's, where it is said there; or else what the channel asks or, of a purchase, the field."""
    if task.action.to_the_office:
        return task.opening
    likely = money.likely
    return contact.question if money.by_contract or not likely.holds(today) else likely.ask[0]


def _order(task: Task) -> tuple[bool, bool, int]:
    """What only this channel asks for, then what is said to the office in charge, each by its date."""
    return not task.action.opens_a_channel, not task.action.to_the_office, task.number
