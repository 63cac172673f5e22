"""What the document is made of besides the plan itself: its phases, the terms it uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Literal
from unicodedata import normalize

from msgspec import Struct

from questionnaire.catalogue import Term
from questionnaire.plan import FIRST, ActionPlan, Task
from questionnaire.texts import Language

SECOND = 6
LONG = 24
MANY_SEARCHES = 8
MANY_FIELDS = 3
# A page has better uses than words that come once.
MOST_TERMS = 18
ROOMY_NAME = 40
ROOMY_SENTENCE = 90
ROOMY_CELL = 34
ROOMY_LINES = 2
GLOSS_LINES = 2


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
    return FIRST if len(plan.tasks) > LONG or _much_to_say_on_whom(plan) else SECOND


def has_room(plan: ActionPlan) -> bool:
    """Whether the reasons and the way to approach a municipality fit too; the site has them at any time."""
    if plan.whom is None:
        return True
    return len(plan.tasks) > LONG and len(plan.research) < MANY_SEARCHES and not _much_to_say_on_whom(plan)


def _much_to_say_on_whom(plan: ActionPlan) -> bool:
    if plan.whom is None:
        return False
    return len(plan.whom.fields) >= MANY_FIELDS or plan.whom.target.association is not None


def crowded(plan: ActionPlan, language: Language, replaced: bool = False) -> bool:
    """Whether page one needs its narrow spacing, since typed text, long cells and glosses fill many lines.

    `replaced`: there is a line about boxes too.
    """
    typed = len(plan.name or "") // ROOMY_NAME + len(plan.sentence or "") // ROOMY_SENTENCE
    weakest = (score.weakest for score in plan.profile.scores)
    summaries = (standing.option.summary for standing in weakest if standing and standing.option)
    long_cells = sum(len(text[language]) > ROOMY_CELL for text in summaries if text)
    glosses = sum(task.action.opening_to == "officials" for task in plan.next_tasks) * (language != "de")
    return typed + long_cells + replaced + glosses * GLOSS_LINES > ROOMY_LINES


def terms(text: str, glossary: Iterable[Term], language: Language) -> tuple[Term, ...]:
    """The words met most often, German or in the plan's language, sorted as dictionaries do."""
    met = {term.id: len(_pattern(term, language).findall(text)) for term in glossary}
    occurring = sorted((term for term in glossary if met[term.id]), key=lambda term: -met[term.id])
    return tuple(sorted(occurring[:MOST_TERMS], key=lambda term: _filed(term.word[language])))


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
