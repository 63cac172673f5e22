"""What the plan prints of the channel: the likely one with its own clock, never another one's procedures."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.audience import ChannelId
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.texts import LANGUAGES, Language
from tests.answers.sheets import EDITION, at_level
from tests.plan.channel_cases import CASES
from tests.report.pdf.test_language_purity import words_of

TODAY = date(2026, 11, 30)
OUTDATED = date(2027, 7, 1)
TENDER: dict[Language, str] = {
    "de": r"(?i)ausschreib\w*|vergabeverfahren|wertgrenze",
    "en": r"(?i)\btender\w*",
}
A_FOUNDER = {
    "legal_form": "not_founded",
    "target": "12073",
    "yearly_price": "over_150k",
    "term": "four_years",
}
both = pytest.mark.parametrize("language", LANGUAGES)


def drawn(today: date = TODAY, /, **answers: str) -> ActionPlan:
    return draw_up(EDITION, Answers({key: (value,) for key, value in answers.items()}), today)


def words(plan: ActionPlan, language: Language) -> str:
    return words_of(plan_html(plan, language), language)


def without_lesson_and_glossary(told: str, plan: ActionPlan, language: Language) -> str:
    """What the article says of tenders, and what words mean, is the same for everybody."""
    (chapter,) = (chapter for chapter in plan.chapters if not chapter.concerns)
    same = [chapter.lesson.gist, chapter.lesson.name, *(term.meaning for term in plan.catalogue.glossary)]
    same += [term.word for term in plan.catalogue.glossary]
    for text in same:
        told = told.replace(text[language], "")
    return told


@both
@pytest.mark.parametrize("answer", [{"money_flow": "support"}, {"money_flow": "unknown"}, {}], ids=str)
def test_a_childcare_centre_to_be_founded_is_never_told_of_tenders(
    answer: dict[str, str], language: Language
) -> None:
    plan = drawn(**A_FOUNDER, **answer, fields="kita", form="service")

    told = without_lesson_and_glossary(words(plan, language), plan, language)

    assert re.findall(TENDER[language], told) == []


@both
def test_the_same_founder_with_software_is_told_of_them(language: Language) -> None:
    plan = drawn(**A_FOUNDER, fields="kita", form="digital")

    assert re.search(
        TENDER[language], words(plan, language).split(plan.catalogue.lessons[0].gist[language])[0]
    )


@both
@pytest.mark.parametrize("channel", get_args(ChannelId))
def test_page_one_says_by_which_channel_and_the_section_what_to_ask(
    channel: ChannelId, language: Language
) -> None:
    plan = drawn(**CASES[channel])
    told = words(plan, language)
    likely = plan.money.likely

    on_page_one = 0 if channel == "purchase" else 1
    assert told.count(f"{likely.title[language]}. {likely.means[language]}") == on_page_one + 1
    assert told.count(f" {likely.title[language]}. ") >= 2
    assert channel == "purchase" or all(question[language] in told for question in likely.ask)
    assert channel == "purchase" or likely.clock[language] in told


@both
def test_what_nobody_has_said_is_told_as_supposed(language: Language) -> None:
    supposed = {"de": "Weg des Geldes, vermutlich:", "en": "How money can flow, we suppose:"}[language]

    assert supposed in words(drawn(fields="kita", form="service"), language)
    assert supposed not in words(drawn(**CASES["kita"]), language)


@both
def test_after_its_review_date_a_channel_keeps_what_it_means_and_asks(language: Language) -> None:
    plan = drawn(OUTDATED, **CASES["kita"])
    told = words(plan, language)

    likely = plan.money.likely
    assert (
        f"{likely.title[language]}. {likely.means[language]} {EDITION.almanac.channels.careful[language]}"
        in told
    )
    assert likely.clock[language] not in told and likely.decides[language] not in told


@both
@pytest.mark.parametrize("channel", get_args(ChannelId))
def test_procedures_by_value_are_for_what_is_bought(channel: ChannelId, language: Language) -> None:
    heading = {"de": "Euer Weg zum Auftrag", "en": "Your route to a contract"}[language]

    told = words(drawn(**CASES[channel]), language)

    assert (heading in told) == (channel in ("purchase", "small_purchase"))


def test_a_small_order_needs_no_trial_no_value_sheet_and_no_second_year() -> None:
    plan = draw_up(EDITION, at_level(EDITION.catalogue, 0, CASES["small_purchase"]), TODAY)

    assert {"small_pilot", "value_calculator", "buyer_findability"}.isdisjoint(
        t.action.id for t in plan.tasks
    )
    assert [entry.row.id for entry in plan.sheets.effort] == ["effort_hours", "effort_price", "effort_owner"]
    assert plan.budget is None and plan.sheets.guardrails == ()
