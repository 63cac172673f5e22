"""Page 1's call: whom to ring first, with which sentence, by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from questionnaire.catalogue.ids import ActionId
from questionnaire.plan.channels import Money
from questionnaire.plan.findings import Findings
from questionnaire.plan.first_contact import FirstContact, first_contact
from questionnaire.plan.task import Task
from questionnaire.texts import Text

# They speak to officials too, but not to those of the target.
ELSEWHERE = frozenset(
    {
        ActionId.PEER_FINDER,
        ActionId.REFERENCE_CALL,
        ActionId.USER_GROUP,
        ActionId.OPEN_NEIGHBOUR_FIRST,
        ActionId.BUYER_FINDABILITY,
        ActionId.FORWARDABLE_MAIL,
    }
)


class FirstCall(Struct, frozen=True):
    """`question` is German with a gloss in others; `task` is the step that the call belongs to."""

    contact: FirstContact
    question: Text
    task: Task


def first_call(found: Findings, tasks: Sequence[Task], today: date) -> FirstCall | None:
    """None where nobody knows whom to ring, or no step speaks to officials."""
    contact = first_contact(found.responsibilities)
    speaking = [task for task in tasks if _speaks_there(task)]
    if contact is None or not speaking:
        return None
    return FirstCall(contact, _question(found.money, contact, today), min(speaking, key=_sooner))


def _question(money: Money, contact: FirstContact, today: date) -> Text:
    """What the channel asks; where the municipality buys, what the field asks."""
    likely = money.likely
    return contact.question if money.by_contract or not likely.holds(today) else likely.ask[0]


def _speaks_there(task: Task) -> bool:
    return task.action.opening_to == "officials" and task.action.id not in ELSEWHERE


def _sooner(task: Task) -> tuple[bool, bool, int]:
    """The channel's own step, or else one of page 1, or else the first."""
    return not task.action.is_of_a_channel, not task.leads, task.number
