"""What can be wrong with the words of a workshop although the file is readable by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.workshop_words import Exercise
from questionnaire.content.problem import Problem

MINUTES = 90
EXERCISES = 2


def workshop_problems(catalogue: Catalogue) -> Iterator[Problem]:
    words = catalogue.workshop
    for entries in (words.slots, words.exercises, words.guide):
        yield from _repeated(entry.id for entry in entries)
    yield from _wrong_times(catalogue)
    yield from _wrong_lessons(catalogue)
    for exercise in words.exercises:
        yield from _unknown_references(catalogue, exercise)


def _repeated(ids: Iterable[str]) -> Iterator[Problem]:
    for entry_id, times in Counter(ids).items():
        if times > 1:
            yield Problem((entry_id,), f"{entry_id}: the id is used twice")


def _wrong_times(catalogue: Catalogue) -> Iterator[Problem]:
    words = catalogue.workshop
    total = sum(slot.minutes for slot in words.slots)
    if total != MINUTES:
        yield Problem(("workshop",), f"the parts take {total} minutes instead of {MINUTES}")
    rooms = [slot.minutes for slot in words.slots if slot.exercise]
    if len(rooms) != EXERCISES:
        yield Problem(("workshop",), f"{len(rooms)} parts are for exercises instead of {EXERCISES}")
    for exercise in words.exercises:
        needed = sum(step.minutes for step in exercise.steps)
        if needed > min(rooms, default=0):
            yield Problem((exercise.id,), f"exercise {exercise.id}: its steps take {needed} minutes")


def _wrong_lessons(catalogue: Catalogue) -> Iterator[Problem]:
    lessons = {lesson.id for lesson in catalogue.lessons}
    for lesson_id in sorted(lessons ^ {exercise.id for exercise in catalogue.workshop.exercises}):
        yield Problem(
            ("workshop",), f"{lesson_id}: each lesson needs one exercise, and each exercise its lesson"
        )


def _unknown_references(catalogue: Catalogue, exercise: Exercise) -> Iterator[Problem]:
    if exercise.source and exercise.source not in {source.id for source in catalogue.sources}:
        yield Problem((exercise.id,), f"{exercise.id}: there is no source {exercise.source}")
    if exercise.fact and exercise.fact not in {fact.id for fact in catalogue.facts}:
        yield Problem((exercise.id,), f"{exercise.id}: there is no fact {exercise.fact}")
