"""Plans for many participants: tasks, file names, one file of all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, count

from msgspec import Struct

from questionnaire.answers.table import Participant
from questionnaire.brand.brand import Brand
from questionnaire.catalogue.ids import QuestionId
from questionnaire.content.edition import Edition
from questionnaire.places.spelling import fold_spelt_out
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.holder import Holder, WayBack
from questionnaire.report.pdf.characters import printable
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.processes.batch import PrintTask
from questionnaire.texts import Language, proper_name
from questionnaire.workshop.workshop import SeatMark

LONGEST_NAME = 40


class PrintRun(Struct, frozen=True):
    """What every plan of a run has in common."""

    edition: Edition
    language: Language
    today: date
    site: str | None = None
    brand: Brand | None = None

    def tasks(self, participants: Iterable[Participant]) -> Iterator[PrintTask]:
        return (self._task(participant) for participant in participants)

    def _task(self, participant: Participant) -> PrintTask:
        def html() -> str:
            holder = Holder(_mark(participant), way_back=WayBack(self.site), brand=self.brand)
            return plan_html(self._plan(participant), self.language, holder)

        return PrintTask(str(participant.number), html)

    def _plan(self, participant: Participant) -> ActionPlan:
        return draw_up(self.edition, participant.answers, self.today)


def file_names(participants: Iterable[Participant]) -> Mapping[int, str]:
    """By the participant's number: ASCII, and no two alike. A seat's number comes before the order."""
    names: dict[int, str] = {}
    stems: set[str] = set()
    for participant in participants:
        seat = _slug(_seat(participant)) or str(participant.number).zfill(3)
        stem = "-".join(filter(None, ("plan", seat, _slug(_name(participant)))))
        longer_stems = (f"{stem}-row-{participant.row}{'-' * extra}" for extra in count())
        unused = next(name for name in chain([stem], longer_stems) if name not in stems)
        stems.add(unused)
        names[participant.number] = f"{unused}.pdf"
    return names


def bookmark(participant: Participant) -> str:
    return " · ".join(filter(None, (_seat(participant), _name(participant))))


def _mark(participant: Participant) -> SeatMark | None:
    """A sheet with a name needs no other mark, unless the table gives it one."""
    if not participant.seat and _name(participant):
        return None
    if participant.seat.isdecimal():
        return SeatMark(int(participant.seat), proper_name(""))
    label = printable(participant.seat).text
    return SeatMark(participant.number, proper_name(label))


def _seat(participant: Participant) -> str:
    seat = participant.seat or str(participant.number)
    return seat.zfill(3) if seat.isdecimal() else seat


def _name(participant: Participant) -> str:
    return participant.answers.one(QuestionId.NAME) or ""


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold_spelt_out(text))[:LONGEST_NAME].strip("-")
