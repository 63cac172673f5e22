"""A third language is what CONTRIBUTING says it is: its steps are taken in a copy, with English as French."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from questionnaire.languages import CONVENTIONS
from questionnaire.texts import GERMAN, LANGUAGES, Gloss, Text

ROOT = Path(__file__).parents[1]
LISTED = re.compile(r"""(?<!lang=)["'](?:de|en)["']|\.en\b|\ben=""")
# The list itself, how each writes, and what the interface's words are written in.
MAY_LIST = {"texts.py", "languages.py", "translations.py"}
FRENCH = """    "fr": Conventions(
        own_name="Français",
        plan_as_pdf="Plan en français (PDF)",
        locale="fr_FR",
        day_pattern="d MMM yyyy",
        delimiter=";",
        euro_sign="behind",
        hours="short",
    ),
}
"""
START = "from app import create_app; create_app()"
JOURNEY = """
import io, json, sys
from datetime import date
from app import create_app
from questionnaire.answers.file import read_answers
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.settings import Settings
from questionnaire.storage.migrate import upgrade

app = create_app(Settings(secret_key="k" * 32, database_url="sqlite:///fr.sqlite"))
services = app.extensions["rathausreif"]
upgrade(services.assessments.engine)
client = app.test_client()
sample = open("samples/school-meals-uckermark.json", "rb").read()
check = client.post("/fr/answers", data={"file": (io.BytesIO(sample), "a.json")}).location
step, plan = check.replace("/10", "/1"), check.replace("step/10", "plan")
paths = ["/fr/", "/fr/about", "/fr/facts", "/fr/sources", "/fr/workshops", check, step, plan]
answers = read_answers(services.edition.catalogue, services.edition.regions, sample)
paper = plan_html(draw_up(services.edition, answers, date(2026, 11, 23)), "fr")
print(json.dumps([{path.rpartition("/")[2]: client.get(path).text for path in paths}, paper]))
"""


def replace(file: Path, words: str, instead: str) -> None:
    before = file.read_text(encoding="utf-8")
    assert words in before, f"{file.name} has changed; correct the test"
    file.write_text(before.replace(words, instead), encoding="utf-8")


def declare(project: Path) -> None:
    texts = project / "questionnaire" / "texts.py"
    replace(texts, 'Literal["de", "en"]', 'Literal["de", "en", "fr"]')
    replace(texts, "    en: str\n", "    en: str\n    fr: str\n")


def translate_interface(project: Path) -> None:
    folder = Path(shutil.copytree(project / "translations" / "de", project / "translations" / "fr"))
    file = folder / "LC_MESSAGES" / "messages.po"
    with file.open("rb") as po, file.with_suffix(".mo").open("wb") as mo:
        write_mo(mo, read_po(po))


def describe(project: Path) -> None:
    replace(project / "questionnaire" / "languages.py", "    ),\n}\n", f"    ),\n{FRENCH}")


def translate_content(project: Path) -> None:
    for file in (project / "questionnaire" / "content").rglob("*.toml"):
        doubled = re.sub(
            r"(?m)^(\s*(?:[\w.]+\.)?)en( = .*)$", r"\1en\2\n\1fr\2", file.read_text(encoding="utf-8")
        )
        file.write_text(doubled, encoding="utf-8")


def translate_attribution(project: Path) -> None:
    file = project / "questionnaire" / "content" / "regions" / "meta.json"
    meta = json.loads(file.read_text(encoding="utf-8"))
    said = meta["attribution"]
    meta["attribution"] = said | {
        key.replace("_en", "_fr"): words for key, words in said.items() if key.endswith("_en")
    }
    file.write_text(json.dumps(meta), encoding="utf-8")


# CONTRIBUTING's steps in their order, and what is named as missing after each.
STEPS: dict[Callable[[Path], None], str] = {
    declare: "translations/fr/LC_MESSAGES/messages.mo is missing",
    translate_interface: "languages.py: there are no conventions for fr",
    describe: "offering.toml: offering: Object missing required field `fr` - at `$.title`",
    translate_content: "meta.json: attribution: there is no population_fr",
    translate_attribution: "",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("questionnaire", "templates", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("static", "samples"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "app.py", tmp_path)
    return tmp_path


def run(project: Path, script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=False, timeout=120
    )


def test_after_each_step_the_app_names_what_the_new_language_lacks_next(project: Path) -> None:
    for step, gap in STEPS.items():
        step(project)

        assert gap in run(project, START).stderr.rpartition("Error: ")[2]


def test_with_all_steps_taken_pages_offer_both_others_and_a_plan_is_drawn_up(project: Path) -> None:
    for step in STEPS:
        step(project)

    done = run(project, JOURNEY)
    assert not done.stderr, done.stderr
    pages, paper = json.loads(done.stdout)

    for name, page in pages.items():
        bar = page[page.index("<header") : page.index("</header>")]
        assert re.findall(r' lang="(\w\w)"', bar) == ["de", "en"], name
        assert '<html lang="fr">' in page, name
    assert "Plan auf Deutsch (PDF)" in pages["plan"] and "Plan in English (PDF)" in pages["plan"]
    assert "Français" in pages["workshops"]
    assert '<html lang="fr"' in paper


def test_texts_glosses_and_conventions_have_each_language() -> None:
    assert Text.__struct_fields__ == LANGUAGES == tuple(CONVENTIONS)
    assert Gloss.__struct_fields__ == tuple(language for language in LANGUAGES if language != GERMAN)


def test_nothing_else_lists_the_languages() -> None:
    files = [*(ROOT / "questionnaire").rglob("*.py"), *(ROOT / "templates").rglob("*.html"), ROOT / "app.py"]

    lists = [file for file in files if LISTED.search(file.read_text(encoding="utf-8"))]

    assert {file.name for file in lists} == MAY_LIST
