"""Plans as files: single ones in a folder, each as soon as it is printed, and one of them all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

import click

from questionnaire.answers.table import Participant
from questionnaire.cli.print_run import PrintRun, bookmark, file_names
from questionnaire.drafts import replacing
from questionnaire.report.processes.batch import Printed, in_order, print_all
from questionnaire.report.processes.pool import RenderPool
from questionnaire.wording.translations import load_translations

# One that nobody asked for is in the system's folder for passing things.
FOLDER = "--output (or TMPDIR)"


def print_files(
    run: PrintRun,
    participants: Sequence[Participant],
    folder: Path,
    processes: int,
    failed: dict[int, str],
) -> Iterator[Participant]:
    """Those whose plan is in the folder, in their order; the problems of the others go to `failed`."""
    keep = partial(_kept, folder, file_names(participants), failed)
    by_number = {participant.number: participant for participant in participants}
    for number, is_there in in_order(_printed(run, participants, processes, keep), by_number):
        if is_there:
            yield by_number[number]


def _kept(
    folder: Path, names: Mapping[int, str], failed: dict[int, str], printed: Printed
) -> tuple[int, bool]:
    """Whose plan it is, and whether it is in the folder now."""
    number = int(printed.key)
    if printed.pdf is None:
        failed[number] = printed.problem or ""
        return number, False
    with writable(folder, FOLDER), replacing(folder / names[number]) as file:
        file.write(printed.pdf)
    return number, True


def _printed(
    run: PrintRun,
    participants: Sequence[Participant],
    processes: int,
    keep: Callable[[Printed], tuple[int, bool]],
) -> Iterator[tuple[int, bool]]:
    """Each is kept at once. With a bar on standard error, where that is a terminal."""
    pool = RenderPool(processes, queue=1)
    kept = map(keep, print_all(pool, run.tasks(participants), processes + 1))
    try:
        with click.progressbar(kept, len(participants), label="Plans", file=sys.stderr) as bar:
            yield from bar
    finally:
        pool.close()


def merge_files(
    run: PrintRun, done: Iterator[Participant], names: Mapping[int, str], folder: Path, output: Path
) -> None:
    """While further ones are printed; nothing where there is none."""
    first = next(done, None)
    if first is None:
        return
    # Only this command needs pikepdf; the web process must stay free of it.
    from questionnaire.report.merge import Part, merge  # noqa: PLC0415

    merged = chain([first], done)
    _ = load_translations(run.language).gettext
    parts = (
        Part(folder / names[participant.number], bookmark(participant), f"s{participant.number:02}")
        for participant in merged
    )
    with writable(output, "--merge"), replacing(output) as file:
        merge(parts, _("All plans"), run.language, file)


def refuse_devices(path: Path, option: str) -> None:
    """A new file takes the place of what is there: never a device's or a pipe's."""
    if path.exists() and not path.is_file():
        raise click.BadParameter(f"{path}: no file", param_hint=option)


@contextmanager
def writable(path: Path, option: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise click.BadParameter(f"{path}: {error.strerror}", param_hint=option) from error
