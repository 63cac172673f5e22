"""The public pages, and that every address on every page leads somewhere."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin

import pytest

from questionnaire.texts import LANGUAGES, Language
from tests.web.markup import ADDRESSES, faults, parse
from tests.web.visitor import Page, Visitor, services_of

SCHOOL_MEALS = "school-meals-uckermark"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_page_tells_what_one_gets_and_what_is_stored(visitor: Visitor, language: Language) -> None:
    page = visitor.get(f"/{language}/")

    background = services_of(visitor.app).edition.catalogue.background
    assert (page.status, page.language) == (200, language)
    assert all(reason.title[language] in page.words for reason in background.reasons)
    assert "180" in page.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_tells_the_lessons_the_origin_and_the_example(visitor: Visitor, language: Language) -> None:
    page = visitor.get(f"/{language}/about")

    catalogue = services_of(visitor.app).edition.catalogue
    background = catalogue.background
    passages = [*background.origin, *background.reasons, *background.approach, background.example]
    assert [
        passage.title[language] for passage in passages if passage.title[language] not in page.words
    ] == []
    assert [lesson.id for lesson in catalogue.lessons if lesson.title[language] not in page.words] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_privacy_names_the_period_that_is_set(visitor: Visitor, language: Language) -> None:
    page = visitor.get(f"/{language}/privacy")

    assert (page.status, page.language) == (200, language)
    assert "180" in page.words


def addresses(page: Page, path: str) -> set[str]:
    """Everything on our own site that the page leads to or loads."""
    found = [element.get(name) for element in page.root.iter() for name in ADDRESSES]
    return {urldefrag(urljoin(path, address))[0] for address in found if address and "//" not in address}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_on_every_page_leads_somewhere(visitor: Visitor, language: Language) -> None:
    journey = visitor.bring(SCHOOL_MEALS, language)
    waiting = {f"/{language}/", journey.path("step/10"), "/de/nowhere"}
    seen: dict[str, int] = {}

    while waiting:
        path = waiting.pop()
        if not path.endswith(".pdf") or path.startswith("/static/"):
            page = visitor.get(path)
            seen[path] = page.status
            waiting |= addresses(page, path) - set(seen)

    only_posted = {f"/{some}/answers" for some in LANGUAGES}
    assert {path for path, status in seen.items() if status >= 400} <= {"/de/nowhere"} | only_posted
    assert len(seen) > 30


def test_the_style_sheet_loads_only_files_that_are_there(visitor: Visitor) -> None:
    css = visitor.get("/static/rathausreif.css").body.decode()

    loaded = re.findall(r"url\(\"?([^\")]+)\"?\)", css)

    assert len(loaded) > 3
    assert {visitor.get(urljoin("/static/", address)).status for address in loaded} == {200}
    assert "//" not in "".join(loaded)


def test_robots_may_look_around(visitor: Visitor) -> None:
    page = visitor.get("/robots.txt")

    assert (page.status, page.headers["Content-Type"]) == (200, "text/plain")


def test_the_site_serves_no_file_but_its_own(visitor: Visitor) -> None:
    paths = ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/"]

    assert {visitor.get(path).status for path in paths} == {404}


BROKEN = {
    "two headings": "<h1>a</h1><h1>b</h1>",
    "a skipped level": "<h1>a</h1><h3>b</h3>",
    "an id twice": "<h1>a</h1><p id=x></p><p id=x></p>",
    "a label for nothing": "<h1>a</h1><label for=x>b</label>",
    "a field without label": "<h1>a</h1><input type=text name=x>",
    "an inline style": "<h1 style='color:red'>a</h1>",
    "an inline script": "<h1 onclick='x()'>a</h1>",
    "a picture from elsewhere": "<h1>a</h1><img alt=a src='https://evil.example/a.png'>",
    "a link from a list of sources is fine, a form is not": "<h1>a</h1><form action='//evil.example'></form>",
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_what_all_pages_promise_is_really_looked_at(body: str) -> None:
    page = parse(
        f"<!doctype html><html lang=en><head><title>a</title></head><body>{body}</body></html>".encode()
    )

    assert len(faults(page, "localhost")) == 1
