from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from questionnaire.answers.answers import Answers
from questionnaire.answers.earlier import Earlier
from questionnaire.storage import Assessments, EarlierAnswers
from tests.storage.databases import bytes_in

MINE = b"m" * 32
AUGUST = date(2026, 8, 24)
TYPED = "Verschwiegenheit für Żółć e.V."


def earlier(day: date | None = AUGUST, **given: str) -> Earlier:
    return Earlier(Answers({key: (value,) for key, value in given.items()}), day)


def test_nothing_is_compared_before_anything_was_kept(
    engine: Engine, storage: Assessments, now: datetime
) -> None:
    storage.create(MINE, "2026.1", Answers(), now)

    assert EarlierAnswers(engine).find(MINE) is None


def test_earlier_answers_are_found_as_they_were(engine: Engine, storage: Assessments, now: datetime) -> None:
    looks = EarlierAnswers(engine)
    storage.create(MINE, "2026.1", Answers(), now)

    assert looks.keep(MINE, earlier(name=TYPED, networks="member"))

    assert looks.find(MINE) == earlier(name=TYPED, networks="member")


def test_the_last_that_was_kept_counts(engine: Engine, storage: Assessments, now: datetime) -> None:
    looks = EarlierAnswers(engine)
    storage.create(MINE, "2026.1", Answers(), now)
    looks.keep(MINE, earlier(networks="no_network"))

    looks.keep(MINE, earlier(None, networks="member"))

    assert looks.find(MINE) == earlier(None, networks="member")


def test_nothing_is_kept_for_what_was_erased(engine: Engine, storage: Assessments, now: datetime) -> None:
    storage.create(MINE, "2026.1", Answers(), now)
    storage.erase(MINE)

    assert not EarlierAnswers(engine).keep(MINE, earlier(networks="member"))


def test_erasing_takes_the_earlier_answers_too(engine: Engine, storage: Assessments, now: datetime) -> None:
    storage.create(MINE, "2026.1", Answers(), now)
    EarlierAnswers(engine).keep(MINE, earlier(name=TYPED))

    storage.erase(MINE)

    assert TYPED.encode() not in bytes_in(engine)


def test_a_new_sitting_keeps_the_last_ones_answers(
    engine: Engine, storage: Assessments, now: datetime
) -> None:
    storage.create(MINE, "2026.1", Answers({"networks": ("no_network",)}), now)

    storage.save(MINE, "2026.1", {"networks": ("member",)}, now + timedelta(weeks=4, seconds=1))

    assert EarlierAnswers(engine).find(MINE) == earlier(now.date(), networks="no_network")


def test_within_a_sitting_nothing_is_kept(engine: Engine, storage: Assessments, now: datetime) -> None:
    storage.create(MINE, "2026.1", Answers({"networks": ("no_network",)}), now)

    storage.save(MINE, "2026.1", {"networks": ("member",)}, now + timedelta(weeks=4))

    assert EarlierAnswers(engine).find(MINE) is None


def test_a_sitting_without_an_answer_is_nothing_to_compare_with(
    engine: Engine, storage: Assessments, now: datetime
) -> None:
    storage.create(MINE, "2026.1", Answers(), now)

    assert storage.save(MINE, "2026.1", {"networks": ("member",)}, now + timedelta(weeks=12))

    assert EarlierAnswers(engine).find(MINE) is None
