"""Carries out print orders: each seat's plan, then the one file that the advisor takes away."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from threading import Event

from msgspec import Struct

from questionnaire.almanac import Almanac
from questionnaire.answers import Answers
from questionnaire.catalogue import Catalogue
from questionnaire.clock import german_day
from questionnaire.jobs.binding import bind
from questionnaire.jobs.folder import PrintFolder
from questionnaire.jobs.heart import beating
from questionnaire.plan import draw_up
from questionnaire.printing import Reason
from questionnaire.regions import Regions
from questionnaire.report.batch import Order, Printed, in_order, print_all
from questionnaire.report.document import plan_html
from questionnaire.report.pool import RenderPool
from questionnaire.storage import Prints, Seats, StorageUnavailable
from questionnaire.storage.claims import Claim, Claims, Gone
from questionnaire.texts import Language
from questionnaire.workshop import SeatMark, seat_word

_log = logging.getLogger(__name__)


class Stopped(RuntimeError):
    """The worker has been told to end."""


class Press(Struct, frozen=True):
    """`at_once` plans are under way together; `stopping` is looked at between any two."""

    catalogue: Catalogue
    almanac: Almanac
    regions: Regions
    seats: Seats
    prints: Prints
    claims: Claims
    folder: PrintFolder
    pool: RenderPool
    at_once: int
    stopping: Event

    def carry_out(self, order_id: int) -> None:
        """Takes the order up where nobody has. Whatever happens, it is done, failed or free for another."""
        try:
            claim = self.claims.claim(order_id, _now())
            if claim:
                self._carry_out(claim)
                self._rest()
        except Gone:
            self.tidy()
        except StorageUnavailable:
            _log.warning("order %d waits for the database", order_id)

    def take_turn(self, _rung_for: int) -> None:
        """A bell says that there is work; whose turn it is, the rows say."""
        with suppress(StorageUnavailable):
            for order_id in self.claims.due(_now())[:1]:
                self.carry_out(order_id)

    def _carry_out(self, claim: Claim) -> None:
        try:
            with beating(self.claims, claim):
                self._work(claim)
        except (Gone, StorageUnavailable):
            raise
        except Stopped:
            self.claims.end(claim, "waiting")
        except Exception as error:
            # Where it was withdrawn meanwhile its files are gone, and nothing has failed.
            self.claims.end(claim, "failed")
            _log.error("order %d failed: %s", claim.id, _trace(error))

    def _rest(self) -> None:
        """Render processes take memory that pages can use while there is nothing to print."""
        if not self.claims.due(_now()):
            self.pool.close()

    def tidy(self) -> None:
        """Files go with what they were made from."""
        folders = self.folder.ids()
        self.folder.tidy(folders, self.prints.kept(_now()))

    def _work(self, claim: Claim) -> None:
        self.folder.open(claim.id)
        lost = [number for number in self.claims.printed(claim) if not self.folder.holds(claim.id, number)]
        self.claims.lose(claim, lost)
        seats = self._seats(claim)
        first = next(seats, None)
        if first:
            bind(self.folder, claim, chain([first], seats))
        self.claims.end(claim, "done" if first else "failed")
        self.tidy()

    def _seats(self, claim: Claim) -> Iterator[SeatMark]:
        """Those whose plan is in the folder, by number; they are printed while the file of all grows."""
        there, missing = self.claims.printed(claim), self.claims.unprinted(claim)
        outcomes = print_all(self.pool, self._orders(claim, missing), self.at_once)
        printed = in_order(outcomes, map(str, missing))
        for number in sorted((*there, *missing)):
            if number in there or self._record(claim, next(printed)):
                yield self._mark(claim, number)

    def _record(self, claim: Claim, printed: Printed) -> bool:
        """Whether there is a plan now."""
        if self.stopping.is_set():
            raise Stopped
        number = int(printed.key)
        if printed.pdf is None:
            self.claims.fail_one(claim, number, _reason(printed.problem))
            return False
        try:
            self.folder.put(claim.id, number, printed.pdf)
        except FileNotFoundError as error:
            raise Gone from error
        self.claims.print_one(claim, number, _now())
        return True

    def _orders(self, claim: Claim, numbers: Iterable[int]) -> Iterator[Order]:
        sheets = {sheet.number: sheet for sheet in self.seats.sheets(claim.workshop_id, _now())}
        for number in numbers:
            if number not in sheets:
                raise Gone
            seat = self._mark(claim, number)
            yield Order(str(number), partial(self._html, sheets[number].answers, claim.language, seat))

    def _html(self, answers: Answers, language: Language, seat: SeatMark) -> str:
        today = german_day(_now())
        plan = draw_up(self.catalogue, self.almanac, self.regions, answers, today)
        return plan_html(plan, language, seat)

    def _mark(self, claim: Claim, number: int) -> SeatMark:
        return SeatMark(number, seat_word(self.catalogue.seat_words, claim.workshop_id, number))


def _reason(problem: str | None) -> Reason:
    return "slow" if problem == "TimeoutError" else "broken"


def _trace(error: Exception) -> str:
    """The error's kind and place. Its words may quote what somebody typed."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {place.filename}:{place.lineno}"


def _now() -> datetime:
    return datetime.now(UTC)
