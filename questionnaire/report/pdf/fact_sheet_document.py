"""The fact sheet as a page of its own. German, whatever the plan speaks: officials read it."""

from __future__ import annotations

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.characters import shown
from questionnaire.report.pdf.environment import environment
from questionnaire.texts import GERMAN


def fact_sheet_html(plan: ActionPlan) -> str:
    return (
        environment(GERMAN)
        .get_template("report/fact_sheet.html")
        .render(pack=plan.contact, name=shown(plan.name or ""), today=plan.today, language=GERMAN)
    )
