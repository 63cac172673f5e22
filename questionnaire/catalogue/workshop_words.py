"""The words of a workshop: how its 90 minutes run, an exercise for each lesson, what helps to lead it."""

from __future__ import annotations

from typing import Literal

from questionnaire.texts import Content, Text

Company = Literal["alone", "pairs", "all"]


class ExerciseStep(Content, frozen=True, kw_only=True):
    """Said to the people in the room."""

    who: Company
    minutes: int
    text: Text


class Exercise(Content, frozen=True, kw_only=True):
    """What a room does about a lesson, whose `id` it has; `result` lies on the table afterwards.

    The advisor reads out `introduction`, which rests on `source` where it states more than the article.
    `fact` is a dated fact to add.
    """

    id: str
    title: Text
    purpose: Text
    introduction: Text
    steps: tuple[ExerciseStep, ...]
    result: Text
    material: Text
    source: str | None = None
    fact: str | None = None


class Slot(Content, frozen=True, kw_only=True):
    """A part of the 90 minutes: `room` is said to everybody, `lead` to the advisor alone.

    `shows` is what the projector shows meanwhile.
    """

    id: str
    minutes: int
    title: Text
    room: Text
    lead: Text
    exercise: bool = False
    shows: Literal["code", "progress", "group"] | None = None


class GuideSection(Content, frozen=True, kw_only=True):
    """A heading of the facilitator's page with what is below it."""

    id: str
    title: Text
    lines: tuple[Text, ...]


class WorkshopWords(Content, frozen=True, kw_only=True):
    """`general` says why the order is as it is where there is no group to look at yet.

    `integreat` is read out before the first exercise: all seven tell what its team learnt.
    `caveats` are what the figures of a group do not say.
    """

    general: Text
    integreat: Text
    caveats: tuple[Text, ...]
    slots: tuple[Slot, ...]
    exercises: tuple[Exercise, ...]
    guide: tuple[GuideSection, ...]

    def exercise(self, lesson_id: str) -> Exercise:
        return next(exercise for exercise in self.exercises if exercise.id == lesson_id)
