"""How the 90 minutes run: the same frame for every room, with two exercises from what this one needs most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.lessons import Lesson
from questionnaire.catalogue.workshop_words import Exercise, Slot
from questionnaire.texts import Text
from questionnaire.workshop.group import Group, in_teaching_order


class Item(Struct, frozen=True):
    """A part of the workshop. `start` and `end` count minutes from its beginning."""

    number: int
    start: int
    slot: Slot
    lesson: Lesson | None = None
    exercise: Exercise | None = None

    @property
    def minutes(self) -> int:
        return self.slot.minutes

    @property
    def end(self) -> int:
        return self.start + self.minutes

    @property
    def title(self) -> Text:
        return self.exercise.title if self.exercise else self.slot.title


class RunningOrder(Struct, frozen=True):
    """`general` where too few have finished to say what the group needs."""

    items: tuple[Item, ...]
    general: bool

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)

    @property
    def exercises(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.exercise)

    @property
    def lesson_ids(self) -> list[str]:
        """Of the exercises, in their order."""
        return [item.lesson.id for item in self.items if item.lesson]


def running_order(catalogue: Catalogue, group: Group, begun: Sequence[str] = ()) -> RunningOrder:
    """From five finished people on what the group needs most; before that what the rest builds on.

    `begun` are ids of lessons whose exercises are under way: who finishes later changes nothing about them.
    """
    needed = group.needs or in_teaching_order(catalogue.lessons)
    by_id = {lesson.id: lesson for lesson in needed}
    kept = [by_id[lesson_id] for lesson_id in dict.fromkeys(begun) if lesson_id in by_id]
    rest = [lesson for lesson in needed if lesson not in kept]
    return RunningOrder(tuple(_items(catalogue, (*kept, *rest))), not group.needs)


def _items(catalogue: Catalogue, needed: tuple[Lesson, ...]) -> Iterator[Item]:
    start, lessons = 0, iter(needed)
    for number, slot in enumerate(catalogue.workshop.slots, 1):
        lesson = next(lessons, None) if slot.exercise else None
        exercise = catalogue.workshop.exercise(lesson.id) if lesson else None
        yield Item(number, start, slot, lesson, exercise)
        start += slot.minutes
