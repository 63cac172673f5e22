"""A worker: waits for messages, looks for orders itself, tidies the folder, erases by time, ends quickly."""

from __future__ import annotations

import logging
import os
import signal
from datetime import UTC, datetime
from threading import Event, Thread
from typing import TYPE_CHECKING

from questionnaire.jobs.print_ahead import PrintAhead
from questionnaire.jobs.print_jobs import PrintJobs
from questionnaire.jobs.queue import Queue
from questionnaire.storage import Erasing, StillInLog, StorageUnavailable, read_clock

if TYPE_CHECKING:
    from huey.consumer import Consumer

ROUND_SECONDS = 5.0
ERASING_SECONDS = 600.0
PARENT_SECONDS = 0.5
LOOK_SECONDS = 0.25
LAST_SECONDS = 5.0
# Longest pause between two looks into a queue that cannot wake anybody.
MOST_DELAY = 1.0
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_log = logging.getLogger(__name__)


def run(
    jobs: PrintJobs,
    queue: Queue,
    erasing: Erasing,
    *,
    ahead: PrintAhead | None = None,
    parent: int | None = None,
) -> None:
    """Until a signal comes, or the `parent` that started this process is gone.

    What is being carried out then is given back for another worker, with all that is printed.
    """
    consumer = _consumer(queue)
    consumer.start()
    # An Event set by a handler locks itself out where a second signal comes meanwhile.
    asked: list[int] = []
    for number in SIGNALS:
        signal.signal(number, lambda number, _frame: asked.append(number))
    threads = [
        Thread(target=_rounds, args=(jobs, queue), daemon=True),
        Thread(target=_erase_by_time, args=(erasing, jobs.stopping), daemon=True),
    ]
    if ahead is not None:
        threads.append(Thread(target=ahead.run, daemon=True))
    if parent is not None:
        threads.append(Thread(target=_watch, args=(jobs, parent), daemon=True))
    for thread in threads:
        thread.start()
    while not asked and not jobs.stopping.wait(LOOK_SECONDS):
        consumer.check_worker_health()
    jobs.stopping.set()
    jobs.pool.shut()
    consumer.stop(graceful=True)


def _consumer(queue: Queue) -> Consumer:
    """One order at a time; everything periodic is done in our own rounds, queue or no queue."""
    # While a queue is out of reach it would write a whole trace each second.
    logging.getLogger("huey.consumer").setLevel(logging.CRITICAL)
    huey = queue.listen()
    # Not before the queue has loaded huey with what it needs and nothing more.
    from huey.consumer import Consumer  # noqa: PLC0415

    return Consumer(
        huey,
        workers=1,
        periodic=False,
        max_delay=MOST_DELAY,
        scheduler_interval=60,
        shutdown_timeout=LAST_SECONDS,
    )


def _rounds(jobs: PrintJobs, queue: Queue) -> None:
    """The first one at once: a worker that was killed may have left something."""
    _guarded(jobs, queue)
    while not jobs.stopping.wait(ROUND_SECONDS):
        _guarded(jobs, queue)


def _guarded(jobs: PrintJobs, queue: Queue) -> None:
    try:
        go_round(jobs, queue, datetime.now(UTC))
    except StorageUnavailable:
        _log.warning("the database cannot be used")
    except OSError as error:
        _log.warning("prints: %s", error.strerror)


def go_round(jobs: PrintJobs, queue: Queue, now: datetime) -> None:
    """Announces orders that nobody will announce any more, and deletes what is too old."""
    jobs.print_orders.forget_old(now)
    jobs.claims.give_up(now)
    jobs.tidy()
    due = jobs.claims.due(now)
    if due and queue.is_silent():
        for order_id in due:
            queue.announce(order_id)


def _erase_by_time(erasing: Erasing, stopping: Event) -> None:
    """Each ten minutes; the prints that go with what is erased go in the next round."""
    while True:
        try:
            erasing.run(read_clock())
        except StillInLog:
            _log.warning("erased by time; a long reader still keeps the write-ahead log")
        except StorageUnavailable:
            _log.warning("nothing could be erased by time: the database cannot be used")
        if stopping.wait(ERASING_SECONDS):
            return


def _watch(jobs: PrintJobs, parent: int) -> None:
    while not jobs.stopping.wait(PARENT_SECONDS):
        if os.getppid() != parent:
            jobs.stopping.set()
