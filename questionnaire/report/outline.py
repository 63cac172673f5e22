"""What the document is made of besides the plan itself: its phases, the terms it uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Literal
from unicodedata import normalize

from msgspec import Struct

from questionnaire.catalogue import Language, Term
from questionnaire.plan import FIRST, ActionPlan, Task

SECOND = 6
LONG = 24
ROOMY_NAME = 40
ROOMY_SENTENCE = 90
ROOMY_CELL = 34
ROOMY_LINES = 2


class Phase(Struct, frozen=True):
    """Tasks that belong together on the way; never empty."""

    name: Literal["now", "next", "later"]
    tasks: tuple[Task, ...]

    @property
    def first(self) -> date:
        return min(task.dates.start for task in self.tasks)

    @property
    def last(self) -> date:
        return max(task.dates.due for task in self.tasks)


def phases(plan: ActionPlan, second: int = SECOND) -> tuple[Phase, ...]:
    """The three tasks of page one, those after them up to the `second` number, the rest."""
    found = (
        Phase("now", plan.tasks[:FIRST]),
        Phase("next", plan.tasks[FIRST:second]),
        Phase("later", plan.tasks[second:]),
    )
    return tuple(phase for phase in found if phase.tasks)


def set_out(plan: ActionPlan) -> int:
    """How many tasks paper sets out in full: in a long plan the second three go with the rest, in brief."""
    return FIRST if len(plan.tasks) > LONG else SECOND


def crowded(plan: ActionPlan, language: Language) -> bool:
    """Whether page one needs its narrow spacing, since typed text and long cells fill many lines."""
    typed = len(plan.name or "") // ROOMY_NAME + len(plan.sentence or "") // ROOMY_SENTENCE
    weakest = (score.weakest for score in plan.profile.scores)
    summaries = (standing.option.summary for standing in weakest if standing and standing.option)
    long_cells = sum(len(text[language]) > ROOMY_CELL for text in summaries if text)
    return typed + long_cells > ROOMY_LINES


def terms(text: str, glossary: Iterable[Term], language: Language) -> tuple[Term, ...]:
    """Entries whose word, German or in the plan's language, occurs in the text; as dictionaries sort them."""
    occurring = (term for term in glossary if _pattern(term, language).search(text))
    return tuple(sorted(occurring, key=lambda term: _filed(term.word[language])))


def _filed(word: str) -> str:
    """As dictionaries sort: ä with a, capitals with small letters."""
    return normalize("NFD", word).encode("ascii", "ignore").decode().lower()


@cache
def _pattern(term: Term, language: Language) -> re.Pattern[str]:
    """Whole words with an ending of up to two letters; in English text German words stand in brackets."""
    words = [*_variants(term.word.de), *(_variants(term.word.en) if language == "en" else ())]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\w{{0,2}}\b")


def _variants(word: str) -> list[str]:
    """`Amt (in der Verwaltung)` is looked for as Amt, `Amtsdirektor, Amtsdirektorin` as either."""
    return [variant.strip() for variant in re.sub(r"\(.*?\)", "", word).split(",")]
