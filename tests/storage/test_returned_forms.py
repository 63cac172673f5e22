"""Forms that went back to whoever sent them: for half an hour, and with what they are about."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from questionnaire.storage import About, Assessments, Erasing, ReturnedForms, SealedForm, Workshops
from questionnaire.storage.clock import ClockReading
from questionnaire.storage.returned_forms import LIFE, MOST_BYTES, MOST_FORMS
from questionnaire.storage.tables import seconds
from questionnaire.workshop.workshop import Workshop
from tests.storage.people import MINE, saved

FORM = SealedForm(b"f" * 32, b"sealed")
ABOUT_NOTHING = About()
ONE_SECOND = timedelta(seconds=1)


@pytest.fixture
def forms(storage: Assessments) -> ReturnedForms:
    return ReturnedForms(storage.engine, storage.log)


def numbered(number: int) -> SealedForm:
    return SealedForm(number.to_bytes(32, "big"), b"sealed")


def test_a_form_is_found_for_half_an_hour(forms: ReturnedForms, now: datetime) -> None:
    forms.put(FORM, ABOUT_NOTHING, now)

    found = [forms.find(FORM.fingerprint, now + later) for later in (ONE_SECOND, LIFE, LIFE + ONE_SECOND)]

    assert found == [b"sealed", b"sealed", None]
    assert forms.find(b"o" * 32, now) is None


def test_what_is_too_old_goes_with_the_next_form(forms: ReturnedForms, now: datetime) -> None:
    forms.put(FORM, ABOUT_NOTHING, now)

    forms.put(numbered(1), ABOUT_NOTHING, now + LIFE + ONE_SECOND)

    assert forms.find(FORM.fingerprint, now) is None


@pytest.mark.parametrize("later", [LIFE + ONE_SECOND, -LIFE - ONE_SECOND])
def test_erasing_by_time_takes_it_even_where_the_clock_was_set_back(
    forms: ReturnedForms, storage: Assessments, now: datetime, later: timedelta
) -> None:
    forms.put(FORM, ABOUT_NOTHING, now)

    Erasing(storage.engine, storage.period, storage.log).run(ClockReading(seconds(now + later), "boot", 1))

    assert forms.find(FORM.fingerprint, now) is None


def test_it_is_erased_with_the_answers_it_is_about(
    forms: ReturnedForms, storage: Assessments, now: datetime
) -> None:
    saved(storage, now)
    forms.put(FORM, About(assessment=MINE), now)
    assert forms.find(FORM.fingerprint, now)

    storage.erase(MINE)

    assert forms.find(FORM.fingerprint, now) is None


def test_it_is_erased_with_the_workshop_it_is_about(
    forms: ReturnedForms, workshops: Workshops, room: Workshop, now: datetime
) -> None:
    forms.put(FORM, About(workshop_id=room.id), now)
    assert forms.find(FORM.fingerprint, now)

    workshops.erase(room.id)

    assert forms.find(FORM.fingerprint, now) is None


def test_what_is_too_large_is_not_put_away(forms: ReturnedForms, now: datetime) -> None:
    assert forms.put(SealedForm(b"a" * 32, b"x" * MOST_BYTES), ABOUT_NOTHING, now)
    assert not forms.put(SealedForm(b"b" * 32, b"x" * (MOST_BYTES + 1)), ABOUT_NOTHING, now)


def test_where_too_many_are_there_further_ones_find_no_room_until_those_are_gone(
    forms: ReturnedForms, storage: Assessments, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("questionnaire.storage.returned_forms.MOST_FORMS", 3)
    assert MOST_FORMS >= 1000

    put = [forms.put(numbered(number), ABOUT_NOTHING, now) for number in range(4)]

    assert put == [True, True, True, False]
    assert forms.put(FORM, ABOUT_NOTHING, now + LIFE + ONE_SECOND)
