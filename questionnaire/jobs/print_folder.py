"""Where printed plans lie for some hours: a folder for each order, only for the app's user."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from questionnaire.jobs.ready_sheets import ReadySheets
from questionnaire.workshop.print_order import FileKind

RESULT = "result"
END_OF_PDF = b"%%EOF"
# Answers go on the same disk, and they come first.
LEAST_FREE = 500_000_000


class PrintFolder(Struct, frozen=True):
    """Whether files may stay is for the database to say, and so is whose draft becomes one."""

    root: Path

    @property
    def ready(self) -> ReadySheets:
        """What was printed before anybody ordered it; no order is numbered like this."""
        return ReadySheets(self.root / "ready")

    def has_room(self) -> bool:
        nearest = next(folder for folder in (self.root, *self.root.parents) if folder.exists())
        return shutil.disk_usage(nearest).free >= LEAST_FREE

    def open(self, order_id: int) -> Path:
        folder = self.root / str(order_id)
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def sheet(self, order_id: int, number: int) -> Path:
        return self.root / str(order_id) / f"{number:03}.pdf"

    def holds(self, order_id: int, number: int) -> bool:
        """Nobody waits until a sheet is on the disk, so a power cut can leave it empty or without its end."""
        sheet = self.sheet(order_id, number)
        return sheet.exists() and sheet.read_bytes().rstrip().endswith(END_OF_PDF)

    def result(self, order_id: int, kind: FileKind) -> Path:
        return self.root / str(order_id) / f"{RESULT}.{kind}"

    def draft(self, output: Path, attempt: int) -> Path:
        """Where a sheet or a result grows. No two workers write there, for an attempt is one worker's."""
        return output.with_name(f"{output.name}.{attempt}.part")

    def sweep(self, order_id: int, attempt: int) -> None:
        """Drafts of this attempt and of those before it; whoever comes later keeps theirs."""
        for over in range(attempt + 1):
            for draft in (self.root / str(order_id)).glob(f"*.{over}.part"):
                draft.unlink(missing_ok=True)

    def ids(self) -> tuple[int, ...]:
        """Orders that have a folder."""
        if not self.root.exists():
            return ()
        return tuple(int(folder.name) for folder in self.root.iterdir() if folder.name.isdecimal())

    def drop(self, order_id: int) -> None:
        shutil.rmtree(self.root / str(order_id), ignore_errors=True)

    def keep_result(self, order_id: int) -> None:
        for file in (self.root / str(order_id)).glob("*"):
            if file.stem != RESULT:
                file.unlink(missing_ok=True)

    def tidy(self, folders: tuple[int, ...], kept: Mapping[int, bool]) -> None:
        """`folders` as they were before somebody looked up what may be kept: no new order is among them.

        True in `kept` says that only the result may stay.
        """
        for order_id in folders:
            if order_id not in kept:
                self.drop(order_id)
            elif kept[order_id]:
                self.keep_result(order_id)
