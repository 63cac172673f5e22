"""The fact sheet as a page of its own. German, whatever the plan speaks: officials read it."""

from __future__ import annotations

from questionnaire.brand.brand import Brand
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.brand_colours import in_colours
from questionnaire.report.pdf.brand_part import brand_words
from questionnaire.report.pdf.characters import shown
from questionnaire.report.pdf.environment import environment
from questionnaire.texts import GERMAN


def fact_sheet_html(plan: ActionPlan, brand: Brand | None = None) -> str:
    """In the brand's colours, but in the enterprise's own name."""
    html = (
        environment(GERMAN)
        .get_template("report/fact_sheet.html")
        .render(
            pack=plan.contact,
            name=shown(plan.name or ""),
            today=plan.today,
            language=GERMAN,
            **brand_words(brand, GERMAN),
        )
    )
    return in_colours(html, brand)
