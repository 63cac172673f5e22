"""Answers as a JSON file: out for keeping, in for going on. Every reason to refuse one has a code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from questionnaire.answers.answers import Answers, Value
from questionnaire.answers.checks import AnswerError, check_values
from questionnaire.answers.earlier import Earlier
from questionnaire.answers.encodings import decoded
from questionnaire.answers.own_files import FORMAT, is_other_file
from questionnaire.answers.retired import RETIRED
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.questions import Question
from questionnaire.hygiene import clean
from questionnaire.places.official_keys import known_key
from questionnaire.places.regions import Regions

VERSION = 1
# Nobody has answered before. A file with an earlier day, or one to come, was edited or made by a wrong clock.
FIRST_DAY = date(2026, 1, 1)
SHOWN = 64


def write_answers(catalogue: Catalogue, answers: Answers, day: date | None = None) -> str:
    """`day` is when the answers were last changed; a second look names it."""
    lists = {question.id for question in catalogue.questions if question.kind in ("choices", "places")}
    document = {
        "format": FORMAT,
        "version": VERSION,
        "edition": catalogue.edition_number,
        **({"date": day.isoformat()} if day else {}),
        "answers": {
            key: list(value) if key in lists else value[0]
            for key, value in answers.items()
            if key not in RETIRED
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def read_answers(catalogue: Catalogue, regions: Regions, document: bytes) -> Answers:
    """Raises AnswerError."""
    given = _parse(document)["answers"]
    questions = {question.id: question for question in catalogue.questions}
    return Answers(dict(_checked(questions, regions, given)))


def read_earlier(catalogue: Catalogue, regions: Regions, document: bytes, today: date) -> Earlier:
    """Raises AnswerError."""
    day = _day(_parse(document).get("date"))
    return Earlier(
        read_answers(catalogue, regions, document), day if day and FIRST_DAY <= day <= today else None
    )


def _day(text: Any) -> date | None:
    """A file of an earlier program, or one that somebody edited, may have none."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return None


def _parse(document: bytes) -> dict[str, Any]:
    if is_other_file(document):
        raise AnswerError("foreign")
    try:
        parsed = json.loads(decoded(document))
    except (ValueError, RecursionError) as error:
        raise AnswerError("damaged") from error
    if not isinstance(parsed, dict) or parsed.get("format") != FORMAT:
        raise AnswerError("foreign")
    # Not by `!=`: JSON's true and 1.0 would pass for 1.
    if parsed.get("version") is not VERSION:
        raise AnswerError("newer")
    if not isinstance(parsed.get("answers"), dict):
        raise AnswerError("damaged")
    return parsed


def _checked(
    questions: dict[str, Question], regions: Regions, given: dict[str, Any]
) -> Iterator[tuple[str, Value]]:
    for question_id, value in given.items():
        if question_id in RETIRED:
            continue
        question = questions.get(question_id)
        if question is None:
            raise AnswerError("question", _showable(question_id))
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(item, str) for item in values):
            raise AnswerError("type", question_id)
        plain = (_plain(question, regions, item) for item in values)
        yield question_id, check_values(question, regions, tuple(plain))


def _plain(question: Question, regions: Regions, value: str) -> str:
    """Keys of places may be written as offices write them."""
    text = clean(value)
    return (known_key(regions, text) if question.kind in ("place", "places") else "") or text


def _showable(question_id: str) -> str:
    """Half a surrogate pair, which JSON allows, could not be sent to anybody."""
    return clean(question_id.encode("utf-8", "replace").decode("utf-8"))[:SHOWN]
