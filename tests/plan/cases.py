"""Cases and situations straight from answers, for tests of a plan's parts."""

from __future__ import annotations

from datetime import date

from questionnaire.answers.answers import Answers
from questionnaire.content.edition import Edition
from questionnaire.plan.case import read_case
from questionnaire.plan.priority import CalledAction, actions_called_for
from questionnaire.plan.situation import Situation, situation_of, timing_of
from tests.answers.sheets import EDITION


def situation(answers: Answers, today: date, edition: Edition = EDITION) -> Situation:
    """As long as no route has been found, for a contract."""
    case = read_case(edition, answers)
    return situation_of(case, timing_of(case.wished, today), frozenset({"unknown"}), "purchase")


def called(answers: Answers, found: Situation) -> list[CalledAction]:
    questions = read_case(EDITION, answers).questions
    return actions_called_for(EDITION.catalogue.lessons, questions, found)
