"""From one release to the next, and what can go wrong on the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from questionnaire.content.loader import EDITION_NUMBER
from questionnaire.storage import Assessments, migrate
from questionnaire.storage.engine import open_engine
from tests.databases import PostgresqlDatabases
from tests.storage.earlier_forms import FORMS, all_steps, load
from tests.storage.test_earlier_forms import columns, rows
from tests.storage.test_migrate import NEXT_STEP, revision
from tests.thorough.figures import Note
from tests.thorough.founders import PERIOD, SAMPLE, answered, fingerprint, let_begin, link_of, token_of
from tests.thorough.mutations import copy_of_project
from tests.thorough.site import ROOT, Site

FIRST = FORMS[0]
NEXT_EDITION = "2099.1"


def killed_at_each_statement(folder: Path) -> list[Path]:
    """In the order of the statements; the last one came to its end."""
    command = [sys.executable, "-m", "tests.thorough.killed_upgrade", FIRST, str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    return sorted(
        (file for file in folder.glob("*.sqlite") if file.stem.isdecimal()), key=lambda file: int(file.stem)
    )


def test_an_upgrade_that_is_killed_at_any_statement_can_be_done_again(tmp_path: Path, note: Note) -> None:
    load(FIRST, tmp_path / "before.sqlite")
    wanted = columns(tmp_path / "before.sqlite")
    whole = rows(tmp_path / "before.sqlite", wanted)
    killed = killed_at_each_statement(tmp_path / "killed")

    forms, damaged = set(), []
    for file in killed:
        engine = open_engine(f"sqlite:///{file}")
        forms.add(revision(engine))
        migrate.upgrade(engine)
        if not migrate.is_current(engine) or rows(file, wanted) != whole:
            damaged.append(file.stem)
        engine.dispose()

    note(f"databases damaged by {len(killed) - 1} upgrades killed at each statement", len(damaged), 0)
    assert damaged == []
    assert forms == {FIRST, all_steps()[-1]}
    assert len(killed) > len(all_steps())


def test_on_postgresql_an_upgrade_that_is_killed_leaves_nothing(
    tmp_path: Path, postgresql_databases: PostgresqlDatabases
) -> None:
    url = postgresql_databases.empty(tmp_path)
    program = "import sys; from tests.thorough.killed_upgrade import upgrade_until as u; u(sys.argv[1], {})"

    for statement in (5, 20, 35):
        command = [sys.executable, "-c", program.format(statement), url]
        assert subprocess.run(command, cwd=ROOT, check=False).returncode < 0

    engine = open_engine(url)
    assert revision(engine) is None
    migrate.upgrade(engine)
    assert migrate.is_current(engine)
    engine.dispose()


@pytest.fixture
def next_release(folder: Path) -> Path:
    """With one migration more, and another edition of the questionnaire."""
    project = copy_of_project(folder)
    versions = project / "questionnaire" / "migrations" / "versions"
    step = NEXT_STEP.format(head=all_steps()[-1], ending="")
    (versions / "9999_chairs.py").write_text(step, encoding="utf-8")
    loader = project / "questionnaire" / "content" / "loader.py"
    words = loader.read_text(encoding="utf-8").replace(EDITION_NUMBER, NEXT_EDITION)
    loader.write_text(words, encoding="utf-8")
    return project


@pytest.fixture
def releases(site: Site, next_release: Path) -> Iterator[tuple[Site, Site]]:
    """This one, which runs, and the next one on the same database."""
    site.start()
    newer = Site(site.folder, site.url, root=next_release)
    yield site, newer
    newer.kill()


def test_a_page_of_the_release_before_is_sent_to_the_next_one(releases: tuple[Site, Site]) -> None:
    old, new = releases
    link = link_of(1)
    let_begin(old.url, [link])
    answered(old.client, link)
    token = old.client.get(f"/en/{link}/step/1").token

    old.stop()
    new.upgrade()
    new.start()
    form = {"token": token, "go": "stay", "name": "MittagsTisch", "a_question_that_went": "yes"}
    sent = new.client.post(f"/en/{link}/step/1", form | {"form": "food", "fields": ["kita"]})

    engine = open_engine(new.url)
    found = Assessments(engine, PERIOD).find(fingerprint(link), datetime.now(UTC))
    assert (sent.status, token) == (303, token_of(link))
    assert found is not None and found.edition_number == NEXT_EDITION
    assert found.answers.many("name") == ("MittagsTisch",)
    assert found.answers.many("target") == (SAMPLE["target"],)
    assert new.client.get(f"/en/{link}/plan").status == 200
    engine.dispose()


def test_whoever_goes_back_is_refused_in_a_sentence_and_loses_nothing(releases: tuple[Site, Site]) -> None:
    old, new = releases
    old.stop()
    new.upgrade()
    before = old.database.read_bytes()

    said = old.flask("upgrade")

    assert said.returncode == 1
    assert "Traceback" not in said.stderr
    assert "the form 9999, which a newer Rathausreif made" in said.stderr
    assert old.database.read_bytes() == before


def test_the_release_before_goes_on_serving_while_the_next_one_upgrades(
    releases: tuple[Site, Site], note: Note
) -> None:
    old, new = releases
    links = [link_of(number) for number in range(4)]
    let_begin(old.url, links)

    new.upgrade()
    statuses = {status for link in links for status in answered(old.client, link)}

    engine = open_engine(old.url)
    with engine.connect() as connection:
        chairs = connection.execute(text("SELECT count(*) FROM chairs")).scalar()
    note("answers refused by old code on the next form", len(statuses - {303}), 0)
    assert (statuses, chairs) == ({303}, 1)
    engine.dispose()
