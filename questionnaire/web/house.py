"""What every page needs, in one place, made once per process."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import cast

from flask import current_app
from jinja2.utils import LRUCache
from markupsafe import Markup
from msgspec import Struct

from questionnaire.almanac.almanac import Almanac
from questionnaire.answers.answers import Answers
from questionnaire.answers.file import read_answers
from questionnaire.calendar.days import german_day
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.jobs.print_folder import PrintFolder
from questionnaire.jobs.queue import Queue
from questionnaire.places.gazetteer import Gazetteer
from questionnaire.places.regions import Regions
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.pdf.form_document import form_html
from questionnaire.report.pdf.guide_document import guide_html
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.processes.pool import RenderPool
from questionnaire.settings import Settings
from questionnaire.storage import (
    Assessments,
    EarlierAnswers,
    PrintOrders,
    Seats,
    StorageUnavailable,
    Workshops,
)
from questionnaire.texts import Language
from questionnaire.web.rate_limit import RateLimit

SAMPLE = Path(__file__).parents[2] / "samples" / "school-meals-uckermark.json"
# Nine steps in two languages, from either side, today and yesterday.
MOST_PAGES = 72
MOST_GROUPS = 16
WRONG_CODES = 60
OPENINGS = 20


class House(Struct, dict=True, eq=False):
    settings: Settings
    catalogue: Catalogue
    almanac: Almanac
    regions: Regions
    storage: Assessments

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer(self.regions)

    @cached_property
    def render_pool(self) -> RenderPool:
        return RenderPool(self.settings.render_processes, self.settings.render_queue)

    @lru_cache(maxsize=2)  # noqa: B019 - the house lives as long as the process
    def sample_plan(self, today: date) -> ActionPlan:
        """What the start page shows: a real plan for one of the sample cases."""
        answers = read_answers(self.catalogue, self.regions, SAMPLE.read_bytes())
        return draw_up(self.catalogue, self.almanac, self.regions, answers, today)

    def sample_pdf(self, today: date, language: Language) -> bytes:
        """Printed once a day: anybody may ask for it, and nobody's own plan shall wait behind it."""
        with self.sample_lock:
            return self._sample_pdf(today, language)

    @lru_cache(maxsize=4)  # noqa: B019 - the house lives as long as the process
    def _sample_pdf(self, today: date, language: Language) -> bytes:
        return self.render_pool.render(plan_html(self.sample_plan(today), language))

    def guide_pdf(self, language: Language) -> bytes:
        """The facilitator's page, printed once: it says the same to everybody, every day."""
        with self.guide_lock:
            return self._guide_pdf(language)

    @lru_cache(maxsize=2)  # noqa: B019 - the house lives as long as the process
    def _guide_pdf(self, language: Language) -> bytes:
        return self.render_pool.render(guide_html(self.catalogue, language), "handout")

    def form_pdf(self, today: date, language: Language) -> bytes:
        """The questionnaire on paper, printed once a day for the same reason."""
        with self.sample_lock:
            return self._form_pdf(today, language)

    @lru_cache(maxsize=4)  # noqa: B019 - the house lives as long as the process
    def _form_pdf(self, today: date, language: Language) -> bytes:
        return self.render_pool.render(form_html(self.catalogue, language, today), "form")

    @cached_property
    def parts(self) -> dict[tuple[str, Language], Markup]:
        """Page parts that never change, by template and language."""
        return {}

    @cached_property
    def empty_pages(self) -> LRUCache:
        """Steps with nothing answered, by number, language, origin and day."""
        return LRUCache(MOST_PAGES)

    @cached_property
    def sample_lock(self) -> Lock:
        return Lock()

    @cached_property
    def guide_lock(self) -> Lock:
        return Lock()

    @cached_property
    def group_lock(self) -> Lock:
        """How groups stand is worked out for one at a time."""
        return Lock()

    @cached_property
    def group_parts(self) -> LRUCache:
        """Parts of pages that follow a group, with the moment at which they were made."""
        return LRUCache(MOST_GROUPS)

    @cached_property
    def drawing_lock(self) -> Lock:
        """And so is what takes everybody's plan."""
        return Lock()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return german_day(self.now())

    @cached_property
    def looks(self) -> EarlierAnswers:
        return EarlierAnswers(self.storage.engine)

    @cached_property
    def workshops(self) -> Workshops:
        return Workshops(self.storage.engine, self.settings.keep_days, self.storage.log)

    @cached_property
    def seats(self) -> Seats:
        return Seats(self.storage.engine, self.settings.keep_days, self.storage.log)

    @cached_property
    def prints(self) -> PrintOrders:
        return PrintOrders(self.storage.engine, self.settings.print_hours)

    @cached_property
    def print_folder(self) -> PrintFolder:
        return PrintFolder(self.settings.print_folder)

    @cached_property
    def queue(self) -> Queue:
        return Queue(self.settings.queue)

    def withdraw_prints(self) -> None:
        """Files that may not stay go at once; where something is in the way, a worker does it soon."""
        with suppress(StorageUnavailable, OSError):
            folders = self.print_folder.ids()
            self.print_folder.tidy(folders, self.prints.kept(self.now()))

    @cached_property
    def guesses(self) -> RateLimit:
        """Wrong codes. Right ones are not counted: a whole room shares one address."""
        return RateLimit(WRONG_CODES, minutes=1)

    @cached_property
    def openings(self) -> RateLimit:
        """Workshops opened: each takes seats, files and the printer's time."""
        return RateLimit(OPENINGS, minutes=60)

    def close(self) -> None:
        """Lets go of database and queue; render processes end by themselves."""
        self.queue.close()
        self.storage.engine.dispose()

    def plan(self, answers: Answers) -> ActionPlan:
        return draw_up(self.catalogue, self.almanac, self.regions, answers, self.today())


def house() -> House:
    return cast(House, current_app.extensions["rathausreif"])
