"""What to settle, to gather and to mind, before it is filled in."""

from __future__ import annotations

from questionnaire.catalogue.audience import Audience
from questionnaire.texts import Content, Text


class EffortRow(Audience, frozen=True, kw_only=True):
    """What to settle with the department.

    The answer to `question` shows what is known of it, an indicator's only `from_points` on: below, it says
    something else than what is asked here. `title_once` is the title where the work is paid only once.
    Where `exact` was answered, its answer is shown instead.
    """

    id: str
    title: Text
    title_once: Text | None = None
    ask: Text
    question: str
    from_points: int = 0
    exact: str | None = None


class Paper(Audience, frozen=True, kw_only=True):
    id: str
    text: Text


class Guardrail(Audience, frozen=True, kw_only=True):
    id: str
    title: Text
    body: Text


class SheetWords(Content, frozen=True, kw_only=True):
    """What to fill in, to gather and to mind before a contract."""

    effort_use: Text
    effort: tuple[EffortRow, ...]
    papers_use: Text
    papers: tuple[Paper, ...]
    guardrails_use: Text
    guardrails: tuple[Guardrail, ...]
