"""What every edge needs, made once for each application: edition, storage, queue, render processes."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cached_property

from flask import current_app
from flask.sansio.app import App
from msgspec import Struct, field

from questionnaire.answers.answers import Answers
from questionnaire.answers.step_states import NO_STATES, StepStates
from questionnaire.brand.brand import Brand
from questionnaire.calendar.days import german_day
from questionnaire.catalogue.operator import Operator
from questionnaire.content.edition import Edition
from questionnaire.content.ledger_file import Mark
from questionnaire.content.reviewed import Reviewed
from questionnaire.jobs.print_folder import PrintFolder
from questionnaire.jobs.queue import Queue
from questionnaire.places.gazetteer import Gazetteer
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.processes.pool import RenderPool
from questionnaire.report.processes.prepared_documents import PreparedDocuments
from questionnaire.settings import Settings
from questionnaire.storage import (
    Assessments,
    CalendarFeeds,
    EarlierAnswers,
    Erasing,
    Letterheads,
    PrintOrders,
    ProgressConsents,
    ReturnedForms,
    SeatNotes,
    Seats,
    StorageUnavailable,
    Ticks,
    Wishes,
    Workshops,
)
from questionnaire.storage.desk_key import DeskKey
from questionnaire.storage.recent_seats import RecentSeats

EXTENSION = "rathausreif"


class Services(Struct, dict=True, eq=False):
    """What takes time or memory is made at its first use."""

    settings: Settings
    reviewed: Reviewed
    assessments: Assessments
    render_pool: RenderPool
    operator: Operator
    brand: Brand | None = None
    started: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def edition(self) -> Edition:
        """The one that is in force: another one after something was reviewed."""
        return self.reviewed.in_force().edition

    @property
    def edition_mark(self) -> Mark:
        """Another one whenever `edition` is: for what is kept between requests."""
        return self.reviewed.in_force().mark

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer(self.edition.regions)

    @cached_property
    def earlier_answers(self) -> EarlierAnswers:
        return EarlierAnswers(self.assessments.engine)

    @cached_property
    def ticks(self) -> Ticks:
        return Ticks(self.assessments.engine, self.assessments.period, self.assessments.log)

    @cached_property
    def calendar_feeds(self) -> CalendarFeeds:
        return CalendarFeeds(self.assessments.engine, self.assessments.log)

    @cached_property
    def wishes(self) -> Wishes:
        return Wishes(self.assessments.engine, self.assessments.period)

    @cached_property
    def erasing(self) -> Erasing:
        return Erasing(self.assessments.engine, self.assessments.period, self.assessments.log)

    @cached_property
    def workshops(self) -> Workshops:
        return Workshops(self.assessments.engine, self.settings.keep_days, self.assessments.log)

    @cached_property
    def seats(self) -> Seats:
        return Seats(self.assessments.engine, self.assessments.period, self.assessments.log)

    @cached_property
    def recent_seats(self) -> RecentSeats:
        return RecentSeats(self.assessments.engine)

    @cached_property
    def seat_notes(self) -> SeatNotes:
        return SeatNotes(self.assessments.engine, self.assessments.log)

    @cached_property
    def letterheads(self) -> Letterheads:
        return Letterheads(self.assessments.engine, self.assessments.log)

    @cached_property
    def progress_consents(self) -> ProgressConsents:
        return ProgressConsents(self.assessments.engine)

    @cached_property
    def returned_forms(self) -> ReturnedForms:
        return ReturnedForms(self.assessments.engine, self.assessments.log)

    @cached_property
    def print_orders(self) -> PrintOrders:
        return PrintOrders(self.assessments.engine, self.settings.print_hours)

    @cached_property
    def print_folder(self) -> PrintFolder:
        return PrintFolder(self.settings.print_folder)

    @cached_property
    def prepared(self) -> PreparedDocuments:
        return PreparedDocuments(self.render_pool, self.settings.prepared_plans)

    @cached_property
    def desk_key(self) -> DeskKey:
        return DeskKey(self.settings.review_folder)

    @cached_property
    def queue(self) -> Queue:
        return Queue(self.settings.queue)

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return german_day(self.now())

    def plan(self, answers: Answers, states: StepStates = NO_STATES) -> ActionPlan:
        return draw_up(self.edition, answers, self.today(), states)

    def withdraw_prints(self) -> None:
        """Files that may not stay go at once; where something is in the way, a worker does it soon."""
        with suppress(StorageUnavailable, OSError):
            folders = self.print_folder.ids()
            self.print_folder.tidy(folders, self.print_orders.kept(self.now()))
            self.print_folder.ready.tidy(self.recent_seats.there)

    def close(self) -> None:
        """Lets go of database and queue, and of what lies ready; render processes end by themselves."""
        self.prepared.close()
        self.queue.close()
        self.assessments.engine.dispose()


def services() -> Services:
    """Those of the application that is at work."""
    return services_of(current_app)


def services_of(app: App) -> Services:
    found: Services = app.extensions[EXTENSION]
    return found


def edition() -> Edition:
    return services().edition


def edition_on(day: date) -> Edition:
    """As it was known on a day: plans of earlier days can be drawn up again."""
    return services().reviewed.on(day)
