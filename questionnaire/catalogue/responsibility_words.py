"""The words of where to go and whom to ask."""

from __future__ import annotations

from questionnaire.catalogue.audience import Duty
from questionnaire.catalogue.fields import Cpv
from questionnaire.texts import Content, Text


class CompetenceWords(Content, frozen=True, kw_only=True):
    """Whether a task lies where somebody wants to go; {at} stands for where else it lies."""

    here: Text
    one_authority: Text
    by_itself: Text
    shared: Text
    elsewhere: Text
    some_towns: Text
    unknown: Text


class LowerLevel(Content, frozen=True, kw_only=True):
    """What lies below a target, many of a kind; `at` has its preposition in German."""

    called: Text
    at: Text


class DutyWords(Content, frozen=True, kw_only=True):
    name: Text
    money: Text


class ContactWords(Content, frozen=True, kw_only=True):
    question: Text
    unit: Text


class ContactsWords(Content, frozen=True, kw_only=True):
    """Contacts beside the office in charge.

    `head`, `main_office` and `clerk` are those of a small administration.
    """

    head: ContactWords
    main_office: ContactWords
    clerk: ContactWords
    it: ContactWords
    municipality: ContactWords
    county_next: ContactWords
    county: ContactWords
    mayor: ContactWords
    chief: ContactWords
    second_directorate: ContactWords
    senate: ContactWords
    borough: ContactWords


class ResponsibilityWords(Content, frozen=True, kw_only=True):
    """`software` are codes for what is offered as software.

    `call` is said on the phone and holds {concern}.
    """

    lead: Text
    call: Text
    confirm: Text
    unknown_chief: Text
    keeps_town_hall: Text
    through_the_top: Text
    if_not_the_town: Text
    competence: CompetenceWords
    municipalities: LowerLevel
    boroughs: LowerLevel
    duties: dict[Duty, DutyWords]
    software: tuple[Cpv, ...]
    contacts: ContactsWords
