"""The facilitator's page: how to run a workshop, on one sheet of paper."""

from __future__ import annotations

from pathlib import Path

from questionnaire.brand.brand import Brand
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.report.pdf.brand_colours import in_colours
from questionnaire.report.pdf.brand_part import brand_words
from questionnaire.report.pdf.environment import environment
from questionnaire.texts import Language
from questionnaire.wording.translations import TRANSLATIONS
from questionnaire.workshop.group import Group
from questionnaire.workshop.running_order import running_order


def guide_html(
    catalogue: Catalogue, language: Language, brand: Brand | None = None, translations: Path = TRANSLATIONS
) -> str:
    html = (
        environment(language, translations)
        .get_template("report/facilitator.html")
        .render(
            guide={section.id: section for section in catalogue.workshop.guide},
            order=running_order(catalogue, Group(0, ())),
            language=language,
            **brand_words(brand, language),
        )
    )
    return in_colours(html, brand)
