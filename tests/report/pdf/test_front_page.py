"""Page one works alone: it is one page, whatever is typed and answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from weasyprint.formatting_structure.boxes import BlockBox, BlockContainerBox
from weasyprint.layout.absolute import AbsolutePlaceholder

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Action, Lesson
from questionnaire.catalogue.questions import Option, Question
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import lay_out
from questionnaire.texts import LANGUAGES, Language
from tests.report.paper import Draw, Print, pages

LONGEST_DISTRICT = "09575"
MILLIMETRE = 96 / 25.4
LEAST_ROOM = 1
WORDS = "Wohnungsbaugenossenschaftsverwaltung " * 6

SECOND_PAGE: dict[Language, str] = {"de": "Auf welcher Seite: Geld 2", "en": "On which page: Money 2"}
both = pytest.mark.parametrize("language", LANGUAGES)


def crammed(draw: Draw, catalogue: Catalogue, language: Language, name: str, open_too: bool) -> ActionPlan:
    """The longest of everything; each lesson's weakest answer has its longest summary, or is open."""
    answers = {question.id: question.options[-1].id for question in catalogue.indicators}
    for lesson in catalogue.lessons:
        question, option = longest_summary(lesson, language)
        answers[question.id] = "unknown" if open_too else option.id
    answers |= {question.id: question.options[0].id for question in catalogue.indicators if question.basics}
    plan = draw(**answers, name=name, sentence=WORDS[:200], target=LONGEST_DISTRICT, start="2027-Q4")
    return with_most_to_say(plan, language)


def with_most_to_say(plan: ActionPlan, language: Language) -> ActionPlan:
    """Whatever comes next, the titles and the first sentences to say are the longest that there are."""
    actions = [action for lesson in plan.catalogue.lessons for action in lesson.actions]
    longest = sorted(actions, key=lambda action: -spoken(action, language))
    titles = sorted((task.title for task in plan.tasks), key=lambda title: -len(title[language]))
    said = {
        task.number: replace(task, action=spoken_as(task.action, action), opening=action.opening, title=title)
        for task, action, title in zip(plan.next_tasks, longest, titles, strict=False)
    }
    return replace(plan, tasks=tuple(said.get(task.number, task) for task in plan.tasks))


def spoken_as(action: Action, longest: Action) -> Action:
    """What it does for the budget stays its own."""
    return replace(action, opening_to=longest.opening_to)


def spoken(action: Action, language: Language) -> int:
    """How many letters page one needs: to officials one speaks German, with a gloss in an English plan."""
    both = action.opening_to == "officials" and language == "en"
    return len(action.opening.de + action.opening.en) if both else len(action.opening[language])


def longest_summary(lesson: Lesson, language: Language) -> tuple[Question, Option]:
    below_top = ((question, option) for question in lesson.questions for option in question.options[:-1])
    return max(below_top, key=lambda pair: len(pair[1].summary[language]) if pair[1].summary else 0)


@both
def test_the_sample_fits_on_its_first_page(printed: Print, plan: ActionPlan, language: Language) -> None:
    first, second = pages(printed(language))[:2]

    assert plan.next_tasks[-1].title[language] in " ".join(first.split())
    assert " ".join(second.split()).startswith(SECOND_PAGE[language])


@both
@pytest.mark.parametrize("open_too", [False, True])
@pytest.mark.parametrize(
    "name", ["W" * 59 + "🎉", "Sozialgenossenschaft Wohnen und Leben im Quartier Süd e. G."]
)
def test_the_longest_strings_fit_on_one_page(
    draw: Draw, catalogue: Catalogue, language: Language, name: str, open_too: bool
) -> None:
    plan = crammed(draw, catalogue, language, name, open_too)

    room = room_between_cards_and_notes(front(plan_html(plan, language)))

    assert len(plan.profile.lacking_basics) == 2
    assert plan.first_call and plan.better_level and plan.budget
    assert room > LEAST_ROOM


@both
@pytest.mark.parametrize("name", [None, "Kantine 🎉"])
def test_the_notes_of_every_sample_stay_free(
    sample_plan: ActionPlan, language: Language, name: str | None
) -> None:
    case = replace(sample_plan.case, name=name or sample_plan.name)
    plan = replace(sample_plan, findings=replace(sample_plan.findings, case=case))

    assert room_between_cards_and_notes(front(plan_html(plan, language))) > LEAST_ROOM


def front(html: str) -> str:
    """The first section alone."""
    return html.partition("</section>")[0]


def room_between_cards_and_notes(html: str) -> float:
    """Millimetres from the foot of the last card to the head of the notes at the foot of the page."""
    (page,) = lay_out(html).pages
    found = list(parts(page._page_box))
    card = [box for box in found if box.element.get("class") == "card"][-1]
    notes = next(box for box in found if box.element.get("class") == "notes")
    return float(notes.position_y - card.position_y - card.border_height()) / MILLIMETRE


def parts(box: Any) -> Iterator[Any]:
    """Every block, those too that stand where they were put."""
    box = box._box if isinstance(box, AbsolutePlaceholder) else box
    if isinstance(box, BlockContainerBox | BlockBox) and box.element is not None:
        yield box
    for child in getattr(box, "children", ()):
        yield from parts(child)
