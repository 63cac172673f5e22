"""Who lets their advisor see what became of the steps."""

from __future__ import annotations

from datetime import datetime

import pytest

from questionnaire.answers.step_states import DONE, OPEN, StepChange
from questionnaire.storage import Assessments, ProgressConsents, Seats, Ticks, Workshops
from questionnaire.workshop.workshop import Workshop
from tests.storage.rooms import OTHER, join, key_of, open_next_door


@pytest.fixture
def consents(storage: Assessments) -> ProgressConsents:
    return ProgressConsents(storage.engine)


@pytest.fixture
def two_who_ticked(storage: Assessments, seats: Seats, room: Workshop, now: datetime) -> Workshop:
    for who in (1, 2):
        join(seats, room, who, now)
        change = StepChange("ring_up", OPEN, DONE)
        Ticks(storage.engine, storage.period, storage.log).save(key_of(who), [change], now)
    return room


def test_without_consent_no_state_is_shared(consents: ProgressConsents, two_who_ticked: Workshop) -> None:
    assert not consents.is_given(key_of(1))
    assert consents.shared_states(two_who_ticked.id) == {}


def test_only_the_seat_that_consents_is_shared(
    consents: ProgressConsents, two_who_ticked: Workshop, now: datetime
) -> None:
    assert consents.give(key_of(2), now) and consents.give(key_of(2), now)

    shared = consents.shared_states(two_who_ticked.id)

    assert {number: dict(states.states) for number, states in shared.items()} == {2: {"ring_up": DONE}}
    assert (consents.is_given(key_of(1)), consents.is_given(key_of(2))) == (False, True)


def test_a_workshop_next_door_sees_nothing_of_it(
    consents: ProgressConsents, two_who_ticked: Workshop, workshops: Workshops, now: datetime
) -> None:
    assert consents.give(key_of(1), now)

    assert consents.shared_states(open_next_door(workshops, now).id) == {}
    assert len(consents.shared_states(two_who_ticked.id)) == 1


def test_consent_that_is_taken_back_shares_nothing(
    consents: ProgressConsents, two_who_ticked: Workshop, now: datetime
) -> None:
    consents.give(key_of(1), now)

    consents.withdraw(key_of(1))

    assert consents.shared_states(two_who_ticked.id) == {}


def test_who_has_no_seat_has_nobody_to_consent_to(
    consents: ProgressConsents, room: Workshop, now: datetime
) -> None:
    assert not consents.give(OTHER, now)


def test_an_erased_seat_takes_its_consent_along(
    consents: ProgressConsents, two_who_ticked: Workshop, storage: Assessments, now: datetime
) -> None:
    consents.give(key_of(1), now)

    storage.erase(key_of(1))

    assert consents.shared_states(two_who_ticked.id) == {}
