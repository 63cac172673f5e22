"""Templates write the same as Jinja's own."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError, pass_context
from markupsafe import Markup, escape

from questionnaire.wording.template_output import write_plainly, written
from tests.counted import calls

TEMPLATE = """{% macro bold(text, caller=none) %}<b>{{ text }}{{ caller() if caller }}</b>{% endmacro %}
{% for each in (typed, 3, none, '<i>'|safe) %}
{% set own = each %}{{ own }}{{ bold(own) }}{{ seen() }}{% endfor %}
{% call bold(typed) %}{{ typed }}{% endcall %}{{ typed.upper() }}{{ typed|join(",") }}"""


@pass_context
def seen(context: Any) -> str:
    """Wants to see the loop that it is called in."""
    return f"{context['own']}"


def environment(*, plainly: bool) -> Environment:
    templates = Environment(autoescape=True, undefined=StrictUndefined)
    templates.globals["seen"] = seen
    if plainly:
        write_plainly(templates)
    return templates


@given(st.text())
def test_a_template_writes_what_jinja_writes(typed: str) -> None:
    plain, usual = (
        environment(plainly=plainly).from_string(TEMPLATE).render(typed=typed) for plainly in (True, False)
    )

    assert plain == usual


@pytest.mark.parametrize("value", ['<a href="\'">&', Markup("<b>&amp;</b>"), 3, None, ["<"]])
def test_whatever_is_written_is_escaped_once(value: Any) -> None:
    assert written(value) == escape(value)


def test_what_nobody_gave_is_still_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment(plainly=True).from_string("{{ missing }}").render()


def test_words_are_escaped_without_a_markup_of_them() -> None:
    template, b = environment(plainly=True).from_string("{{ a }}{{ b }}"), Markup("<b>")

    with calls(escape, Markup.__new__) as found:
        template.render(a="<", b=b)

    assert sum(found.values()) == 0
