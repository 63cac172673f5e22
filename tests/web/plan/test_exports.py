"""A format that is registered is served and offered, whichever they are."""

from __future__ import annotations

import pytest

from questionnaire.report.exports import EXPORTS, Export
from questionnaire.texts import LANGUAGES, Language
from questionnaire.wording.translations import load_translations
from tests.web.visitor import Visitor, services_of

SAMPLE = "school-meals-uckermark"


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_export_is_served_under_its_name(visitor: Visitor, export: Export, language: Language) -> None:
    today = services_of(visitor.app).today().isoformat()

    file = visitor.bring(SAMPLE, language).get(export.name)

    stem, ending = export.name.split(".")
    named = f'{export.disposition}; filename="rathausreif-{today}-{stem}-{language}.{ending}"'
    assert (file.status, file.headers["Content-Type"]) == (200, export.content_type)
    assert file.headers["Content-Disposition"] == named
    assert file.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_offers_each_export_in_the_order_of_the_list(visitor: Visitor, language: Language) -> None:
    journey = visitor.bring(SAMPLE, language)

    links = journey.get("plan").every("section[@class='take']//a")

    said = load_translations(language).gettext
    offered = [(link.get("href"), link.text) for link in links]
    wanted = [(journey.path(export.name), said(export.label)) for export in EXPORTS]
    assert [offer for offer in offered if offer in wanted] == wanted
