"""A step's page that was rendered once, with nothing answered; answers are put in between its pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from markupsafe import escape

from questionnaire.catalogue.questions import UNKNOWN
from questionnaire.web.links import NO_LINK
from questionnaire.web.wizard.place_field import echoed, written
from questionnaire.web.wizard.step_texts import QuestionTexts

# It stands in the empty page where the token goes; as long as a real one.
NO_TOKEN = "_" * 64
BLANK = re.compile(f"({NO_TOKEN}|{NO_LINK})")

# Where in the page something is put in, and what.
Insertion = tuple[int, str]


class NotOnPage(LookupError):
    """A value that the empty page does not offer, such as a quarter that has passed."""


class EmptyPage:
    """Looks for each place once: whole pages are not searched, copied and encoded for every answer."""

    def __init__(self, page: str) -> None:
        pieces = BLANK.split(page)
        self._text = "".join(pieces[::2]).encode()
        self._blanks = tuple(_offsets(pieces))
        self._found: dict[tuple[str, ...], int] = {}

    def filled(self, link: str, token: str, insertions: Iterable[Insertion]) -> bytes:
        """As it is sent."""
        blanks = ((at, token if is_token else link) for at, is_token in self._blanks)
        parts: list[bytes] = []
        done = 0
        for at, added in sorted((*blanks, *insertions)):
            parts += self._text[done:at], added.encode()
            done = at
        return b"".join((*parts, self._text[done:]))

    def behind(self, *anchors: str) -> int:
        """Behind the last of them, each looked for behind the one before. Raises NotOnPage."""
        at = self._found.get(anchors)
        if at is None:
            at = self._found[anchors] = self._looked_for(anchors)
        return at

    def _looked_for(self, anchors: Iterable[str]) -> int:
        at = 0
        for anchor in anchors:
            sought = anchor.encode()
            start = self._text.find(sought, at)
            if start < 0:
                raise NotOnPage(anchor)
            at = start + len(sought)
        return at


def _offsets(pieces: Sequence[str]) -> Iterator[tuple[int, bool]]:
    at = 0
    for text, blank in zip(pieces[::2], pieces[1::2], strict=False):
        at += len(text.encode())
        yield at, blank == NO_TOKEN


def insertions(page: EmptyPage, question: QuestionTexts, values: Iterable[str]) -> Iterator[Insertion]:
    """Raises NotOnPage."""
    match question.kind:
        case "text":
            yield _typed(page, question, "".join(values))
        case "place" | "places":
            yield from _named(page, question, values)
        case "quarter":
            for value in values:
                yield page.behind(f'name="{question.id}"', f'value="{escape(value)}"'), " selected"
        case _:
            yield from _checked(page, question, values)


def _checked(page: EmptyPage, question: QuestionTexts, values: Iterable[str]) -> Iterator[Insertion]:
    for value in values:
        yield page.behind(_choice(question.id, value)), " checked"


@lru_cache(4096)
def _choice(question_id: str, value: str) -> str:
    """Nothing else is saved as a choice than our forms have ever offered."""
    return f'name="{question_id}" value="{escape(value)}"'


def _typed(page: EmptyPage, question: QuestionTexts, value: str) -> Insertion:
    """Into the input's empty value, or between the tags of a text area."""
    if question.is_long:
        end = "</textarea>"
        return page.behind(f'name="{question.id}"', end) - len(end), str(escape(value))
    return page.behind(f'name="{question.id}" value="'), str(escape(value))


def _named(page: EmptyPage, question: QuestionTexts, values: Iterable[str]) -> Iterator[Insertion]:
    """Each place into the next text field, and beneath it what it is; "I don't know yet" is a tick."""
    given = tuple(values)
    field = f'name="{question.id}" value=""'
    for number, value in enumerate((value for value in given if value != UNKNOWN), 1):
        yield page.behind(*[field] * number) - 1, str(escape(written(value)))
        yield page.behind(f'id="{question.id}-place-{number}">'), str(escape(echoed(value)))
    yield from _checked(page, question, [value for value in given if value == UNKNOWN])
