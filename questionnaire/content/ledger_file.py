"""The file of what was changed at the review desk: only ever added to, whoever writes at the same time."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from questionnaire.almanac.revisions import Ledger, Revision
from questionnaire.content.files import read_toml
from questionnaire.content.toml_text import toml_lines
from questionnaire.drafts import replacing
from questionnaire.texts import LANGUAGES

NAME = "revisions.toml"
HEAD = "# What was reviewed, the oldest first. docs/reviews.md says how to read it.\n"
# What stands where a file is or is not: it differs after each change of it.
Mark = tuple[int, int, int] | None


def mark_of(path: Path) -> Mark:
    """Costs a look into the folder. A file that is exchanged for another always has another mark."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError:
        # There, but not for us: whoever reads it is told why.
        return 0, 0, 0
    return found.st_ino, found.st_mtime_ns, found.st_size


def read_ledger(path: Path) -> Ledger:
    """No file is no revision. Raises ContentError."""
    if mark_of(path) is None:
        return Ledger()
    ledger = read_toml(path, Ledger)
    return Ledger(tuple(sorted(ledger.revisions, key=lambda revision: revision.at)))


def add_revisions(path: Path, make: Callable[[Ledger], Iterable[Revision]]) -> None:
    """`make` is told all that is there, with nobody else writing meanwhile; what it raises changes nothing.

    On the disk afterwards, or not at all. Raises ContentError, OSError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(path.with_suffix(".lock")):
        added = tuple(make(read_ledger(path)))
        if added:
            before = path.read_text(encoding="utf-8") if path.exists() else HEAD
            with replacing(path) as file:
                file.write(before.encode())
                file.writelines(_table(revision).encode() for revision in added)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Ends with the process, too: nobody is locked out by one that was killed."""
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _table(revision: Revision) -> str:
    head = {name: getattr(revision, name) for name in ("what", "kind", "by", "at")}
    tables = [f"\n[[revisions]]\n{toml_lines(head)}"]
    tables += [f"\n[revisions.was]\n{toml_lines(revision.was)}"]
    tables += [f"\n[revisions.now]\n{toml_lines(revision.now)}"]
    for source in revision.sources:
        dated = {language: source.dated[language] for language in LANGUAGES}
        values = {"id": source.id, "title": source.title, "address": source.address, "dated": dated}
        tables += [f"\n[[revisions.sources]]\n{toml_lines(values)}"]
    return "".join(tables)
