"""The contact pack, before it is filled in."""

from __future__ import annotations

from questionnaire.catalogue.audience import Audience, Duty
from questionnaire.texts import Content, Gloss, Text


class LetterLine(Audience, frozen=True, kw_only=True):
    """Something to say or write to an authority, in German only. `{blank}` is filled in from the answers.

    `cue` tells the founder when it is said. It is said only where all blanks of `known` can be filled in,
    and none of `unknown`.
    """

    text: str
    cue: Text | None = None
    known: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()


class Letter(Content, frozen=True, kw_only=True):
    """`use` tells when to use it, `gloss` tells readers of other languages what the German says."""

    id: str
    title: Text
    use: Text
    gloss: Gloss
    lines: tuple[LetterLine, ...]
    subject: str | None = None
    to_paste: bool = False


class FactRow(Content, frozen=True, kw_only=True):
    """A row of the fact sheet; without a line that fits it is left out.

    `label_once` takes the place of the label where the work is paid only once.
    """

    id: str
    label: str
    label_once: str | None = None
    lines: tuple[LetterLine, ...]


class FactSheet(Content, frozen=True, kw_only=True):
    """One page that an official reads in a minute.

    `contact` labels the line at its foot. `duties` says which kinds of task are worth naming, and how.
    """

    title: str
    heading: Text
    use: Text
    gloss: Gloss
    rows: tuple[FactRow, ...]
    contact: str
    duties: dict[Duty, str]


class Blank(Content, frozen=True, kw_only=True):
    """What may stand in braces in a letter. The German label stands by the line where nothing is known."""

    id: str
    label: str


class LetterWords(Content, frozen=True, kw_only=True):
    """`quarter` writes one down: {number}, {year}."""

    title: Text
    use: Text
    quarter: str
    fact_sheet: FactSheet
    letters: tuple[Letter, ...]
    blanks: tuple[Blank, ...]
