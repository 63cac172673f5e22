"""Who may use the render processes: those who wait come before what is made ahead."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from questionnaire.report.processes.faults import Busy
from questionnaire.report.processes.places import Places


def test_where_all_places_are_taken_one_is_told_at_once() -> None:
    places = Places(processes=1, queue=1)

    with places.asked(), places.asked(), pytest.raises(Busy), places.asked():
        pass
    with places.asked(), places.asked():
        pass


@pytest.mark.parametrize(("processes", "ahead"), [(1, 1), (2, 1), (4, 3)])
def test_what_is_made_ahead_leaves_a_process_to_whoever_asks(processes: int, ahead: int) -> None:
    places = Places(processes, queue=6)

    with ExitStack() as made_ahead:
        for _ in range(ahead):
            made_ahead.enter_context(places.ahead())
        with pytest.raises(Busy), places.ahead():
            pass


def test_nothing_is_made_ahead_while_somebody_waits() -> None:
    places = Places(processes=2, queue=6)

    with places.asked(), pytest.raises(Busy), places.ahead():
        pass
    with places.ahead():
        pass


def test_what_is_made_ahead_takes_nobodys_place() -> None:
    places = Places(processes=1, queue=0)

    with places.ahead(), places.asked():
        pass
