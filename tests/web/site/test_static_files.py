"""Files that browsers keep: for a year where the address changes with them, else not at all."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask import Flask

from questionnaire.web.site.static_files import FOLDER, KINDS, static_files
from tests.web.conftest import MakeApp
from tests.web.visitor import Page, Visitor

FOR_A_YEAR = "public, max-age=31536000, immutable"
SERVED = [path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()]
STAGES = ("1", "2", "3", "4", "open")
# What the start page's own rules ask for; it is the icon, too.
DRAWN_AT_THE_START = "drawings/site.svg"
PACKED = {"Accept-Encoding": "gzip"}
LOADED = ("link[@rel='stylesheet']", "link[@rel='icon']", "link[@rel='apple-touch-icon']", "script")


def loaded_by(page: Page) -> list[str]:
    found = [element for path in LOADED for element in page.root.iter() if element in page.every(path)]
    return [element.get("href") or element.get("src") or "" for element in found]


@pytest.mark.parametrize("path", ["/de/", "/en/sample-plan", "/de/join", "/en/workshops", "/de/nowhere"])
def test_whatever_a_page_loads_is_kept_for_a_year(visitor: Visitor, path: str) -> None:
    loaded = loaded_by(visitor.get(path))

    assert len(loaded) >= 4
    assert {visitor.get(address).headers["Cache-Control"] for address in loaded} == {FOR_A_YEAR}


def test_what_the_style_sheet_loads_is_kept_as_long(visitor: Visitor) -> None:
    sheet = next(address for address in loaded_by(visitor.get("/de/")) if address.endswith(".css"))

    beside = re.findall(r"url\(\"?([^\")]+)\"?\)", visitor.get(sheet).body.decode())

    assert {visitor.get(urljoin(sheet, name)).headers["Cache-Control"] for name in beside} == {FOR_A_YEAR}


def test_a_changed_file_has_another_address(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = []
    monkeypatch.setattr("questionnaire.web.site.static_files.FOLDER", tmp_path)
    for text in ("a {}", "b {}"):
        (tmp_path / "rathausreif.css").write_text(text)
        addresses.append(loaded_by(Visitor(make_app()).get("/de/"))[0])

    assert addresses[0] != addresses[1]


@pytest.mark.parametrize("address", ["/static/rathausreif.css", "/static/0123456789ab/rathausreif.css"])
def test_another_versions_address_is_served_and_not_kept(visitor: Visitor, address: str) -> None:
    page = visitor.get(address)

    assert (page.status, page.headers["Cache-Control"]) == (200, "no-cache")


@pytest.mark.parametrize("name", SERVED)
def test_every_file_is_served_as_it_is_packed_or_not(app: Flask, name: str) -> None:
    client = app.test_client()

    plain = client.get(f"/static/{name}", headers={"Accept-Encoding": "gzip;q=0, br"})
    sent = client.get(f"/static/{name}", headers={"Accept-Encoding": "br, gzip"})

    packed = sent.headers.get("Content-Encoding") == "gzip"
    assert plain.data == (FOLDER / name).read_bytes() == (gzip.decompress(sent.data) if packed else sent.data)
    assert "Content-Encoding" not in plain.headers
    assert plain.headers["Content-Type"] == KINDS[Path(name).suffix]
    assert packed == (sent.headers.get("Vary") == "Accept-Encoding")


def test_the_style_sheet_is_sent_in_a_third_of_its_size(app: Flask) -> None:
    with app.app_context():
        sheet = static_files().files["rathausreif.css"]

    assert len(sheet.packed) * 3 < len(sheet.plain)


def test_what_a_browser_has_already_is_not_sent_again(app: Flask) -> None:
    client = app.test_client()
    tag = client.get("/static/plan.css").headers["ETag"]

    again = client.get("/static/plan.css", headers={"If-None-Match": tag})

    assert (again.status_code, again.data) == (304, b"")


def test_a_first_visit_loads_four_files_beside_its_page_in_less_than_sixty_kibibytes(
    visitor: Visitor,
) -> None:
    page = visitor.get("/de/", headers=PACKED)
    (sheet,) = (address for address in loaded_by(page) if address.endswith(".css"))
    beside = [DRAWN_AT_THE_START, "fonts/latin.woff2"]
    scripts = [address for address in loaded_by(page) if address.endswith(".js")]
    files = {sheet, *scripts, *(urljoin(sheet, name) for name in beside)}

    sizes = [len(visitor.get(address, headers=PACKED).body) for address in files]

    assert len(files) <= 4
    assert urljoin(sheet, DRAWN_AT_THE_START) in loaded_by(page)
    assert len(page.body) + sum(sizes) <= 60 * 1024


def test_the_one_drawing_has_the_mark_and_the_stages_that_paper_shows() -> None:
    together, mark = ((FOLDER / f"drawings/{name}.svg").read_text() for name in ("site", "mark"))
    boxes = [re.findall("<rect.*?/>", (FOLDER / f"drawings/stage-{name}.svg").read_text()) for name in STAGES]

    assert re.findall("<rect.*?/>", together) == [box for row in boxes for box in row]
    assert re.findall("<path.*?/>", together) == re.findall("<path.*?/>", mark)
