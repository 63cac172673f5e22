"""The samples: their answers, their plans, a workshop in which they sit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from itertools import cycle, islice

from sqlalchemy import Engine

from bench.server import ROOT
from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.content.edition import load_edition
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.processes.batch import PrintTask
from questionnaire.storage import Assessments, Period, Seats, Workshops
from questionnaire.workshop.workshop import Invitation, Workshop

SAMPLES = ROOT / "samples"
NAMES = tuple(file.stem for file in sorted(SAMPLES.glob("*.json")))
TODAY = date(2026, 11, 23)
CODE = "ABCD2345"
EDITION = "2026.1"


# Read once, as the application does.
edition = cache(load_edition)


@cache
def answers_of(sample: str) -> Answers:
    """As a plan is drawn up from them."""
    document = (SAMPLES / f"{sample}.json").read_bytes()
    return read_answers(edition().catalogue, edition().regions, document)


def plan_of(sample: str, name: str | None = None) -> ActionPlan:
    """Under another name where one is given, and so another document."""
    answers = answers_of(sample)
    return draw_up(edition(), Answers({**answers, "name": (name,)}) if name else answers, TODAY)


def print_tasks(count: int) -> Iterator[PrintTask]:
    """The samples in turn, each time under another name."""

    def task(number: int, sample: str) -> PrintTask:
        return PrintTask(f"{number:03}", lambda: plan_html(plan_of(sample, f"Werkstatt {number}"), "de"))

    return (task(number, sample) for number, sample in enumerate(islice(cycle(NAMES), count), 1))


def stored(sample: str) -> Answers:
    """As they are saved."""
    given = json.loads((SAMPLES / f"{sample}.json").read_bytes())["answers"]
    return Answers(
        {key: (value,) if isinstance(value, str) else tuple(value) for key, value in given.items()}
    )


def all_stored(count: int) -> Iterator[Answers]:
    """The samples in turn."""
    return islice(cycle([stored(name) for name in NAMES]), count)


def filled_workshop(engine: Engine, secret: bytes, seats: int) -> Workshop:
    """A workshop in which everybody has answered."""
    now, storage = datetime.now(UTC), Assessments(engine, Period(1))
    workshops = Workshops(engine, 1, storage.log)
    workshops.open(secret, Invitation(CODE, "Messung", date(2026, 11, 30), "de"), now)
    room = workshops.led_by(secret, now)
    assert room is not None
    sitting = Seats(engine, Period(1), storage.log)
    for number, answers in enumerate(all_stored(seats)):
        sitting.join(room, number.to_bytes(32, "big"), EDITION, now)
        storage.save(number.to_bytes(32, "big"), EDITION, dict(answers), now)
    return room
