"""Plans of seats that were printed before anybody ordered them: for hours, only for the app's user."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from msgspec import Struct

from questionnaire.texts import Language

SECONDS = 2 * 3600.0
# Of a worker that was killed.
DRAFT_SECONDS = 180.0
# 180 MB.
MOST = 1000
_NAME = re.compile(r"(\d+)\.[a-z]{2}\.[0-9a-f]+\.pdf(\.part)?")

# Of these workshops, workshop and number of each seat that is still there.
There = Callable[[Collection[int]], Collection[tuple[int, int]]]


class ReadySheet(Struct, frozen=True):
    """Named after all that it was made from: `key` is another one for whatever differs."""

    workshop_id: int
    number: int
    language: Language
    key: str


class ReadySheets(Struct, frozen=True):
    root: Path

    def path(self, sheet: ReadySheet) -> Path:
        return self.root / str(sheet.workshop_id) / f"{sheet.number}.{sheet.language}.{sheet.key}.pdf"

    def has_any(self, workshop_id: int, number: int, language: Language) -> bool:
        return any((self.root / str(workshop_id)).glob(f"{number}.{language}.*.pdf"))

    def has_room(self) -> bool:
        return sum(1 for _ in self._files()) < MOST

    @contextmanager
    def drafted(self, sheet: ReadySheet) -> Iterator[IO[bytes]]:
        """In the place of the seat's older one. Raises FileExistsError where another worker is at it."""
        path = self.path(sheet)
        draft = path.with_name(f"{path.name}.part")
        self.root.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.root.mkdir(mode=0o700, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with draft.open("xb") as file:
            try:
                yield file
                file.flush()
                self.drop_language(sheet)
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)

    def drop_language(self, sheet: ReadySheet) -> None:
        """Whatever the seat has in this language."""
        for path in (self.root / str(sheet.workshop_id)).glob(f"{sheet.number}.{sheet.language}.*.pdf"):
            path.unlink(missing_ok=True)

    def drop_seat(self, workshop_id: int, number: int) -> None:
        for path in (self.root / str(workshop_id)).glob(f"{number}.*"):
            path.unlink(missing_ok=True)

    def tidy(self, there: There) -> None:
        """Files go with their seats, and after some hours."""
        folders = self._folders()
        seats = there(tuple(folders)) if folders else ()
        for workshop_id, folder in folders.items():
            for path in folder.glob("*"):
                named = _NAME.fullmatch(path.name)
                if not named or (workshop_id, int(named[1])) not in seats or _is_old(path):
                    path.unlink(missing_ok=True)
            with suppress(OSError):
                folder.rmdir()

    def _folders(self) -> dict[int, Path]:
        """By the ids of the workshops."""
        if not self.root.exists():
            return {}
        return {int(folder.name): folder for folder in self.root.iterdir() if folder.name.isdecimal()}

    def _files(self) -> Iterator[Path]:
        return self.root.glob("*/*.pdf")


def _is_old(path: Path) -> bool:
    try:
        age = time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return False
    return age > (DRAFT_SECONDS if path.suffix == ".part" else SECONDS)
