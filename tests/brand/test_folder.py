"""A brand is read whole or not at all, and whoever wrote it is told everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from questionnaire.brand.folder import load_brand
from questionnaire.brand.logo_file import MOST_BYTES
from questionnaire.content.files import ContentError
from questionnaire.report.logo import drawn
from tests.brand.brands import EXAMPLE, brand_folder, example, read, with_changed
from tests.report.images import picture


def told(folder: Path) -> str:
    with pytest.raises(ContentError) as refused:
        load_brand(str(folder), drawn)
    return str(refused.value)


def test_the_example_of_the_documents_is_a_brand() -> None:
    brand = example()

    assert brand.short_name == "Rathaus-Wegweiser"
    assert list(brand.drawings) == ["logo", "funder-1", "funder-2"]
    assert brand.contacts[0].ways == "Gründungsberatung · 03999 000000 · beratung@beispielverband.example"


def test_without_a_folder_there_is_no_brand() -> None:
    assert load_brand(None, drawn) is load_brand("", drawn) is None


def test_a_name_alone_is_a_brand(tmp_path: Path) -> None:
    brand = read(brand_folder(tmp_path, brand='name = { de = "Kompass", en = "Compass" }\nshort_name = "K"'))

    assert (brand.colours, brand.logo, brand.contacts, brand.funders) == (None, None, (), ())


@pytest.mark.parametrize(
    ("words", "instead", "fault"),
    [
        ('name.en = "Town Hall Guide by Beispielverband"', "", "name.en is missing"),
        ('short_name = "Rathaus-Wegweiser"', "", "short_name is missing"),
        ('name.en = "Town', f'name.en = "{"x" * 60}', "name.en has 90 letters, 60 at most"),
        ('short_name = "Rat', f'short_name = "{"x" * 9}', "short_name has 23 letters, 20 at most"),
        ("footer.de", "footre.de", "footre: there is no such field"),
        ('text.en = "Beispielverband, for social enterprises"', "", "logo.text.en is missing"),
        ('text.de = "Land Beispielland"', 'text.de = " "', "funders[1].text.de is empty"),
        ('email = "beratung@', 'email = "beratung ', "contacts[1].email has to be an e-mail address"),
        (
            'website = "https://',
            'website = "http://',
            "contacts[2].website has to be an address",
        ),
        ('website = "https://beispielverband.example/wegweiser"', "", "contacts[2] says no telephone"),
        ('name = "Gründungsberatung"', f'name = "{"G" * 40}"', "contacts[1] has 115 letters together"),
        ('file = "logo.svg"', 'file = "../logo.svg"', "logo.file has to be the name of a file in the folder"),
        ('file = "logo.svg"', 'file = "nowhere.svg"', "logo: nowhere.svg cannot be read: No such file"),
        ('accent = "#6b2a5b"', 'accent = "plum"', "colours.light.accent has to be a colour such as #6b2a5b"),
        ("[colours.dark]", "[colours.night]", "colours.dark is missing"),
        ("[publicity]", "[[contacts]]\n[[contacts]]\n[publicity]", "contacts are 4, 2 at most"),
    ],
)
def test_each_fault_names_its_field(tmp_path: Path, words: str, instead: str, fault: str) -> None:
    assert fault in told(with_changed(tmp_path, words, instead))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    folder = with_changed(tmp_path, 'short_name = "Rathaus-Wegweiser"', 'accent = "#ffffff"')
    (folder / "land.svg").write_text("<svg/>")
    (folder / "stiftung.svg").unlink()

    said = told(folder)

    faults = (
        "short_name is missing",
        "accent: there is no such field",
        "funders[1]: land.svg",
        "funders[2]",
    )
    assert [fault for fault in faults if fault not in said] == []


@pytest.mark.parametrize("content", ["", "name = ", "\xff"])
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    folder = brand_folder(tmp_path, brand=content)
    (folder / "brand.toml").write_bytes(content.encode("latin-1"))

    assert "RATHAUSREIF_BRAND" in told(folder)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert f"{tmp_path}/nowhere/brand.toml cannot be read" in told(tmp_path / "nowhere")


def test_a_drawing_with_pixels_is_drawn_anew(tmp_path: Path) -> None:
    folder = with_changed(tmp_path, 'file = "logo.svg"', 'file = "logo.png"')
    (folder / "logo.png").write_bytes(picture((800, 200)))

    logo = read(folder).logo

    assert logo and (logo.kind, logo.share, logo.media_type) == ("png", 4.0, "image/png")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"GIF89a", "logo: logo.png cannot be drawn: Not a whole PNG or JPEG"),
        (bytes(MOST_BYTES + 1), f"logo: logo.png has {MOST_BYTES + 1} bytes, {MOST_BYTES} at most"),
        (picture((4001, 10)), "logo: logo.png cannot be drawn: Whatever it takes"),
    ],
)
def test_a_drawing_that_cannot_be_used_is_named(tmp_path: Path, content: bytes, fault: str) -> None:
    folder = with_changed(tmp_path, 'file = "logo.svg"', 'file = "logo.png"')
    (folder / "logo.png").write_bytes(content)

    assert fault in told(folder)


def test_a_brand_has_another_version_as_soon_as_anything_in_it_changes(tmp_path: Path) -> None:
    changed = read(with_changed(tmp_path, "#f5ebf2", "#f5ebf3"))

    assert (EXAMPLE / "brand.toml").exists()
    assert example().version == example().version != changed.version
