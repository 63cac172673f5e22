"""What the document is made of besides the plan itself: phases, terms and sources that this plan needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal
from unicodedata import normalize

from msgspec import Struct

from questionnaire.catalogue import Language, Source, Term, Text
from questionnaire.plan import FIRST, ActionPlan, Task
from questionnaire.whom import Whom

SECOND = 9
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


def phases(plan: ActionPlan) -> tuple[Phase, ...]:
    """The three tasks of page one, the six after them, the rest."""
    found = (
        Phase("now", plan.tasks[:FIRST]),
        Phase("next", plan.tasks[FIRST:SECOND]),
        Phase("later", plan.tasks[SECOND:]),
    )
    return tuple(phase for phase in found if phase.tasks)


def crowded(plan: ActionPlan, language: Language) -> bool:
    """Whether page one needs its narrow spacing, since typed text and long cells fill many lines."""
    typed = len(plan.name or "") // ROOMY_NAME + len(plan.sentence or "") // ROOMY_SENTENCE
    weakest = (score.weakest for score in plan.profile.scores)
    summaries = (standing.option.summary for standing in weakest if standing and standing.option)
    long_cells = sum(len(text[language]) > ROOMY_CELL for text in summaries if text)
    return typed + long_cells > ROOMY_LINES


def sources(plan: ActionPlan) -> tuple[Source, ...]:
    """Without those that only facts, limits or rules of other Länder stand on that this plan leaves out."""
    rule = plan.budget.rule if plan.budget else None
    printed = {fact.source for fact in plan.example_facts} | set(plan.route.sources)
    printed |= plan.references.sources if plan.references else frozenset()
    if rule and rule.source:
        printed.add(rule.source)
    limits = plan.almanac.limits
    dated = (*plan.catalogue.facts, limits.eu, *limits.lands)
    others = {source for found in dated for source in found.sources}
    others |= {found.source for found in plan.almanac.budgets.rules if found.source}
    others |= {rnd.source for entry in plan.almanac.openness for rnd in entry.rounds}
    others -= printed
    return tuple(source for source in plan.catalogue.sources if source.id not in others)


def terms(plan: ActionPlan, language: Language) -> tuple[Term, ...]:
    """Glossary entries whose word, German or in the plan's language, occurs in the plan."""
    text = "\n".join(found[language] for found in _texts(plan))
    occurring = (term for term in plan.catalogue.glossary if _pattern(term, language).search(text))
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


def _texts(plan: ActionPlan) -> Iterator[Text]:
    """Everything printed that comes from the catalogue's questions and tasks, and from whom to ask."""
    for chapter in plan.chapters:
        yield chapter.lesson.learnt
        for standing in chapter.score.standings:
            yield from (option.label for option in (standing.option, standing.next_level) if option)
    for task in plan.tasks:
        action = task.action
        yield from (action.title, action.why, action.opening, action.done_when)
        yield from (instruction.text for instruction in task.instructions)
        yield from (text for text in (action.needs,) if text)
    yield from (research.task.research for research in plan.research)
    for band in plan.route.bands:
        yield from (band.title, plan.catalogue.route.procedure(band.procedure).means)
    yield from (*plan.route.consequences, *plan.route.alternatives, *plan.route.notes)
    if plan.whom:
        yield from _texts_of_whom(plan.whom)


def _texts_of_whom(whom: Whom) -> Iterator[Text]:
    body = whom.body
    yield from (text for text in (body.gloss, body.chief, body.council, body.first) if text)
    for found in whom.fields:
        yield from (found.sentence, *((found.note,) if found.note else ()))
        yield from (unit for door in found.doors for unit in door.units)
