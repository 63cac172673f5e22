"""Answers in the database: saved, found, changed, and nobody else’s."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError

from questionnaire.answers.answers import Answers
from questionnaire.hygiene import clean
from questionnaire.storage import Assessments, StorageUnavailable
from questionnaire.web.links import fingerprint, new_link
from tests.storage.conftest import PERIOD
from tests.storage.databases import bytes_in, open_impatient, open_with, somebody_writes
from tests.storage.people import MINE, TYPED, YOURS, found, saved


def test_what_was_saved_is_found_as_it_was(storage: Assessments, now: datetime) -> None:
    given = Answers({"name": (TYPED,), "customers": ("12073", "12052"), "sentence": ("👩‍🌾 Кириллица",)})

    storage.create(MINE, "2026.1", given, now)

    assessment = found(storage, MINE, now)
    assert dict(assessment.answers) == dict(given)
    assert (assessment.edition_number, assessment.changed_at) == ("2026.1", now)


def test_every_sign_that_we_let_through_can_be_saved(storage: Assessments, now: datetime) -> None:
    """PostgreSQL refuses NUL, and both refuse halves of signs."""
    every_sign = clean("".join(map(chr, range(0x110000))))

    storage.create(MINE, "2026.1", Answers({"name": (every_sign,)}), now)

    assert found(storage, MINE, now).answers.one("name") == every_sign
    assert "\0" not in every_sign and "\ud800" not in every_sign


def test_an_assessment_may_start_without_any_answer(storage: Assessments, now: datetime) -> None:
    assert dict(saved(storage, now).answers) == {}


def test_nobody_elses_answers_are_found(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody")

    assert storage.find(YOURS, now) is None


def test_saving_one_answer_leaves_the_others(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody", networks="member")

    assert storage.save(MINE, "2026.1", {"coverage": ("own_channels",)}, now)

    assert dict(found(storage, MINE, now).answers) == {"coverage": ("own_channels",), "networks": ("member",)}


def test_answers_come_in_one_order_whatever_the_order_of_saving(storage: Assessments, now: datetime) -> None:
    saved(storage, now, networks="member")

    for key in ("findable", "coverage", "networks"):
        storage.save(MINE, "2026.1", {key: ("changed",)}, now)

    assert list(found(storage, MINE, now).answers) == ["coverage", "findable", "networks"]


def test_an_empty_value_takes_the_answer_away(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody", networks="member")

    storage.save(MINE, "2026.1", {"coverage": (), "findable": ()}, now)

    assert dict(found(storage, MINE, now).answers) == {"networks": ("member",)}


def test_answers_are_set_and_taken_away_in_one_go(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody", networks="member")

    storage.save(
        MINE, "2026.1", {"coverage": (), "findable": ("no_website",), "networks": ("no_network",)}, now
    )

    answers = found(storage, MINE, now).answers
    assert dict(answers) == {"findable": ("no_website",), "networks": ("no_network",)}


def test_saving_nothing_still_counts_as_a_change(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody")
    later = now + timedelta(days=3)

    assert storage.save(MINE, "2026.2", {}, later)

    assessment = found(storage, MINE, later)
    assert (assessment.edition_number, assessment.changed_at) == ("2026.2", later)
    assert dict(assessment.answers) == {"coverage": ("nobody",)}


def test_two_people_who_fill_in_different_fields_lose_nothing(
    storage: Assessments, url: str, now: datetime
) -> None:
    saved(storage, now)
    beside = Assessments(open_with(url), PERIOD)

    storage.save(MINE, "2026.1", {"coverage": ("nobody",)}, now)
    beside.save(MINE, "2026.1", {"networks": ("member",)}, now)
    storage.save(MINE, "2026.1", {"findable": ("no_website",)}, now)
    beside.engine.dispose()

    answers = found(storage, MINE, now).answers
    assert set(answers) == {"coverage", "networks", "findable"}


def test_many_who_save_at_once_all_get_through(storage: Assessments, now: datetime) -> None:
    saved(storage, now)

    with ThreadPoolExecutor(8) as people:
        done = list(people.map(lambda n: storage.save(MINE, "2026.1", {f"q{n}": (str(n),)}, now), range(40)))

    assert all(done)
    assert dict(found(storage, MINE, now).answers) == {f"q{n}": (str(n),) for n in range(40)}


def test_the_link_is_nowhere_in_the_database(storage: Assessments, now: datetime) -> None:
    link = new_link()

    storage.create(fingerprint(link), "2026.1", Answers({"name": ("Mitreden",)}), now)

    assert fingerprint(link) in bytes_in(storage.engine)
    assert link.encode() not in bytes_in(storage.engine)


def test_two_links_never_share_answers(storage: Assessments, now: datetime) -> None:
    assert fingerprint(new_link()) != fingerprint(new_link())
    saved(storage, now)

    with pytest.raises(IntegrityError):
        storage.create(MINE, "2026.1", Answers(), now)


def test_an_error_message_holds_no_answer_and_no_fingerprint(
    storage: Assessments, engine: Engine, now: datetime
) -> None:
    saved(storage, now)

    with pytest.raises(IntegrityError) as twice:
        storage.create(MINE, "2026.1", Answers(), now)
    orphan = text("INSERT INTO answers VALUES (99, 'name', :value)")
    with pytest.raises(IntegrityError) as orphaned, engine.begin() as connection:
        connection.execute(orphan, {"value": TYPED})

    assert "mmmm" not in str(twice.value) and MINE.hex() not in str(twice.value)
    assert TYPED not in str(orphaned.value)


def test_a_locked_database_is_said_to_be_unavailable(storage: Assessments, url: str, now: datetime) -> None:
    saved(storage, now, coverage="nobody")
    impatient = Assessments(open_impatient(url), PERIOD)

    with somebody_writes(storage.engine):
        with pytest.raises(StorageUnavailable):
            impatient.save(MINE, "2026.1", {"coverage": ("own_channels",)}, now)
        with pytest.raises(StorageUnavailable):
            impatient.create(YOURS, "2026.1", Answers(), now)
        with pytest.raises(StorageUnavailable):
            impatient.erase(MINE)
    impatient.engine.dispose()

    assert dict(found(storage, MINE, now).answers) == {"coverage": ("nobody",)}


def test_reading_goes_on_while_somebody_writes(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody")

    with somebody_writes(storage.engine):
        read = found(storage, MINE, now)

    assert dict(read.answers) == {"coverage": ("nobody",)}


@pytest.mark.only("sqlite")
def test_a_full_disk_is_said_to_be_unavailable_and_nothing_is_half_saved(
    storage: Assessments, url: str, now: datetime
) -> None:
    saved(storage, now, coverage="nobody")
    full = Assessments(open_with(url, "PRAGMA max_page_count=1"), PERIOD)

    with pytest.raises(StorageUnavailable):
        full.save(MINE, "2026.1", {"coverage": (), "sentence": (TYPED * 500,)}, now)
    full.engine.dispose()

    assert dict(found(storage, MINE, now).answers) == {"coverage": ("nobody",)}


def test_a_database_without_its_tables_is_said_to_be_unavailable(empty_url: str, now: datetime) -> None:
    empty = Assessments(open_with(empty_url), PERIOD)

    with pytest.raises(StorageUnavailable):
        empty.find(MINE, now)
    empty.engine.dispose()


def test_nothing_derived_is_stored(engine: Engine) -> None:
    look = inspect(engine)

    columns = {
        (table, column["name"]) for table in ("assessments", "answers") for column in look.get_columns(table)
    }

    assert columns == {
        ("assessments", "id"),
        ("assessments", "fingerprint"),
        ("assessments", "edition"),
        ("assessments", "created_at"),
        ("assessments", "changed_at"),
        ("assessments", "answered_at"),
        ("assessments", "keep_until"),
        ("assessments", "due_at"),
        ("answers", "assessment_id"),
        ("answers", "question_id"),
        ("answers", "value"),
    }
