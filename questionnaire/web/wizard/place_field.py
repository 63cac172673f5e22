"""Places by name: what was typed, the key it stands for, and what to choose from where it fits several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from msgspec import Struct
from wtforms import Field

from questionnaire.answers.answers import Value
from questionnaire.catalogue.questions import UNKNOWN
from questionnaire.hygiene import clean
from questionnaire.places.candidates import Candidates
from questionnaire.places.former import key_as_typed
from questionnaire.places.place import Place
from questionnaire.places.postcodes import marked
from questionnaire.services import edition, services
from questionnaire.web.language import current_language
from questionnaire.web.wizard.place_words import whereabouts
from questionnaire.web.wizard.step_texts import QuestionTexts
from questionnaire.wording.former_places import today_words


class PlaceField(Field):  # type: ignore[misc] # WTForms publishes no types
    """`data` holds keys, and names as they were typed where no single place bears them."""

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        """A place chosen among several comes beside its text, numbered like it: target and target-1."""
        texts = formdata.getlist(self.name) if formdata else []
        numbers = range(1, len(texts) + 1)
        self._picked = ["".join(formdata.getlist(f"{self.name}-{number}")[:1]) for number in numbers]
        super().process(formdata, *args, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        pairs = zip(valuelist, self._picked, strict=True)
        self.data = [meant(clean(typed), picked) for typed, picked in pairs]


class PlaceInput(Struct, frozen=True):
    """One text field: what stands in it, and in a line the place that it means, or those that it may mean."""

    text: str
    echo: str = ""
    candidates: Candidates = Candidates()

    @property
    def refused(self) -> bool:
        return bool(self.text) and not self.echo


def place_inputs(question: QuestionTexts, values: Value) -> list[PlaceInput]:
    """As many as the question has room for; beyond that only what was sent too much."""
    filled = [_entry(value) for value in values if value != UNKNOWN]
    room = range(max(question.max_choices, 1))
    return [entry or PlaceInput("") for entry, _ in zip_longest(filled, room)]


def candidates_for(text: str) -> Candidates:
    """What a text may mean that stands for no single place."""
    resolved = services().gazetteer.resolve(text)
    return resolved if isinstance(resolved, Candidates) else Candidates((resolved,))


def written(value: str) -> str:
    """A key as people read and type it; anything else as it is."""
    place = edition().regions.place(value)
    return services().gazetteer.written(place) if place else value


def echoed(value: str) -> str:
    """Which place a key stands for, and what it was; empty for anything else."""
    regions, language = edition().regions, current_language()
    place = regions.place(value)
    today = today_words(regions, value, language)
    return " · ".join(filter(None, [today, whereabouts(place, language)])) if place else ""


def _entry(value: str) -> PlaceInput:
    if echo := echoed(value):
        return PlaceInput(written(value), echo)
    return PlaceInput(value, candidates=candidates_for(value))


def meant(typed: str, picked: str) -> str:
    """The place's key where there is no doubt, else the text.

    Whoever types anew after being asked means the new text, so a choice counts only with its own.
    """
    if not typed or typed == UNKNOWN:
        return typed
    resolved = services().gazetteer.resolve(typed)
    if isinstance(resolved, Place):
        return key_as_typed(edition().regions, typed, resolved)
    if picked in _keys(resolved.places):
        return picked
    return marked(typed) if edition().regions.place(typed) else typed


def _keys(places: Sequence[Place]) -> set[str]:
    return {place.key for place in places}
