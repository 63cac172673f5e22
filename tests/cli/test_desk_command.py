"""`flask desk`."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from tests.cli.command import Run
from tests.web.visitor import services_of


def test_it_prints_a_link_that_fits(run: Run, app: Flask) -> None:
    link = run("desk", "--language", "en").output.strip()

    assert link.startswith("http://127.0.0.1:") and "/en/desk/" in link
    assert services_of(app).desk_key.fits(link.rsplit("/", 1)[1])


def test_a_new_link_makes_the_old_one_useless(run: Run, app: Flask) -> None:
    old, _new = run("desk").output, run("desk").output

    assert not services_of(app).desk_key.fits(old.strip().rsplit("/", 1)[1])


def test_a_closed_desk_opens_with_no_link(run: Run, app: Flask) -> None:
    link = run("desk").output

    assert run("desk", "--close").output == "the review desk is closed\n"
    assert not services_of(app).desk_key.fits(link.strip().rsplit("/", 1)[1])
    assert not services_of(app).desk_key.fits("")


def test_what_is_kept_is_for_its_owner_alone(run: Run, tmp_path: Path) -> None:
    run("desk")

    (key,) = tmp_path.rglob("desk.key")
    assert key.stat().st_mode & 0o077 == 0
