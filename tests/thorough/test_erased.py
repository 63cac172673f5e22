"""After everybody has erased everything, no byte of what they typed is in any file of the site."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from questionnaire.answers.answers import Answers
from questionnaire.storage import Assessments
from questionnaire.storage.engine import open_engine
from tests.thorough.figures import Note
from tests.thorough.founders import PERIOD, fingerprint, link_of, token_of
from tests.thorough.site import Site

FOUNDERS = 60
MARK = "Verschwiegenes"
KEPT = link_of(0)


def type_and_correct(site: Site, link: str) -> None:
    """What is written over is erased, too; so is a form that came back, and what a second look compares."""
    token = token_of(link)
    for number in range(3):
        sentence = f"{MARK} {number} " * 9
        form = {"name": f"{MARK} {link[-4:]}", "sentence": sentence, "form": "food", "fields": "kita"}
        sent = site.client.post(f"/de/{link}/step/1", {"token": token, "go": "stay", **form})
        assert sent.status == 303, sent
    site.client.post(f"/de/{link}/step/1", {"token": token, "go": "stay", "name": MARK * 30})
    site.client.post(f"/de/{link}/contact", {"token": token, "email": f"{MARK}@", "person": MARK * 30})
    site.client.post(f"/de/{link}/calendar", {"token": token})


def files_that_hold(folder: Path, mark: bytes) -> dict[str, int]:
    """How often it stands in each."""
    files = (file for file in folder.rglob("*") if file.is_file())
    found = {str(file.relative_to(folder)): file.read_bytes().count(mark) for file in files}
    return {name: count for name, count in found.items() if count}


def test_what_was_erased_is_in_no_file(site: Site, note: Note) -> None:
    links = [link_of(number) for number in range(1, FOUNDERS)]
    engine = open_engine(site.url)
    storage = Assessments(engine, PERIOD)
    for link in (KEPT, *links):
        storage.create(fingerprint(link), "2026.1", Answers({"sentence": (f"{MARK} zuerst",)}), _now())
    storage.save(fingerprint(KEPT), "2026.1", {"name": ("bleibt",), "sentence": ("",)}, _now())
    engine.dispose()
    site.start()
    for link in links:
        type_and_correct(site, link)
    before = files_that_hold(site.folder, MARK.encode())

    erased = {
        site.client.post(f"/de/{link}/erase", {"token": token_of(link)}).status for link in reversed(links)
    }

    after = files_that_hold(site.folder, MARK.encode())
    known = {link for link in links if files_that_hold(site.folder, fingerprint(link))}
    note(f"times that erased text stands in files, of {sum(before.values())}", sum(after.values()), 0)
    assert erased == {303}
    assert sum(before.values()) > FOUNDERS
    assert (after, known) == ({}, set())
    assert files_that_hold(site.folder, b"bleibt")


def _now() -> datetime:
    return datetime.now(UTC)
