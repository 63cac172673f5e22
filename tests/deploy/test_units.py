"""The units for systemd: what they call is there, and what they may do is little."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from questionnaire.cli import COMMANDS
from questionnaire.settings import Settings, settings_from
from tests.deploy.settings_file import ROOT, filled_in

UNITS = ROOT / "deploy/systemd"
INSTALLED = "/srv/rathausreif/current/"
PYTHON = ".venv/bin/python"
CALLED = re.compile(rf"^ExecStart(?:Pre)?={INSTALLED}(\S+) ?(.*)$", re.MULTILINE)
# systemd's own measure, in tenths: from 0, shut off, to 100, may do all.
MOST_EXPOSED = 15
ANALYZE = shutil.which("systemd-analyze")


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """With a program in the place of ours, which are not installed."""
    folder = tmp_path / "units"
    shutil.copytree(UNITS, folder)
    for unit in folder.glob("*.service"):
        unit.write_text(re.sub(rf"{INSTALLED}\S+", "/usr/bin/env", unit.read_text()))
    return folder


def analyze(units: Path, *words: str | Path) -> str:
    """Nothing where systemd has nothing to say against it."""
    environment = {"SYSTEMD_UNIT_PATH": f"{units}:", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    command = [ANALYZE or "", *map(str, words)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else f"{done.stdout}{done.stderr}"


@pytest.mark.skipif(not ANALYZE, reason="systemd is not installed")
def test_systemd_understands_every_line(units: Path) -> None:
    files = [file for file in units.iterdir() if file.is_file()]

    assert analyze(units, "verify", "--man=no", "--recursive-errors=no", *files) == ""


@pytest.mark.skipif(not ANALYZE, reason="systemd is not installed")
@pytest.mark.parametrize("unit", [file.name for file in UNITS.glob("*.service")])
def test_a_unit_may_do_little(units: Path, unit: str) -> None:
    words = ("security", "--offline=yes", "--no-pager", f"--threshold={MOST_EXPOSED}", unit)

    assert analyze(units, *words) == ""


def test_what_units_call_is_there() -> None:
    called = [call for unit in UNITS.glob("*.service") for call in CALLED.findall(unit.read_text())]
    commands = {words.split()[4] for program, words in called if "--app app" in words and program == PYTHON}

    assert commands and commands <= set(COMMANDS)
    for script in {program for program, _words in called} - {PYTHON}:
        assert (ROOT / script).stat().st_mode & 0o111


def test_every_timer_has_its_unit() -> None:
    for timer in UNITS.glob("*.timer"):
        assert timer.with_suffix(".service").exists()


def test_production_starts_with_the_settings_once_they_are_filled_in() -> None:
    settings = settings_from(filled_in(RATHAUSREIF_SECRET_KEY="k" * 64))

    assert settings.production and settings.proxy_hops == 1
    assert settings.print_folder.parent == Path("/var/lib/rathausreif")
    assert {name for name in filled_in() if name.startswith("RATHAUSREIF_")} <= {
        f"RATHAUSREIF_{field}".upper() for field in Settings.__struct_fields__
    }


def test_production_does_not_start_with_the_draft() -> None:
    with pytest.raises(ValueError, match="RATHAUSREIF_SECRET_KEY"):
        settings_from(filled_in())


def test_containers_have_no_way_out_and_no_rights() -> None:
    services = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text("utf-8"))["services"]

    assert [name for name, service in services.items() if "outside" in service["networks"]] == ["web"]
    assert services["web"]["ports"] == ["127.0.0.1:8000:8000"]
    for ours in (services["web"], services["worker"]):
        assert ours["cap_drop"] == ["ALL"] and ours["read_only"]
        assert ours["security_opt"] == ["no-new-privileges:true"]


def test_nothing_that_a_container_needs_is_ignored() -> None:
    ignored = (ROOT / ".dockerignore").read_text().split()

    assert not {"app.py", "bootstrap.sh", "requirements.txt", "deploy", "translations"} & set(ignored)
    assert "!tests/browser/html_validate/package-lock.json" in ignored
