"""A plan as one complete HTML document, for render processes to print."""

from __future__ import annotations

from pathlib import Path

from questionnaire.plan.action_plan import ON_PAPER, ActionPlan
from questionnaire.plan.phases import phases
from questionnaire.report.holder import NOBODY, WayBack
from questionnaire.report.map.region_map import region_map
from questionnaire.report.pdf.characters import printable
from questionnaire.report.pdf.environment import environment
from questionnaire.report.pdf.front_lines import crammed, crowded
from questionnaire.report.pdf.page_budget import dense, has_room, set_out
from questionnaire.report.scale.route_scale import route_scale
from questionnaire.texts import Language
from questionnaire.wording.citations import Citations
from questionnaire.wording.translations import TRANSLATIONS
from questionnaire.workshop.workshop import SeatMark


def plan_html(
    plan: ActionPlan,
    language: Language,
    seat: SeatMark | None = None,
    translations: Path = TRANSLATIONS,
    way_back: WayBack = NOBODY.way_back,
) -> str:
    """Typed text enters only here, through autoescape, with each character that the fonts lack replaced."""
    typed = {field: printable(getattr(plan, field) or "") for field in ("name", "sentence")}
    replaced = any(text.replaced for text in typed.values())
    return (
        environment(language, translations)
        .get_template("report/plan.html")
        .render(
            plan=plan,
            sections_on_paper=ON_PAPER,
            language=language,
            seat=seat,
            crowded=crowded(plan, language, replaced),
            crammed=crammed(plan, language, replaced),
            phases=phases(plan, set_out(plan)),
            has_room=has_room(plan),
            dense=dense(plan),
            cite=Citations(plan.catalogue.sources),
            region_map=region_map(plan, language, translations),
            route_scale=route_scale(plan, language, translations),
            replaced=replaced,
            way_back=way_back,
            **{field: text.text for field, text in typed.items()},
        )
    )
