"""Where you stand today: the numbers of the next steps stand before the lesson's name, never on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from weasyprint.formatting_structure.boxes import TableCellBox, TextBox

from questionnaire.catalogue.lessons import Lesson
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import lay_out
from questionnaire.texts import LANGUAGES, Language
from tests.report.pdf.test_form_document import boxes
from tests.report.pdf.test_front_page import front

MILLIMETRE = 96 / 25.4
LEAST_GAP = 0.8 * MILLIMETRE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lesson", range(7))
def test_three_steps_of_one_lesson_leave_its_name_and_its_bar_free(
    plan: ActionPlan, language: Language, lesson: int
) -> None:
    helped = plan.catalogue.lessons[lesson]

    html = front(plan_html(all_for(plan, helped), language))
    cell = next(cell for cell in cells(html) if helped.name[language] in words(cell))
    circles = list(boxes(cell, "number"))
    name = [box for box in cell.descendants() if isinstance(box, TextBox) and not box.text.isdigit()]
    end = cell.position_x + cell.border_width()

    assert len(circles) == 3 and len(rows([*circles])) == 1
    assert max(box.position_x + box.margin_width() for box in circles) <= min(box.position_x for box in name)
    assert max(box.position_x + box.width for box in name) + LEAST_GAP <= end
    assert len(rows(name)) == 1


def all_for(plan: ActionPlan, lesson: Lesson) -> ActionPlan:
    """The same plan, whose next steps all help in one lesson."""
    first, second, third, *others = plan.tasks
    helping = (replace(task, lesson=lesson) for task in (first, second, third))
    return replace(plan, tasks=(*helping, *others))


def cells(html: str) -> Iterator[Any]:
    page = lay_out(html).pages[0]._page_box
    return (box for box in page.descendants() if isinstance(box, TableCellBox))


def words(box: Any) -> str:
    return "".join(piece.text for piece in box.descendants() if isinstance(piece, TextBox))


def rows(found: list[Any]) -> set[float]:
    return {round(box.position_y, 1) for box in found}
