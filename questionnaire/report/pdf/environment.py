"""The templates of what is printed, in one language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from questionnaire.brand.brand import OUR_NAME
from questionnaire.plan.gaps import lesson_gaps
from questionnaire.report.pdf.characters import breakable, shown
from questionnaire.texts import GERMAN, Language
from questionnaire.wording.formats import filters
from questionnaire.wording.template_cache import TemplateCache
from questionnaire.wording.template_output import write_plainly
from questionnaire.wording.translations import TRANSLATIONS, load_translations

TEMPLATES = Path(__file__).parents[3] / "templates"


@cache
def environment(language: Language, translations: Path = TRANSLATIONS) -> Environment:
    """One for each language, kept for the process."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=TemplateCache(),
    )
    write_plainly(templates)
    templates.policies["ext.i18n.trimmed"] = True
    # Jinja adds the method with its extension, so no type knows it.
    templates.install_gettext_translations(load_translations(language, translations), newstyle=True)  # type: ignore[attr-defined]
    templates.filters.update(filters(language, translations), breakable=breakable, shown=shown)
    templates.tests["german"] = GERMAN.__eq__
    templates.filters["gaps"] = lesson_gaps
    # Pages allow no style attribute; on paper it places bars exactly.
    templates.globals["on_paper"] = True
    templates.globals.update(site_name=OUR_NAME, brand=None)
    return templates
