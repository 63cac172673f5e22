"""The page that finds a first municipality, as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import render_template, request
from msgspec.structs import replace

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.ids import QuestionId
from questionnaire.catalogue.questions import Step
from questionnaire.places.place import Place
from questionnaire.plan.authorities import authority_of
from questionnaire.plan.case import read_case
from questionnaire.plan.shortlist import shortlist
from questionnaire.services import edition, services
from questionnaire.web.language import current_language
from questionnaire.web.links import form_token
from questionnaire.web.wizard.place_field import place_inputs
from questionnaire.web.wizard.step_texts import QuestionTexts, question_texts

ORIGINS = frozenset({"check", "plan"})


def asked() -> Step:
    """What the form asks; what is struck out has buttons of its own."""
    step = edition().catalogue.shortlist_step
    questions = (question for question in step.questions if question.id != QuestionId.STRUCK_PLACES)
    return replace(step, questions=tuple(questions))


def origin() -> dict[str, Any]:
    """Where one came from, to go back there."""
    came_from = request.args.get("from", "")
    return {"from": came_from} if came_from in ORIGINS else {}


def shortlist_page(
    link: str, answers: Answers, problems: Mapping[str, str] | None = None, notice: str = ""
) -> str:
    case = read_case(edition(), answers)
    home, radius = _questions()
    return render_template(
        "wizard/shortlist.html",
        link=link,
        token=form_token(link),
        step=edition().catalogue.shortlist_step,
        home=home,
        entries=place_inputs(home, answers.many(home.id)),
        radius=radius,
        chosen_radius=case.radius,
        shortlist=shortlist(edition(), case, services().today()),
        case=case,
        struck=[(place, _name(place)) for place in case.struck],
        regions=edition().regions,
        catalogue=edition().catalogue,
        problems=problems or {},
        notice=notice,
        origin=origin(),
    )


def _questions() -> tuple[QuestionTexts, QuestionTexts]:
    """Here one answers what one likes: nothing is marked as optional."""
    home, radius = question_texts(asked(), current_language())
    return replace(home, optional=False), replace(radius, optional=False)


def _name(place: Place) -> str:
    return authority_of(edition().almanac, place, services().today()).name
