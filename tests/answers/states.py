"""States of steps to test with: any that people could leave behind."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from questionnaire.answers.step_states import DONE, DROPPED, StepState, StepStates, moved_to
from tests.answers.sheets import CATALOGUE

GONE = "a_step_that_no_release_has_any_more"
_ANY_DAY = st.dates(date(2025, 6, 1), date(2034, 1, 1))
_STATE: st.SearchStrategy[StepState] = st.sampled_from([DONE, DROPPED]) | st.builds(moved_to, _ANY_DAY)
_STEPS = st.sampled_from([*(action.id for action in CATALOGUE.actions), GONE])


def step_states() -> st.SearchStrategy[StepStates]:
    """None, some or many, said on any day, and counted from any day."""
    states = st.dictionaries(_STEPS, _STATE, max_size=30)
    said_on = states.flatmap(
        lambda said: st.tuples(st.just(said), st.fixed_dictionaries(dict.fromkeys(said, _ANY_DAY)))
    )
    return st.builds(lambda said, since: StepStates(said[0], said[1], since), said_on, st.none() | _ANY_DAY)
