"""Rooms full of people, as the summary tells them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from questionnaire.almanac.almanac import Almanac
from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition
from questionnaire.places.regions import Regions
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.pdf.group_document import GroupSummary
from questionnaire.workshop.group import group
from questionnaire.workshop.progress import is_finished
from questionnaire.workshop.running_order import running_order
from questionnaire.workshop.tally import tally
from questionnaire.workshop.workshop import Invitation, SeatAnswers

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.json"))
NOW = datetime(2026, 11, 23, tzinfo=UTC)


class Rooms:
    """Fills rooms with people who answered like the samples."""

    def __init__(self, catalogue: Catalogue, almanac: Almanac, regions: Regions) -> None:
        self.catalogue, self.almanac, self.regions = catalogue, almanac, regions
        read = [read_answers(catalogue, regions, path.read_bytes()) for path in SAMPLES]
        # Some samples leave questions out; here everybody has finished.
        self.people = [Answers({**read[0], **answers}) for answers in read]

    def room(self, answers: Sequence[Answers], title: str = "Gründungswerkstatt Żary") -> GroupSummary:
        sheets = [SeatAnswers(number, "2026.1", NOW, found) for number, found in enumerate(answers, 1)]
        found = group(self.catalogue, sheets)
        finished = (sheet.answers for sheet in sheets if is_finished(self.catalogue, sheet.answers))
        plans = (
            draw_up(Edition(self.catalogue, self.almanac, self.regions), given, NOW.date())
            for given in finished
        )
        invitation = Invitation("ABCDEFGH", title, date(2026, 11, 30), "de")
        return GroupSummary(
            invitation, len(sheets), found, running_order(self.catalogue, found), tally(plans)
        )

    def knowing_nothing(self, count: int) -> list[Answers]:
        unknown = {question.id: ("unknown",) for question in self.catalogue.questions if question.unknown}
        return [Answers({**self.people[0], **unknown})] * count
