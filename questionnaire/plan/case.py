"""What somebody answered, read once: everything in a plan asks the case, nothing asks the answers again."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from questionnaire.almanac.budget_rules import Rhythm
from questionnaire.answers.answered import AnsweredQuestion, answered_questions
from questionnaire.answers.answers import Answers, Value
from questionnaire.calendar.quarters import Quarter, parse_quarter
from questionnaire.catalogue.audience import LegalGroup, OfferForm
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import (
    LegalFormId,
    OfferId,
    QuestionId,
    RadiusId,
    ReservedId,
    RhythmId,
    StayingPowerId,
)
from questionnaire.catalogue.questions import INAPPLICABLE, Option
from questionnaire.content.edition import Edition
from questionnaire.places.moved import Move
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions
from questionnaire.plan.scoring import Profile, profile
from questionnaire.plan.sheet_lines import SheetLines, read_sheet_lines

# How far from home: one's own county, those next to it, the whole Land.
Radius = Literal["district", "neighbours", "land"]
RADII: dict[str | None, Radius] = {
    RadiusId.DISTRICT: "district",
    RadiusId.NEIGHBOURS: "neighbours",
    RadiusId.LAND: "land",
}
USUAL_RADIUS: Radius = "neighbours"

RHYTHMS: dict[str | None, Rhythm] = {
    RhythmId.ONE_YEAR: "one_year",
    RhythmId.TWO_YEARS_ODD: "two_years_odd",
    RhythmId.TWO_YEARS_EVEN: "two_years_even",
}


class Case(Struct, frozen=True, kw_only=True):
    """None and empty mean that nothing is known.

    `wished` is the quarter in which the work should start, be it over or not. `reserved`: both conditions for
    reserved contracts hold. `pressed`: income is needed within three months. `costs_nothing`: no budget has
    to pay. `knows_all_fields`: none was answered that this edition does not have. `offer_is_ready`: it names
    result, task and cost, so the fact sheet is as good as written. `struck` are places out of the question.
    """

    name: str | None
    sentence: str | None
    fields: tuple[Option, ...]
    knows_all_fields: bool
    form: OfferForm | None
    price: Option | None
    term: Option | None
    money_flow: Option | None
    legal_form: str | None
    legal: LegalGroup | None
    is_cooperative: bool
    reserved: bool
    target: Place | None
    customers: tuple[Place, ...]
    wished: Quarter | None
    rhythm: Rhythm | None
    pressed: bool
    costs_nothing: bool
    offer_is_ready: bool
    sheet_lines: SheetLines
    questions: tuple[AnsweredQuestion, ...]
    profile: Profile
    home: Place | None = None
    radius: Radius = USUAL_RADIUS
    struck: tuple[Place, ...] = ()
    former_target: Move | None = None

    @property
    def field_ids(self) -> frozenset[str]:
        return frozenset(field.id for field in self.fields)

    @property
    def paid_once(self) -> bool:
        """The price is that of the whole order, and there is no term to multiply it with."""
        return self.term is not None and not self.term.months


def read_case(edition: Edition, answers: Answers) -> Case:
    catalogue, regions = edition.catalogue, edition.regions
    form = _option(catalogue, answers, QuestionId.FORM)
    legal_form = _option(catalogue, answers, QuestionId.LEGAL_FORM)
    fields = answers.options(catalogue.known(QuestionId.FIELDS))
    return Case(
        name=answers.text(QuestionId.NAME),
        sentence=answers.text(QuestionId.SENTENCE),
        fields=fields,
        knows_all_fields=len(fields) == len(answers.many(QuestionId.FIELDS)),
        form=form.form if form else None,
        price=_option(catalogue, answers, QuestionId.YEARLY_PRICE),
        term=_option(catalogue, answers, QuestionId.TERM),
        money_flow=_option(catalogue, answers, QuestionId.MONEY_FLOW),
        legal_form=legal_form.id if legal_form else None,
        legal=legal_form.legal if legal_form else None,
        is_cooperative=answers.one(QuestionId.LEGAL_FORM) == LegalFormId.COOPERATIVE,
        reserved=answers.one(QuestionId.RESERVED) == ReservedId.BOTH_CONDITIONS,
        target=regions.place(answers.one(QuestionId.TARGET)),
        customers=_places(regions, answers.many(QuestionId.CUSTOMERS)),
        wished=parse_quarter(answers.one(QuestionId.START)),
        rhythm=RHYTHMS.get(answers.one(QuestionId.BUDGET_RHYTHM)),
        pressed=answers.one(QuestionId.STAYING_POWER) == StayingPowerId.UP_TO_THREE_MONTHS,
        costs_nothing=answers.one(QuestionId.MONEY_SITUATION) == INAPPLICABLE,
        offer_is_ready=answers.one(QuestionId.ONE_SENTENCE_OFFER) == OfferId.RESULT_TASK_COST,
        sheet_lines=read_sheet_lines(catalogue, answers),
        questions=tuple(answered_questions(catalogue, answers)),
        profile=profile(catalogue, answers),
        home=regions.place(answers.one(QuestionId.HOME_PLACE)),
        radius=RADII.get(answers.one(QuestionId.RADIUS), USUAL_RADIUS),
        struck=_places(regions, answers.many(QuestionId.STRUCK_PLACES)),
        former_target=regions.former(answers.one(QuestionId.TARGET)),
    )


def _option(catalogue: Catalogue, answers: Answers, question_id: QuestionId) -> Option | None:
    return answers.option(catalogue.known(question_id))


def _places(regions: Regions, keys: Value) -> tuple[Place, ...]:
    """Those that the tables of this edition know, each once: two of them may have become one."""
    places = (regions.place(key) for key in keys)
    return tuple({place.key: place for place in places if place}.values())
