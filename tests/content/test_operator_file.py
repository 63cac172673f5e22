"""A site that the law reaches does not start before its operator has said what the law wants."""

from __future__ import annotations

from pathlib import Path

import pytest

from questionnaire.catalogue.operator_gaps import missing
from questionnaire.content.files import ContentError
from questionnaire.content.operator_file import load_operator
from tests.web.operators import operator_file

TEMPLATE = Path(__file__).parents[2] / "docs" / "operator.toml"


def test_production_starts_with_an_operator_who_has_said_everything(tmp_path: Path) -> None:
    operator = load_operator(operator_file(tmp_path), production=True)

    assert operator.provider.town == "16225 Beispielstadt"
    assert missing(operator) == ()


def test_production_without_a_file_names_the_variable() -> None:
    with pytest.raises(ContentError, match="RATHAUSREIF_OPERATOR"):
        load_operator(None, production=True)


@pytest.mark.parametrize(
    ("words", "instead", "named"),
    [
        ('name = "Nachbarschaft Beispielstadt e. V."\n', "", "provider.name"),
        ("Nachbarschaft Beispielstadt e. V.", " ", "provider.name"),
        ("post@nachbarschaft.example", "", "provider.email"),
        ('represented_by = "Vorstand Kim Muster"\n', "", "provider.represented_by"),
        ("VR 4711", "", "provider.register.number"),
        ("Eichenweg 2", "", "editor.street"),
        ('de = "Art. 6 Abs. 1 Buchstabe f DSGVO", ', "", "privacy.legal_basis.de"),
        ("Rechenhaus Beispiel GmbH", "", "privacy.hosting.name"),
        ("https://aufsicht.example", "", "privacy.supervisory_authority.website"),
        ("checked_on = 2026-11-23\n", "", "accessibility.checked_on"),
        ("Die Karte ist nur ein Bild.", "", "accessibility.gaps.de"),
        ("[provider]\n", '[provider]\nkind = "public_body"\n', "accessibility.enforcement_body"),
    ],
)
def test_production_names_the_field_that_is_empty(
    tmp_path: Path, words: str, instead: str, named: str
) -> None:
    with pytest.raises(ContentError, match=rf" to say {named}$"):
        load_operator(operator_file(tmp_path, words, instead), production=True)


@pytest.mark.parametrize(
    ("words", "instead", "named"),
    [
        ("represented_by", "representd_by", "representd_by"),
        ("post@nachbarschaft.example", "post at nachbarschaft", "provider.email"),
        ("https://aufsicht.example", "javascript:alert(1)", "supervisory_authority.website"),
        ("[provider]\n", '[provider]\nkind = "club"\n', "provider.kind"),
    ],
)
def test_a_field_that_cannot_be_used_is_named_in_development_too(
    tmp_path: Path, words: str, instead: str, named: str
) -> None:
    with pytest.raises(ContentError, match=named):
        load_operator(operator_file(tmp_path, words, instead), production=False)


def test_a_person_represents_themselves(tmp_path: Path) -> None:
    file = operator_file(tmp_path, 'represented_by = "Vorstand Kim Muster"', 'kind = "person"')

    assert missing(load_operator(file, production=True)) == ()


def test_development_needs_no_file_and_the_template_is_one_that_production_refuses() -> None:
    nothing, template = load_operator(None, production=False), load_operator(str(TEMPLATE), production=False)

    assert set(missing(nothing)) == set(missing(template))
    with pytest.raises(ContentError, match=r"provider\.name, provider\.street"):
        load_operator(str(TEMPLATE), production=True)
