"""A plan as one complete HTML document, for render processes to print."""

from __future__ import annotations

from pathlib import Path

from questionnaire.brand.brand import name_of
from questionnaire.plan.action_plan import ON_PAPER, ActionPlan
from questionnaire.plan.phases import phases
from questionnaire.report.holder import NOBODY, Holder
from questionnaire.report.map.region_map import region_map
from questionnaire.report.pdf.brand_colours import in_colours
from questionnaire.report.pdf.brand_part import BrandPart, brand_part
from questionnaire.report.pdf.characters import printable, shown
from questionnaire.report.pdf.environment import environment
from questionnaire.report.pdf.front_lines import crammed, crowded
from questionnaire.report.pdf.letterhead_part import LetterheadPart, letterhead_part
from questionnaire.report.pdf.page_budget import dense, has_room, set_out
from questionnaire.report.scale.route_scale import route_scale
from questionnaire.texts import Language
from questionnaire.wording.citations import Citations
from questionnaire.wording.translations import TRANSLATIONS


def plan_html(
    plan: ActionPlan,
    language: Language,
    holder: Holder = NOBODY,
    translations: Path = TRANSLATIONS,
) -> str:
    """Typed text enters only here, through autoescape, with each character that the fonts lack replaced."""
    typed = {field: printable(getattr(plan, field) or "") for field in ("name", "sentence")}
    replaced = any(text.replaced for text in typed.values())
    head = letterhead_part(holder.letterhead) if holder.letterhead else None
    is_crammed = crammed(plan, language, replaced)
    brand = brand_part(holder.brand, language, is_crammed) if holder.brand else None
    html = (
        environment(language, translations)
        .get_template("report/plan.html")
        .render(
            plan=plan,
            sections_on_paper=ON_PAPER,
            language=language,
            seat=holder.seat,
            crowded=crowded(plan, language, replaced + _more_lines(head, brand)),
            crammed=is_crammed,
            brand=brand,
            site_name=shown(name_of(holder.brand)),
            phases=phases(plan, set_out(plan)),
            has_room=has_room(plan),
            dense=dense(plan),
            cite=Citations(plan.catalogue.sources),
            region_map=region_map(plan, language, translations),
            route_scale=route_scale(plan, language, translations),
            replaced=replaced,
            way_back=holder.way_back,
            letterhead=head,
            **{field: text.text for field, text in typed.items()},
        )
    )
    return in_colours(html, holder.brand)


def _more_lines(head: LetterheadPart | None, brand: BrandPart | None) -> int:
    """Those that have no room at the foot of page 1 yet: a workshop's own go before the operator's."""
    foot = head or brand
    # A logo in the head is higher than a name.
    is_higher = brand is not None and brand.logo is not None
    return (foot.more_lines if foot else 0) + is_higher
