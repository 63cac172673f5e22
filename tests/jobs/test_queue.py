"""Which queues there can be, and what goes through them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from questionnaire.jobs.queue import Queue, check_queue
from tests.conftest import NewDatabase
from tests.jobs.room import ROOT

DATABASE = "sqlite:////srv/rathausreif.sqlite"


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("amqp://127.0.0.1/", "sqlite://"),
        ("jobs.sqlite", "sqlite://"),
        ("sqlite://", "name a file"),
        (DATABASE, "must not be the file"),
        ("redis://:Verschwiegen@127.0.0.1:port/0", "port"),
        ("redis://:Verschwiegen@127.0.0.1:99999/0", "port"),
        ("redis://:Verschwiegen@[127.0.0.1/0", "host"),
        ("redis://:Verschwiegen@127.0.0.1/jobs", "numbers its databases"),
    ],
)
def test_a_queue_that_cannot_work_says_why_at_the_start(url: str, named: str) -> None:
    with pytest.raises(ValueError, match=named) as refused:
        check_queue(url, DATABASE)

    assert "RATHAUSREIF_QUEUE_URL" in str(refused.value) and "Verschwiegen" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "redis://127.0.0.1:6379/0",
        "rediss://somebody:word@redis.example.org",
        "redis+unix:///run/redis/redis.sock",
        "postgresql://127.0.0.1/jobs",
        "postgresql+psycopg://somebody@/jobs?host=/run/postgresql",
    ],
)
def test_a_queue_may_be_a_server_reached_in_each_of_these_ways(url: str) -> None:
    check_queue(url, DATABASE)


def test_a_worker_hears_what_the_web_announces(tmp_path: Path) -> None:
    heard: list[int] = []
    url = f"sqlite:///{tmp_path / 'jobs.sqlite'}"
    web, worker = Queue(url), Queue(url, heard.append)

    assert web.announce(7)
    huey = worker.listen()
    huey.execute(huey.dequeue())

    assert (heard, worker.is_silent()) == ([7], True)
    for queue in (web, worker):
        queue.close()


@pytest.mark.only("postgresql")
def test_of_two_workers_on_one_database_one_hears_of_each_order(new_database: NewDatabase) -> None:
    url, heard = new_database(), list[int]()
    web, workers = Queue(url), [Queue(url, heard.append) for _ in range(2)]
    assert all(web.announce(order) for order in range(6))

    def work(worker: Queue) -> None:
        huey = worker.listen()
        while message := huey.dequeue():
            huey.execute(message)
        worker.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, workers))

    assert (sorted(heard), web.is_silent()) == (list(range(6)), True)
    web.close()


def test_nothing_but_the_orders_id_is_in_the_queue(tmp_path: Path) -> None:
    queue = Queue(f"sqlite:///{tmp_path / 'jobs.sqlite'}")
    queue.announce(7)
    queue.close()

    with sqlite3.connect(tmp_path / "jobs.sqlite") as file:
        ((message,),) = file.execute("SELECT data FROM task").fetchall()
    file.close()

    assert b'"questionnaire.jobs.queue.print_order"' in bytes(message) and b"[7]" in bytes(message)


ANNOUNCE = """
import sys
import questionnaire.jobs.worker
from questionnaire.jobs.queue import Queue

queue = Queue(sys.argv[1])
assert queue.announce(1)
queue.close()
print([driver for driver in ("psycopg", "redis") if driver in sys.modules])
"""


def test_a_queue_in_a_file_never_loads_the_driver_of_a_server(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ANNOUNCE, f"sqlite:///{tmp_path / 'jobs.sqlite'}"]

    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert said == "[]\n"


OUT_OF_REACH = {
    "redis://:Verschwiegen@127.0.0.1:9/0": "Connection refused",
    "redis+unix:///nowhere/redis.sock": "No such file",
    "postgresql://somebody:Verschwiegen@127.0.0.1:9/jobs": "Connection refused",
    "postgresql://somebody:Verschwiegen@no.such.host.invalid/jobs": "no.such.host.invalid",
}


@pytest.mark.parametrize("url", OUT_OF_REACH)
@pytest.mark.parametrize(("command", "status"), [("upgrade", 0), ("work", 1)])
def test_a_queue_out_of_reach_is_said_in_one_sentence_without_its_password(
    new_database: NewDatabase, url: str, command: str, status: int
) -> None:
    """The server starts without its queue; a worker has nothing to wake up for."""
    settings = {"RATHAUSREIF_DATABASE_URL": new_database(), "RATHAUSREIF_QUEUE_URL": url}
    flask = [sys.executable, "-m", "flask", "--app", "app", command]

    done = subprocess.run(
        flask, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr.count("\n")) == (status, 1)
    assert "the queue cannot be reached" in done.stderr and OUT_OF_REACH[url] in done.stderr
    assert "Verschwiegen" not in done.stderr


def test_a_queue_out_of_reach_stops_nobody() -> None:
    queue = Queue("sqlite:////dev/null/jobs.sqlite")

    assert (queue.announce(1), queue.is_silent()) == (False, False)
