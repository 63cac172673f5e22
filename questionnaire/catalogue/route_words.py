"""The words of the route to a contract."""

from __future__ import annotations

from questionnaire.catalogue.audience import OfferForm, Procedure
from questionnaire.texts import Content, Text


class ProcedureWords(Content, frozen=True, kw_only=True):
    """`clause` goes on after an amount, `means` says what the procedure asks of the enterprise.

    `weeks` are (least, most) from the request to the contract: an estimate to plan with.
    """

    id: Procedure
    weeks: tuple[int, int]
    title: Text
    result: Text
    clause: Text
    means: Text


class FieldNote(Content, frozen=True, kw_only=True):
    """`field` is an option of the question `fields`; without `forms` it is for every form of offer.

    `near_eu_threshold`: only where the value may reach the threshold for goods, or is open.
    """

    field: str
    forms: frozenset[OfferForm] = frozenset()
    near_eu_threshold: bool = False
    text: Text


class RouteWords(Content, frozen=True, kw_only=True):
    """How the way to a contract is told; numbers come from the almanac.

    `a_year` and `once` take a sum. `eu_presumed` stands for the result where the parts of a contract decide.
    """

    procedures: tuple[ProcedureWords, ...]
    fields: tuple[FieldNote, ...]
    question: Text
    question_eu: Text
    question_services: Text
    no_target: Text
    no_price: Text
    no_term: Text
    no_value: Text
    a_year: Text
    once: Text
    stricter: Text
    being_changed: Text
    never_split: Text
    rotation: Text
    estimate: Text
    talk: Text
    eu_open: Text
    eu_presumed: Text
    mixed: Text
    mixed_one: Text
    grant: Text
    reserved: Text
    small: Text
    large: Text
    hasty: Text
    unfounded: Text

    def procedure(self, procedure: Procedure) -> ProcedureWords:
        return next(words for words in self.procedures if words.id == procedure)
