from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from questionnaire.answers.answers import Answers
from questionnaire.storage import Assessment, Assessments, StorageUnavailable
from questionnaire.web.links import fingerprint, new_link
from tests.storage.conftest import KEEP_DAYS
from tests.storage.databases import bytes_in, open_with

MINE = b"m" * 32
YOURS = b"y" * 32
TYPED = "Verschwiegenheit für Żółć e.V."


def saved(storage: Assessments, now: datetime, **given: str) -> Assessment:
    """Mine, with these answers."""
    storage.create(MINE, "2026.1", Answers({key: (value,) for key, value in given.items()}), now)
    return found(storage, MINE, now)


def found(storage: Assessments, whose: bytes, now: datetime) -> Assessment:
    assessment = storage.find(whose, now)
    assert assessment is not None
    return assessment


def test_what_was_saved_is_found_as_it_was(storage: Assessments, now: datetime) -> None:
    given = Answers({"name": (TYPED,), "customers": ("12073", "12052"), "sentence": ("👩‍🌾 Кириллица",)})

    storage.create(MINE, "2026.1", given, now)

    assessment = found(storage, MINE, now)
    assert dict(assessment.answers) == dict(given)
    assert (assessment.edition_number, assessment.changed_at) == ("2026.1", now)


def test_an_assessment_may_start_without_any_answer(storage: Assessments, now: datetime) -> None:
    assert dict(saved(storage, now).answers) == {}


