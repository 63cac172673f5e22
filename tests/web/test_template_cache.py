"""Templates are compiled once for all starts, counted in calls."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.nodes import Filter, Literal

from questionnaire.report.pdf.environment import environment as paper
from questionnaire.wording.template_cache import TemplateCache
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


def test_a_template_that_is_read_otherwise_is_compiled_again(tmp_path: Path) -> None:
    environment("{% if 1 %}\n2{% endif %}", TemplateCache(tmp_path)).get_template(PAGE)
    other = environment("{% if 1 %}\n2{% endif %}", TemplateCache(tmp_path))
    other.trim_blocks = True

    assert other.get_template(PAGE).render() == "2"


@pytest.mark.parametrize("is_paper", [False, True])
def test_no_filter_is_given_a_constant(visitor: Visitor, is_paper: bool) -> None:
    """Jinja applies it while compiling, so that a kept template would not know when our filter changes."""
    templates: Environment = paper("de") if is_paper else visitor.client.application.jinja_env
    ours = set(templates.filters) - set(DEFAULT_FILTERS)
    for name in templates.list_templates():
        assert templates.loader is not None
        tree = templates.parse(templates.loader.get_source(templates, name)[0])
        constant = {used.name for used in tree.find_all(Filter) if isinstance(used.node, Literal)}
        assert not constant & ours, name


def test_where_nothing_can_be_written_none_is_kept(tmp_path: Path) -> None:
    cache = TemplateCache(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    assert environment("{{ 1 }}", cache).get_template(PAGE).render() == "1"


def test_pages_and_paper_have_one(visitor: Visitor) -> None:
    for templates in (visitor.client.application.jinja_env, paper("de")):
        assert isinstance(templates.bytecode_cache, TemplateCache)
