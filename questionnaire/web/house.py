"""What every page needs, in one place, made once per process."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from flask import current_app
from msgspec import Struct

from questionnaire.answers import Answers
from questionnaire.answers_file import read_answers
from questionnaire.catalogue import Catalogue
from questionnaire.plan import ActionPlan, draw_up
from questionnaire.regions import Regions
from questionnaire.report.pool import RenderPool
from questionnaire.settings import Settings
from questionnaire.storage import Storage

SAMPLE = Path(__file__).parents[2] / "samples" / "school-meals-uckermark.json"
BERLIN = ZoneInfo("Europe/Berlin")


class House(Struct, dict=True, eq=False):
    settings: Settings
    catalogue: Catalogue
    regions: Regions
    storage: Storage

    @cached_property
    def render_pool(self) -> RenderPool:
        return RenderPool(self.settings.render_processes, self.settings.render_queue)

    @lru_cache(maxsize=2)  # noqa: B019 - the house lives as long as the process
    def sample_plan(self, today: date) -> ActionPlan:
        """What the start page shows: a real plan for one of the sample cases."""
        answers = read_answers(self.catalogue, self.regions, SAMPLE.read_bytes())
        return draw_up(self.catalogue, self.regions, answers, today)

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.now().astimezone(BERLIN).date()

    def plan(self, answers: Answers) -> ActionPlan:
        return draw_up(self.catalogue, self.regions, answers, self.today())


def house() -> House:
    return cast(House, current_app.extensions["rathausreif"])
