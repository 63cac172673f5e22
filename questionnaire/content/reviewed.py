"""The edition that is in force, whoever changes what at the review desk: looked up anew, never restarted."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from threading import Lock

from msgspec import Struct

from questionnaire.almanac.revisions import Ledger, Revision
from questionnaire.content.edition import Edition
from questionnaire.content.files import ContentError
from questionnaire.content.ledger_file import Mark, add_revisions, mark_of, read_ledger
from questionnaire.content.revised_edition import edition_on

_log = logging.getLogger(__name__)
Revise = Callable[[Edition, Ledger], Iterable[Revision]]


class InForce(Struct, frozen=True):
    """`problem` says what is wrong with the file now; `edition` is then the last that could be read."""

    mark: Mark
    ledger: Ledger
    edition: Edition
    problem: str = ""


class Reviewed:
    """`made` is the content without any revision. Raises ContentError for a file that cannot be used."""

    def __init__(self, made: Edition, path: Path) -> None:
        self.made, self.path = made, path
        self._lock = Lock()
        self._in_force = self._read(mark_of(path))

    def in_force(self) -> InForce:
        """Costs a look at the file. While one thread reads a new one, the others go on with the old."""
        if mark_of(self.path) != self._in_force.mark and self._lock.acquire(blocking=False):
            try:
                self._look_again()
            finally:
                self._lock.release()
        return self._in_force

    def on(self, day: date) -> Edition:
        """As it was known at the end of a day."""
        return edition_on(self.made, self.in_force().ledger, day)

    def revise(self, make: Revise) -> None:
        """`make` is told what is in force with nobody else writing meanwhile; what it raises changes nothing.

        On the disk afterwards, and known to this process. Raises ContentError for what does not fit
        together, OSError.
        """

        def checked(ledger: Ledger) -> tuple[Revision, ...]:
            added = tuple(make(edition_on(self.made, ledger, date.max), ledger))
            edition_on(self.made, Ledger((*ledger.revisions, *added)), date.max)
            return added

        add_revisions(self.path, checked)
        self._read_own()

    def _read_own(self) -> None:
        with self._lock:
            self._look_again()

    def _look_again(self) -> None:
        mark, before = mark_of(self.path), self._in_force
        if mark == before.mark:
            return
        try:
            self._in_force = self._read(mark)
        except ContentError as error:
            _log.error("%s; what held before goes on", error)
            self._in_force = InForce(mark, before.ledger, before.edition, str(error))

    def _read(self, mark: Mark) -> InForce:
        """Where the file changes meanwhile, the next look reads it again."""
        ledger = read_ledger(self.path)
        return InForce(mark, ledger, edition_on(self.made, ledger, date.max))
