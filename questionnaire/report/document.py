"""A plan as one complete HTML document, for render processes to print."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.phases import phases
from questionnaire.report.characters import breakable, printable, shown
from questionnaire.report.page_budget import crowded, has_room, set_out
from questionnaire.report.region_map import region_map
from questionnaire.texts import Language
from questionnaire.wording.citations import Citations
from questionnaire.wording.formats import filters
from questionnaire.wording.glossary import terms
from questionnaire.wording.translations import TRANSLATIONS, load_translations
from questionnaire.workshop.workshop import SeatMark

TEMPLATES = Path(__file__).parents[2] / "templates"


def plan_html(
    plan: ActionPlan, language: Language, seat: SeatMark | None = None, translations: Path = TRANSLATIONS
) -> str:
    """Typed text enters only here, through autoescape, with each character that the fonts lack replaced."""
    typed = {field: printable(getattr(plan, field) or "") for field in ("name", "sentence")}
    replaced = any(text.replaced for text in typed.values())
    return (
        environment(language, translations)
        .get_template("report/plan.html")
        .render(
            plan=plan,
            language=language,
            seat=seat,
            crowded=crowded(plan, language, replaced),
            phases=phases(plan, set_out(plan)),
            has_room=has_room(plan),
            cite=Citations(plan.catalogue.sources),
            region_map=region_map(plan, language, translations),
            replaced=replaced,
            **{field: text.text for field, text in typed.items()},
        )
    )


@cache
def environment(language: Language, translations: Path = TRANSLATIONS) -> Environment:
    """One for each language, kept for the process."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(load_translations(language, translations), newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(filters(language, translations), breakable=breakable, shown=shown)
    made.filters["explaining"] = partial(terms, language=language)
    return made
