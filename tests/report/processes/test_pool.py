from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import resource_tracker, spawn

import pytest

from questionnaire.report.processes.pool import Busy, CannotStart, RenderFailed, RenderPool

SMALL = "<!doctype html><html lang=en><title>Small</title><p>Small"
ENDLESS = "<!doctype html><html lang=en><title>Long</title>" + "<p>Very long indeed</p>" * 20_000


@pytest.fixture
def pool() -> Iterator[RenderPool]:
    made = RenderPool(workers=1, queue=0)
    yield made
    made.close()


def test_a_document_comes_back_as_pdf(pool: RenderPool) -> None:
    assert pool.render(SMALL).startswith(b"%PDF")


def test_a_full_queue_says_so_at_once(pool: RenderPool) -> None:
    with ThreadPoolExecutor(3) as visitors:
        answers = [visitors.submit(pool.render, SMALL) for _ in range(3)]

    faults = [answer.exception() for answer in answers]
    assert faults.count(None) == 1
    assert sum(isinstance(fault, Busy) for fault in faults) == 2


def test_a_killed_process_is_replaced(pool: RenderPool) -> None:
    pool.render(SMALL)
    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGKILL)

    assert pool.render(SMALL).startswith(b"%PDF")


def test_a_document_that_takes_too_long_fails_and_the_next_one_does_not() -> None:
    pool = RenderPool(workers=1, queue=0, seconds=2)
    with pytest.raises(RenderFailed):
        pool.render(ENDLESS)

    assert pool.render(SMALL).startswith(b"%PDF")
    pool.close()


def test_the_web_process_stays_free_of_weasyprint() -> None:
    program = (
        "import sys, questionnaire.report.processes.pool, questionnaire.report.pdf.plan_document;"
        "assert not {'weasyprint', 'pydyf', 'fontTools'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.fork()",
    ],
)
def test_a_render_process_can_neither_connect_nor_start_others(attempt: str) -> None:
    prepared = "from questionnaire.report.processes.render_process import prepare; prepare('/tmp')"
    program = f"{prepared}; {attempt}"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert "PermissionError" in done.stderr


def test_processes_that_end_before_their_first_document_are_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Python's own setting: which program a process is. This one ends at once; the tracker has to live.
    resource_tracker.ensure_running()
    monkeypatch.setattr(spawn, "_python_exe", b"/bin/false")
    pool = RenderPool(workers=1, queue=0)

    with pytest.raises(CannotStart):
        pool.render(SMALL)
    assert not pool.can_start()
    pool.close()
