"""Every id of the content that Python or a template knows, each once; `content/ids_check.py` misses none.

What nothing asks for by its id is not named here.
"""

from __future__ import annotations

from enum import StrEnum


class StepId(StrEnum):
    OFFERING = "offering"
    REGION = "region"
    DIRECT_CONTACT = "direct_contact"
    OPEN_DOORS = "open_doors"
    REFERENCES = "references"
    BEFORE_THE_TENDER = "before_the_tender"
    FITTING_OFFER = "fitting_offer"
    SHORTLIST = "shortlist"
    FACT_SHEET = "fact_sheet"


class QuestionId(StrEnum):
    NAME = "name"
    SENTENCE = "sentence"
    FIELDS = "fields"
    FORM = "form"
    YEARLY_PRICE = "yearly_price"
    TERM = "term"
    MONEY_FLOW = "money_flow"
    LEGAL_FORM = "legal_form"
    RESERVED = "reserved"
    TARGET = "target"
    CUSTOMERS = "customers"
    START = "start"
    BUDGET_RHYTHM = "budget_rhythm"
    STAYING_POWER = "staying_power"
    MONEY_SITUATION = "money_situation"
    ONE_SENTENCE_OFFER = "one_sentence_offer"
    EFFORT_SHOWN = "effort_shown"
    RESULT_NUMBER = "result_number"
    PEOPLE_SERVED = "people_served"
    DUTY_SERVED = "duty_served"
    OFFICE_HOURS = "office_hours"
    AGREED_REFERENCE = "agreed_reference"
    HOME_PLACE = "home_place"
    RADIUS = "radius"
    STRUCK_PLACES = "struck_places"


class RhythmId(StrEnum):
    """Options of `budget_rhythm`."""

    ONE_YEAR = "one_year"
    TWO_YEARS_ODD = "two_years_odd"
    TWO_YEARS_EVEN = "two_years_even"


class LegalFormId(StrEnum):
    """Options of `legal_form`."""

    COOPERATIVE = "cooperative"


class MoneyId(StrEnum):
    """Options of `money_flow`."""

    NO_MONEY = "no_money"


class RadiusId(StrEnum):
    """Options of `radius`."""

    DISTRICT = "district"
    NEIGHBOURS = "neighbours"
    LAND = "land"


class ReservedId(StrEnum):
    """Options of `reserved`."""

    BOTH_CONDITIONS = "both"


class StayingPowerId(StrEnum):
    """Options of `staying_power`."""

    UP_TO_THREE_MONTHS = "up_to_three_months"


class OfferId(StrEnum):
    """Options of `one_sentence_offer`."""

    RESULT_TASK_COST = "result_task_cost"


class DutyId(StrEnum):
    """Options of `duty_served`."""

    ANOTHER = "another"


class ActionId(StrEnum):
    BRIDGE_INCOME = "bridge_income"
    SCORE_CANDIDATES = "score_candidates"
    VALUE_CALCULATOR = "value_calculator"
    BUYER_FINDABILITY = "buyer_findability"
    RESERVED_PROCEDURE = "reserved_procedure"
    PRICE_LADDER = "price_ladder"
    FOUND_OR_CARRIER = "found_or_carrier"


class BlankId(StrEnum):
    """What letters and fact sheet may have filled in from the answers."""

    NAME = "name"
    SENTENCE = "sentence"
    FIELD = "field"
    FIELDS = "fields"
    PRICE = "price"
    TERM = "term"
    TARGET = "target"
    CUSTOMERS = "customers"
    START = "start"
    KIND_OF_TASK = "kind_of_task"
    DUTY = "duty"
    RESULT = "result"
    PEOPLE = "people"
    HOURS = "hours"
    REFEREE = "referee"
    PERSON = "person"
    SIGNATURE = "signature"
    PHONE = "phone"
    EMAIL = "email"
    CONTACT = "contact"


class StepBlankId(StrEnum):
    """What a step may be told with where the plan knows it: names and labels, German with its gloss.

    `office` is the likeliest unit, `authority` the one that decides.
    `neighbour` is the reference to ring first, `peers` are up to three. `decision` is a list that the target
    was on, with its year. `search` is a word to look for in council papers.
    """

    TARGET = "target"
    FIELD = "field"
    OFFICE = "office"
    AUTHORITY = "authority"
    SUM = "sum"
    TERM = "term"
    BUDGET = "budget"
    NEIGHBOUR = "neighbour"
    PEERS = "peers"
    CUSTOMER = "customer"
    DECISION = "decision"
    SEARCH = "search"


class LetterId(StrEnum):
    """Where each stands in the contact pack, `templates/plan/contact.html` says."""

    CALL = "call"
    MAIL = "mail"
    GUIDE = "guide"
    RECOMMENDATION = "recommendation"
    PRESS = "press"


class SourceId(StrEnum):
    """What whole parts of the plan rest on; the templates cite them."""

    ARTICLE = "article"
    INTEGREAT_CASE = "integreat_case"


class GuideSectionId(StrEnum):
    """Where each stands on the facilitator's page, `templates/report/facilitator.html` says."""

    BEFORE = "before"
    ROOM = "room"
    PRIVACY = "privacy"
    NETWORK = "network"
    AFTER = "after"


class SlotId(StrEnum):
    """A part of the 90 minutes that the page adds something to."""

    FIRST_EXERCISE = "first_exercise"


class PassageId(StrEnum):
    """A passage on privacy behind which the page says the operator's number of days."""

    HOW_LONG = "how_long"
