"""A brand shows on every page: its name, logo and colours, its words and those who pay for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from questionnaire.content.files import ContentError
from questionnaire.texts import LANGUAGES, Language
from tests.brand.brands import EXAMPLE, brand_folder, example, with_changed
from tests.web.conftest import MakeApp
from tests.web.markup import words
from tests.web.site.test_manifest import manifest
from tests.web.visitor import Page, Visitor

PAGES = ("", "about", "imprint", "workshops", "join", "sample", "nowhere")
SCRIPT = "<script>alert(1)</script>"

both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def branded(make_app: MakeApp) -> Visitor:
    return Visitor(make_app(brand=str(EXAMPLE)))


def head_and_foot(page: Page) -> tuple[str, str]:
    return words(page.one("header")), words(page.one("footer"))


def told(page: Page) -> list[str]:
    return [image.get("alt", "") for image in page.every("img")]


@both
@pytest.mark.parametrize("rest", PAGES)
def test_every_page_shows_name_logo_words_and_funders(
    branded: Visitor, rest: str, language: Language
) -> None:
    page = branded.get(f"/{language}/{rest}", headers={"Accept-Language": language})

    brand, (head, foot) = example(), head_and_foot(page)
    assert page.title.endswith(f"· {brand.short_name}") and brand.short_name in head
    assert brand.footer and brand.publicity and brand.logo
    for text in (brand.name, brand.footer, brand.publicity):
        assert text[language] in foot
    assert told(page) == [logo.text[language] for logo in (brand.logo, *brand.funders)]


def test_so_do_personal_pages(branded: Visitor) -> None:
    for rest in ("step/1", "plan", "erase"):
        page = branded.begin("de").get(rest)

        assert example().short_name in head_and_foot(page)[0], rest
        assert len(told(page)) == 3, rest


@both
def test_so_does_a_home_screen(branded: Visitor, language: Language) -> None:
    told = manifest(branded, language)
    page = branded.get(f"/{language}/")

    brand = example()
    assert brand.colours and (told["name"], told["short_name"]) == (brand.name[language], brand.short_name)
    colours = (told["theme_color"], page.one("meta[@name='theme-color']").get("content"))
    assert colours == (brand.colours.light.accent,) * 2


def test_every_drawing_and_style_sheet_is_there_and_stays_with_browsers(branded: Visitor) -> None:
    page = branded.get("/de/")
    named = [found.get("src", found.get("href", "")) for found in (*page.every("img"), *page.every("link"))]

    for address in (address for address in named if address.startswith("/brand/")):
        file = branded.get(address)
        again = branded.get(address, headers={"If-None-Match": file.headers["ETag"]})
        assert file.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert (file.status, again.status) == (200, 304)
    assert sum(address.startswith("/brand/") for address in named) == 4


def test_an_older_address_shows_what_holds_and_is_not_kept(branded: Visitor) -> None:
    file = branded.get("/brand/older/colours.css")

    assert (file.status, file.headers["Cache-Control"]) == (200, "no-cache")


def test_colours_come_in_the_last_layer_for_both_schemes(branded: Visitor) -> None:
    styles = branded.get(f"/brand/{example().version}/colours.css").body.decode()

    colours = example().colours
    assert colours and styles.startswith("@layer brand")
    assert styles.index(colours.light.accent) < styles.index("prefers-color-scheme: dark")
    assert styles.index("prefers-color-scheme: dark") < styles.index(colours.dark.accent)


@pytest.mark.parametrize("path", ["colours.css", "logo", "funder-1"])
def test_without_a_brand_there_are_no_such_files(visitor: Visitor, path: str) -> None:
    assert visitor.get(f"/brand/x/{path}").status == 404


def test_without_a_brand_nothing_of_it_is_on_a_page(visitor: Visitor) -> None:
    page = visitor.get("/de/")

    assert b"brand/" not in page.body and b"brand.css" not in page.body
    assert (page.title.rpartition("· ")[2], told(page)) == ("Rathausreif", [])


@pytest.mark.parametrize("name", ["funder-3", "brand.toml", "logo.svg"])
def test_only_what_the_brand_names_is_served(branded: Visitor, name: str) -> None:
    assert branded.get(f"/brand/{example().version}/{name}").status == 404


def test_without_colours_a_brand_keeps_ours(make_app: MakeApp, tmp_path: Path) -> None:
    folder = brand_folder(tmp_path, brand='name = { de = "Kompass", en = "Compass" }\nshort_name = "K"')
    visitor = Visitor(make_app(brand=str(folder)))

    page = visitor.get("/en/")

    assert b"colours.css" not in page.body
    assert (told(page), "Compass" in head_and_foot(page)[1]) == ([], True)


def test_markup_in_a_field_is_shown_as_it_was_typed(make_app: MakeApp, tmp_path: Path) -> None:
    folder = with_changed(tmp_path, 'footer.de = "', f'footer.de = "{SCRIPT}')

    page = Visitor(make_app(brand=str(folder))).get("/de/")

    assert SCRIPT in head_and_foot(page)[1]
    assert [found for found in page.every("script") if not found.get("src")] == []


def test_a_faulty_brand_stops_the_start(make_app: MakeApp, tmp_path: Path) -> None:
    folder = with_changed(tmp_path, 'accent = "#6b2a5b"', 'accent = "#a68aa0"')

    with pytest.raises(ContentError, match=r"accent #a68aa0 on paper .* 3\.\d\d:1, words need 4\.5:1"):
        make_app(brand=str(folder))
