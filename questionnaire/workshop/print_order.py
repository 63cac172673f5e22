"""What an advisor can have printed for a room, and how far it has come."""

from __future__ import annotations

from math import ceil
from typing import Literal

from msgspec import Struct

from questionnaire.texts import Language

FileKind = Literal["pdf", "zip"]
PrintScope = Literal["finished", "all", "these"]
# Of two at once, the second says nothing about how long one takes.
PRINTS_THAT_TELL_SPEED = 3

PrintState = Literal["waiting", "running", "done", "failed", "withdrawn"]
FailureReason = Literal["slow", "broken"]


class PrintRequest(Struct, frozen=True):
    """One file: a PDF with all plans or a zip of single ones, in one language."""

    kind: FileKind
    language: Language
    scope: PrintScope


class Failure(Struct, frozen=True):
    """A seat whose plan could not be printed."""

    number: int
    reason: FailureReason


class Progress(Struct, frozen=True):
    """`recent` were printed in one go, the last of them `seconds` after the first."""

    seats: int
    printed: int = 0
    recent: int = 0
    seconds: int = 0

    def seconds_left(self, failed: int) -> int | None:
        """None as long as too little is known about the speed: the first ones wait for processes to start."""
        if self.recent < PRINTS_THAT_TELL_SPEED:
            return None
        return ceil(self.seconds / (self.recent - 1) * (self.seats - self.printed - failed))


class PrintOrder(Struct, frozen=True):
    """It is withdrawn as soon as one of its people has erased their answers.

    `chosen` are the seats that the advisor named, where the request is for just these.
    """

    id: int
    workshop_id: int
    request: PrintRequest
    state: PrintState
    progress: Progress
    failures: tuple[Failure, ...]
    chosen: tuple[int, ...] = ()

    @property
    def seconds_left(self) -> int | None:
        return self.progress.seconds_left(len(self.failures))

    @property
    def is_complete(self) -> bool:
        return self.progress.printed + len(self.failures) == self.progress.seats
