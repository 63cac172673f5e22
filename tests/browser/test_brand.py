"""A site with the example's brand shuts nobody out, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from app import create_app
from questionnaire.brand.colours import SchemeName
from questionnaire.settings import Settings
from tests.brand.brands import EXAMPLE, example
from tests.browser.reader import NewReader, Reader
from tests.browser.test_embedding import served
from tests.databases import Databases
from tests.web.visitor import services_of

PAGES = ("/de/", "/en/about", "/de/sample", "/en/imprint")


@pytest.fixture(scope="module")
def branded_site(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    url = databases.newest(tmp_path_factory.mktemp("branded"))
    app = create_app(Settings(secret_key="k" * 32, database_url=url, brand=str(EXAMPLE)))
    with served(app) as port:
        yield f"http://127.0.0.1:{port}"
    services_of(app).close()
    databases.give_back(url)


@pytest.fixture
def new_branded(browser: Browser, branded_site: str) -> Iterator[NewReader]:
    made: list[Reader] = []

    def make(width: int = 1280) -> Reader:
        made.append(Reader(browser, branded_site, width))
        return made[-1]

    yield make
    for reader in made:
        reader.close()
    assert [complaint for reader in made for complaint in reader.complaints] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_shuts_anybody_out(new_branded: NewReader, width: int, scheme: SchemeName) -> None:
    reader = new_branded(width)
    reader.page.emulate_media(color_scheme=scheme)
    faults = []

    for path in PAGES:
        reader.open(path)
        faults += reader.accessibility_faults()

    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_in_the_brands_colours(new_branded: NewReader, scheme: SchemeName) -> None:
    reader = new_branded()
    reader.page.emulate_media(color_scheme=scheme)
    reader.open("/de/")

    style = "getComputedStyle(document.documentElement).getPropertyValue('--brand').trim()"
    colours = example().colours
    assert colours and reader.page.evaluate(style) == colours.of(scheme).accent


def test_a_narrow_page_does_not_scroll_sideways(new_branded: NewReader) -> None:
    reader = new_branded(320)

    reader.open("/de/")

    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert reader.page.locator("header img").is_visible()
