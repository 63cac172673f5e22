"""deploy/upgrade and deploy/rollback with the real server, on both databases, without systemd and pip."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest

from questionnaire.answers.file import read_answers
from questionnaire.content.edition import Edition
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.storage import Assessments, Period
from questionnaire.storage.engine import open_engine
from questionnaire.storage.form import newest_form
from tests.databases import Databases, SqliteFiles
from tests.deploy.settings_file import ROOT, filled_in
from tests.postgresql_server import programs
from tests.web.catalogues import compile_catalogues
from tests.web.operators import operator_file
from tests.web.visitor import sample_bytes

MINE, THEIRS = b"m" * 32, b"t" * 32
TODAY = date(2026, 11, 23)
PARTS = ("deploy", "questionnaire", "static", "templates", "translations")
# What is installed already is used by every version.
BOOTSTRAP = """
bootstrap() {{
    mkdir -p .venv/bin
    printf '#!/bin/sh\\nexec {python} "$@"\\n' >.venv/bin/python
    chmod +x .venv/bin/python
}}
"""
LATER = """
import sqlalchemy as sa
from alembic import op

revision = "{form}"
down_revision = "{before}"


def upgrade() -> None:
    op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))


def downgrade() -> None:
    op.drop_table("later")
"""


class Server:
    """A server's folders in one of the test's own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        for name in ("home", "units", "backups", "programs"):
            (folder / name).mkdir()
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            self.port = str(listener.getsockname()[1])
        given = filled_in(
            RATHAUSREIF_SECRET_KEY="k" * 64,
            RATHAUSREIF_DATABASE_URL=url,
            RATHAUSREIF_PRINTS=str(folder / "prints"),
            RATHAUSREIF_OPERATOR=operator_file(folder),
            RATHAUSREIF_REVIEWS=str(folder / "reviews"),
            PORT=self.port,
        )
        (folder / "settings.env").write_text("".join(f"{name}={value}\n" for name, value in given.items()))
        systemctl = folder / "programs/systemctl"
        systemctl.write_text(f'#!/bin/sh\nexec {sys.executable} -m tests.deploy.stand_in_systemctl "$@"\n')
        systemctl.chmod(0o755)

    def run(self, script: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """One of the scripts, as on a server."""
        path = [str(self.folder / "programs"), str(programs() or ""), os.environ["PATH"]]
        places = {
            "DEPLOY_HOME": self.folder / "home",
            "DEPLOY_SETTINGS": self.folder / "settings.env",
            "DEPLOY_BACKUPS": self.folder / "backups",
            "DEPLOY_UNITS": self.folder / "units",
        }
        environment = {name: str(place) for name, place in places.items()}
        ours = {
            "DEPLOY_PATIENCE": "600",
            "DEPLOY_ACCOUNT": "",
            "PYTHONPATH": str(ROOT),
            "PATH": os.pathsep.join(path),
        }
        return subprocess.run(
            (str(script), *words),
            cwd=self.folder,
            env={**os.environ, **environment, **ours},
            capture_output=True,
            text=True,
            check=False,
        )

    def unpacked(self, name: str) -> Path:
        """The folder of a version that has just arrived: this one, until something in it is changed."""
        source = self.folder / f"{name}-unpacked"
        source.mkdir()
        for part in PARTS:
            shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
        for file in ("app.py", "gunicorn.conf.py"):
            shutil.copy(ROOT / file, source)
        (source / "bootstrap.sh").write_text(BOOTSTRAP.format(python=sys.executable))
        return source

    def upgrade(self, source: Path) -> subprocess.CompletedProcess[str]:
        return self.run(source / "deploy/upgrade", source.name.removesuffix("-unpacked"))

    def rollback(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run(self.folder / "home/current/deploy/rollback", *words)

    @property
    def current(self) -> str:
        return (self.folder / "home/current").resolve().name

    def is_ready(self) -> bool:
        with urlopen(f"http://127.0.0.1:{self.port}/ready", timeout=300) as answer:
            return bool(answer.status == 200)

    def said(self) -> str:
        return "".join(file.read_text() for file in (self.folder / "home").glob("*.said"))


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Databases:
    if request.param == "sqlite":
        return SqliteFiles(tmp_path)
    made: Databases = request.getfixturevalue("postgresql_databases")
    return made


@pytest.fixture
def server(either: Databases, tmp_path: Path) -> Iterator[Server]:
    """The first version runs on it."""
    compile_catalogues()
    server = Server(tmp_path, either.empty(tmp_path / "state"))
    try:
        done = server.upgrade(server.unpacked("first"))
        assert done.returncode == 0, done.stderr + server.said()
        yield server
    finally:
        server.run(
            tmp_path / "programs/systemctl",
            "stop",
            *(file.name for file in (tmp_path / "units").glob("*.service")),
        )


@pytest.fixture
def storage(server: Server) -> Iterator[Assessments]:
    engine = open_engine(server.url)
    yield Assessments(engine, Period(180))
    engine.dispose()


def save(storage: Assessments, edition: Edition, whose: bytes) -> None:
    answers = read_answers(edition.catalogue, edition.regions, sample_bytes("school-meals-uckermark"))
    storage.create(whose, edition.catalogue.edition_number, answers, datetime.now(UTC))
    storage.engine.dispose()


def plan(storage: Assessments, edition: Edition, whose: bytes = MINE) -> ActionPlan | None:
    found = storage.find(whose, datetime.now(UTC))
    storage.engine.dispose()
    return draw_up(edition, found.answers, TODAY) if found else None


def with_a_later_form(source: Path) -> Path:
    before = newest_form()
    form = f"{int(before) + 1:04}"
    step = LATER.format(form=form, before=before)
    (source / f"questionnaire/migrations/versions/{form}_later.py").write_text(step)
    return source


def test_an_upgrade_keeps_what_people_saved_and_can_be_taken_back(
    server: Server, storage: Assessments, edition: Edition
) -> None:
    save(storage, edition, MINE)
    before = plan(storage, edition)

    done = server.upgrade(with_a_later_form(server.unpacked("second")))

    assert (done.returncode, server.current) == (0, "second"), done.stderr + server.said()
    assert server.is_ready() and before and plan(storage, edition) == before
    save(storage, edition, THEIRS)
    refused = server.rollback()
    assert refused.returncode == 1 and "--restore" in refused.stderr and server.current == "second"
    done = server.rollback("--restore")
    assert (done.returncode, server.current) == (0, "first"), done.stderr + server.said()
    assert server.is_ready() and plan(storage, edition) == before
    assert plan(storage, edition, THEIRS) is None and "The database that was there before is" in done.stdout


def test_without_a_new_form_nothing_is_put_aside(
    server: Server, storage: Assessments, edition: Edition
) -> None:
    server.upgrade(server.unpacked("second"))
    save(storage, edition, MINE)

    done = server.rollback()

    assert (done.returncode, server.current) == (0, "first"), done.stderr
    assert plan(storage, edition)


@pytest.mark.parametrize("broken", ["app.py", "gunicorn.conf.py"])
def test_a_version_that_does_not_start_leaves_the_old_one_running(
    server: Server, storage: Assessments, edition: Edition, broken: str
) -> None:
    """The one before its database is touched, the other after that."""
    save(storage, edition, MINE)
    source = with_a_later_form(server.unpacked("second"))
    (source / broken).write_text("raise SystemExit('broken')\n")

    done = server.upgrade(source)

    assert (done.returncode, server.current) == (1, "first"), done.stderr
    assert server.is_ready() and plan(storage, edition)


def test_a_version_that_cannot_be_built_changes_nothing(server: Server) -> None:
    source = server.unpacked("second")
    (source / "bootstrap.sh").write_text("bootstrap() { exit 1; }\n")

    done = server.upgrade(source)

    assert (done.returncode, server.current) == (1, "first")
    assert "could not be built" in done.stderr and not (server.folder / "home/versions/second").exists()
    assert server.is_ready()


def test_a_nightly_backup_has_reviews_too_and_ends_those_that_are_too_old(server: Server) -> None:
    (server.folder / "reviews").mkdir(exist_ok=True)
    old = server.folder / "backups/rathausreif-old.backup"
    old.touch()
    os.utime(old, (0, 0))

    done = server.run(server.folder / "home/current/deploy/backup")

    made = sorted(file.name.partition(".")[2] for file in (server.folder / "backups").iterdir())
    assert (done.returncode, made) == (0, ["backup", "reviews.tar"]), done.stderr
