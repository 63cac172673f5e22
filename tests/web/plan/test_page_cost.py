"""What the plan's page costs, as exact claims: how much is called for it."""

from __future__ import annotations

from jinja2.runtime import Macro
from markupsafe import escape

from questionnaire.web.language import current_language
from questionnaire.wording.template_output import DirectCalls
from tests.counted import calls
from tests.web.visitor import Visitor

# Before they were counted: 1,600 calls, 700 of them of macros, 3,400 escapes, 900 questions for the language.
MOST = {"DirectCalls.call": 1150, "Macro._invoke": 425, "escape": 500, "current_language": 280}


def test_a_plan_with_27_steps_is_shown_with_few_calls(visitor: Visitor) -> None:
    journey = visitor.bring("school-meals-uckermark")
    steps = journey.get("plan").body.count(b'<details class="task"')

    with calls(Macro._invoke, DirectCalls.call, escape, current_language) as found:
        journey.get("plan")

    assert steps == 27
    assert {name: count for name, count in found.items() if count > MOST[name]} == {}
