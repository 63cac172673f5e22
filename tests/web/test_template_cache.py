"""Templates are compiled once for all starts, counted in calls."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from questionnaire.web import template_cache
from questionnaire.web.template_cache import TemplateCache
from tests.counted import calls
from tests.web.visitor import Visitor

PAGE = "page.html"


def environment(words: str, cache: TemplateCache) -> Environment:
    return Environment(autoescape=True, loader=DictLoader({PAGE: words}), bytecode_cache=cache)


def test_a_second_start_compiles_nothing(tmp_path: Path) -> None:
    environment("{{ 1 }}", TemplateCache(tmp_path)).get_template(PAGE)

    with calls(Environment.compile) as made:
        said = environment("{{ 1 }}", TemplateCache(tmp_path)).get_template(PAGE).render()

    assert (made.total(), said) == (0, "1")


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    environment("{{ 1 }}", TemplateCache(tmp_path)).get_template(PAGE)

    assert environment("{{ 2 }}", TemplateCache(tmp_path)).get_template(PAGE).render() == "2"


def test_another_jinja_compiles_all_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment("{{ 1 }}", TemplateCache(tmp_path)).get_template(PAGE)
    monkeypatch.setattr(template_cache, "version", lambda _package: "99.0")

    with calls(Environment.compile) as made:
        environment("{{ 1 }}", TemplateCache(tmp_path)).get_template(PAGE)

    assert made.total() == 1


def test_where_nothing_can_be_written_none_is_kept(tmp_path: Path) -> None:
    cache = TemplateCache(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    assert environment("{{ 1 }}", cache).get_template(PAGE).render() == "1"


def test_the_application_has_one(visitor: Visitor) -> None:
    assert isinstance(visitor.client.application.jinja_env.bytecode_cache, TemplateCache)