def test_nobody_elses_answers_are_found(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody")

    assert storage.find(YOURS, now) is None


def test_saving_one_answer_leaves_the_others(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody", networks="member")

    assert storage.save(MINE, "2026.1", {"coverage": ("own_channels",)}, now)

    assert dict(found(storage, MINE, now).answers) == {"coverage": ("own_channels",), "networks": ("member",)}


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
    beside = Assessments(open_with(url), KEEP_DAYS)

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


def test_saving_after_erasing_says_that_it_is_gone(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody")

    storage.erase(MINE)

    assert storage.save(MINE, "2026.1", {"networks": ("member",)}, now) is False
    assert storage.find(MINE, now) is None


def test_saving_after_so_many_days_says_that_it_is_gone(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody")
    too_late = now + timedelta(days=KEEP_DAYS, seconds=1)

    assert storage.save(MINE, "2026.1", {"networks": ("member",)}, too_late) is False
    assert dict(found(storage, MINE, now).answers) == {"coverage": ("nobody",)}


def test_saving_after_erasing_never_reaches_the_next_person(storage: Assessments, now: datetime) -> None:
    saved(storage, now, coverage="nobody")
    storage.erase(MINE)
    storage.create(YOURS, "2026.1", Answers(), now)

    reached = storage.save(MINE, "2026.1", {"name": (TYPED,)}, now)

    assert dict(found(storage, YOURS, now).answers) == {}
    assert reached is False


def test_erasing_leaves_nothing_in_any_file(storage: Assessments, folder: Path, now: datetime) -> None:
    saved(storage, now, name=TYPED)
    storage.save(MINE, "2026.1", {"sentence": (TYPED * 4,)}, now)
    assert TYPED.encode() in bytes_in(folder)

    storage.erase(MINE)

    assert TYPED.encode() not in bytes_in(folder)
    assert MINE not in bytes_in(folder)


def test_erasing_one_of_many_leaves_nothing_of_that_one(
    storage: Assessments, folder: Path, now: datetime
) -> None:
    """Also where its text was moved about as pages filled up, and where it was written over."""
    for number in range(120):
        given = Answers({"name": (f"first {number:03}",), "sentence": (f"second {number:03} " * 12,)})
        storage.create(number.to_bytes(32, "big"), "2026.1", given, now)
    for number in range(0, 120, 2):
        changed = {"sentence": (f"third {number:03}",)}
        storage.save(number.to_bytes(32, "big"), "2026.1", changed, now)

    for number in range(0, 120, 3):
        storage.erase(number.to_bytes(32, "big"))

    left = bytes_in(folder)
    marks = [
        f"{word} {number:03}".encode() for number in range(0, 120, 3) for word in ("first", "second", "third")
    ]
    assert [mark for mark in marks if mark in left] == []
    assert b"first 001" in left


def test_erasing_while_somebody_reads_never_pretends_to_be_complete(
    storage: Assessments, url: str, now: datetime
) -> None:
    saved(storage, now, name=TYPED)
    impatient = Assessments(open_with(url, "busy_timeout=50"), KEEP_DAYS)

    with storage.engine.connect() as reader:
        reader.execute(text("BEGIN"))
        reader.execute(text("SELECT value FROM answers")).all()
        with pytest.raises(StorageUnavailable):
            impatient.erase(MINE)
    impatient.engine.dispose()


def test_erasing_again_is_no_error(storage: Assessments, now: datetime) -> None:
    saved(storage, now)

    storage.erase(MINE)
    storage.erase(MINE)

    assert storage.find(MINE, now) is None


def test_erasing_leaves_everybody_else_alone(storage: Assessments, now: datetime) -> None:
    saved(storage, now)
    storage.create(YOURS, "2026.1", Answers({"coverage": ("nobody",)}), now)

    storage.erase(MINE)

    assert dict(found(storage, YOURS, now).answers) == {"coverage": ("nobody",)}


def test_after_so_many_days_without_a_change_nothing_is_found(storage: Assessments, now: datetime) -> None:
    saved(storage, now)

    last = now + timedelta(days=KEEP_DAYS)

    assert storage.find(MINE, last) is not None
    assert storage.find(MINE, last + timedelta(seconds=1)) is None


def test_every_change_starts_the_days_anew(storage: Assessments, now: datetime) -> None:
    saved(storage, now)

    storage.save(MINE, "2026.1", {"coverage": ("nobody",)}, now + timedelta(days=100))

    assert storage.find(MINE, now + timedelta(days=KEEP_DAYS + 99)) is not None


def test_what_has_expired_is_erased_and_counted(storage: Assessments, folder: Path, now: datetime) -> None:
    saved(storage, now, name=TYPED)
    storage.create(YOURS, "2026.1", Answers(), now + timedelta(days=10))

    gone = storage.erase_expired(now + timedelta(days=KEEP_DAYS + 1))

    assert gone == 1
    assert TYPED.encode() not in bytes_in(folder)
    assert storage.find(YOURS, now + timedelta(days=KEEP_DAYS)) is not None


def test_a_new_assessment_sweeps_out_what_has_expired(storage: Assessments, now: datetime) -> None:
    saved(storage, now)
    later = now + timedelta(days=KEEP_DAYS + 1)

    storage.create(YOURS, "2026.1", Answers(), later)

    assert storage.erase_expired(later) == 0
    assert storage.find(MINE, now) is None


def test_the_link_is_nowhere_in_the_files(storage: Assessments, folder: Path, now: datetime) -> None:
    link = new_link()

    storage.create(fingerprint(link), "2026.1", Answers({"name": ("Mitreden",)}), now)

    assert fingerprint(link) in bytes_in(folder)
    assert link.encode() not in bytes_in(folder)


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

    assert "mmmm" not in str(twice.value)
    assert TYPED not in str(orphaned.value)


def test_a_locked_database_is_said_to_be_unavailable(storage: Assessments, url: str, now: datetime) -> None:
    saved(storage, now, coverage="nobody")
    impatient = Assessments(open_with(url, "busy_timeout=50"), KEEP_DAYS)

    with storage.engine.connect() as other:
        other.execute(text("BEGIN IMMEDIATE"))
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

    with storage.engine.connect() as other:
        other.execute(text("BEGIN IMMEDIATE"))
        read = found(storage, MINE, now)

    assert dict(read.answers) == {"coverage": ("nobody",)}


def test_a_full_disk_is_said_to_be_unavailable_and_nothing_is_half_saved(
    storage: Assessments, url: str, now: datetime
) -> None:
    saved(storage, now, coverage="nobody")
    full = Assessments(open_with(url, "max_page_count=1"), KEEP_DAYS)

    with pytest.raises(StorageUnavailable):
        full.save(MINE, "2026.1", {"coverage": (), "sentence": (TYPED * 500,)}, now)
    full.engine.dispose()

    assert dict(found(storage, MINE, now).answers) == {"coverage": ("nobody",)}


def test_a_database_without_its_tables_is_said_to_be_unavailable(url: str, now: datetime) -> None:
    empty = Assessments(open_with(url), KEEP_DAYS)

    with pytest.raises(StorageUnavailable):
        empty.find(MINE, now)
    empty.engine.dispose()


def test_nothing_derived_is_stored(engine: Engine) -> None:
    with engine.connect() as connection:
        stored = connection.execute(
            text("SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c")
        )
        columns = {tuple(row) for row in stored if row[0] in ("assessments", "answers")}

    assert columns == {
        ("assessments", "id"),
        ("assessments", "fingerprint"),
        ("assessments", "edition"),
        ("assessments", "created_at"),
        ("assessments", "changed_at"),
        ("answers", "assessment_id"),
        ("answers", "question_id"),
        ("answers", "value"),
    }
