"""The import contracts catch what they are there for: a module is planted, and the check turns red."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
DOMAIN = next(found for found in CONTRACTS if found["name"].startswith("The domain"))["source_modules"]
LAYERS = next(found for found in CONTRACTS if found["type"] == "layers")["layers"]
PACKAGES = [name for name in DOMAIN if (ROOT / name.replace(".", "/")).is_dir()]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The code and its contracts, to be spoilt."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    only_code = shutil.ignore_patterns("__pycache__", "*.toml", "*.csv", "*.json", "*.ttf")
    shutil.copytree(ROOT / "questionnaire", tmp_path / "questionnaire", ignore=only_code)
    return tmp_path


def lint(folder: Path) -> str:
    """What the check says; nothing where it is content."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode else ""


def test_every_package_below_the_wording_belongs_to_the_domain() -> None:
    below = {name for layer in LAYERS[LAYERS.index("wording") + 1 :] for name in layer.split(" | ")}

    assert below - {name.removeprefix("questionnaire.") for name in DOMAIN} == {"settings", "drafts"}


def test_as_it_is_everything_stands_in_its_layer(copy: Path) -> None:
    assert lint(copy) == ""


@pytest.mark.parametrize("package", PACKAGES)
def test_a_new_module_of_the_domain_may_not_know_flask(copy: Path, package: str) -> None:
    (copy / package.replace(".", "/") / "planted.py").write_text("import flask\n")

    assert f"{package}.planted -> flask" in lint(copy)


@pytest.mark.parametrize("place", ["attic.py", "attic/__init__.py"])
def test_a_module_in_no_layer_is_named(copy: Path, place: str) -> None:
    planted = copy / "questionnaire" / place
    planted.parent.mkdir(exist_ok=True)
    planted.write_text("")

    assert "attic" in lint(copy)
