"""Whom to call first: one administration, one office there, one sentence to say."""

from __future__ import annotations

from msgspec import Struct

from questionnaire.plan.responsibilities import Responsibilities, Responsibility
from questionnaire.texts import Text


class FirstContact(Struct, frozen=True):
    """`authority` is a name, German in every language.

    `unit` is what the office is likely to be called and `question` what to say on the phone, both German with
    a gloss in others. `field` is the label of the field it is about, `search` a word to look for there.
    """

    authority: str
    unit: Text
    field: Text
    question: Text
    search: str


def first_contact(
    responsibilities: Responsibilities | None, main_fields: frozenset[str] = frozenset()
) -> FirstContact | None:
    """For the first field that does not lie elsewhere, or else for the first; None where none is known.

    Only of the main fields, where there are any: a youth office's money is no matter of the school office.
    """
    if responsibilities is None or not responsibilities.fields:
        return None
    main = tuple(found for found in responsibilities.fields if found.field.id in main_fields)
    found = _first(main or responsibilities.fields)
    contact = found.contacts[0]
    return FirstContact(
        authority=contact.where.de,
        unit=contact.units[0],
        field=found.label,
        question=found.call,
        search=found.field.search[0],
    )


def _first(fields: tuple[Responsibility, ...]) -> Responsibility:
    return next((found for found in fields if not found.lies_elsewhere), fields[0])
