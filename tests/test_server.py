"""Slow senders and slow readers keep no thread: among many of each everybody else is served by two."""

from __future__ import annotations

import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from questionnaire.server.connection import CONTINUE
from questionnaire.server.large_bodies import MOST_LARGE
from questionnaire.server.received import MOST_BYTES, Received, received_of

ROOT = Path(__file__).parents[1]
# One more than large bodies may hold.
THREADS = MOST_LARGE + 1
MANY = 12
PATIENCE = 60
GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"
LARGE = POST.replace(b"5", str(10 * MOST_BYTES).encode())
CHUNKS = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"

Address = str


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    with running(tmp_path_factory.mktemp("server")) as address:
        yield address


@contextmanager
def running(folder: Path, before: str = "exec ") -> Iterator[Address]:
    address = str(folder / "socket")
    worker = ["--worker-class", "questionnaire.server.worker.PatientWorker", "--threads", str(THREADS)]
    command = [sys.executable, "-m", "gunicorn", *worker, "--bind", f"unix:{address}", "--no-control-socket"]
    command += ["--log-level", "critical", "tests.answering:app"]
    process = subprocess.Popen(["sh", "-c", before + shlex.join(command)], cwd=ROOT)
    try:
        wait_for(address)
        yield address
    finally:
        process.terminate()
        assert process.wait(PATIENCE) == 0


def wait_for(address: Address) -> None:
    deadline = time.monotonic() + PATIENCE
    while not Path(address).is_socket():
        assert time.monotonic() < deadline, "that took too long"
        time.sleep(0.02)


def connected(address: Address, sent: bytes = b"") -> socket.socket:
    client = socket.socket(socket.AF_UNIX)
    client.settimeout(PATIENCE)
    client.connect(address)
    client.sendall(sent)
    return client


def answer(client: socket.socket) -> bytes:
    """One answer's body."""
    with client.makefile("rb") as file:
        lines = list(iter(file.readline, b"\r\n"))
        length = next(int(line.split()[1]) for line in lines if line.lower().startswith(b"content-length"))
        return lines[0].split()[1] + b" " + file.read(length)


SLOW = {
    "nothing at all": b"",
    "half a line": b"GET / HT",
    "half a head": b"GET / HTTP/1.1\r\nHost: a\r\nX: ",
    "half a body": POST + b"ab",
    "half a chunk": CHUNKS + b"5\r\nab",
    "half a chunk that looks like the last one": CHUNKS + b"ff\r\n0\r\n\r\n",
    "many small chunks": CHUNKS + b"1\r\na\r\n" * (MOST_BYTES // 6 + 100),
    "a length with many noughts": POST.replace(b"5", b"5".zfill(30)),
    "one request and half the next": GET + GET[:9],
    "an answer that nobody reads": b"GET /long HTTP/1.1\r\nHost: a\r\n\r\n",
    "half a large body": LARGE + b"x" * 2 * MOST_BYTES,
    "a connection that it says it closes": b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
}


@pytest.mark.parametrize("sent", SLOW.values(), ids=SLOW)
def test_many_slow_clients_keep_nobody_from_an_answer(server: Address, sent: bytes) -> None:
    with ExitStack() as slow:
        for _ in range(MANY):
            slow.enter_context(connected(server, sent))

        with connected(server, GET) as client:
            assert answer(client) == b"200 nothing"


@pytest.mark.parametrize("request_", [POST + b"abcde", CHUNKS + b"5\r\nabcde\r\n0\r\n\r\n"])
def test_what_comes_byte_by_byte_is_answered_when_it_is_whole(server: Address, request_: bytes) -> None:
    with connected(server) as client:
        for byte in request_:
            client.sendall(bytes([byte]))

        assert answer(client) == b"200 abcde"


def test_a_kept_connection_and_requests_in_advance_are_answered_in_turn(server: Address) -> None:
    with connected(server, POST + b"first" + POST + b"se") as client:
        first = answer(client)
        client.sendall(b"con")
        second = answer(client)
        client.sendall(GET)

        assert (first, second, answer(client)) == (b"200 first", b"200 secon", b"200 nothing")


def test_a_request_behind_the_last_chunk_is_answered_too(server: Address) -> None:
    with connected(server, CHUNKS + b"3\r\nabc\r\n0\r\nAn: end\r\n\r\n" + GET[:9]) as client:
        first = answer(client)
        client.sendall(GET[9:])

        assert (first, answer(client)) == (b"200 abc", b"200 nothing")


def test_broken_chunks_are_a_fault_of_the_request(server: Address) -> None:
    for chunks in (b"zz\r\n0\r\n\r\n", b"1\r\nab0\r\n\r\n", b"0\r\n no name\r\n\r\n", b"0;?\r\n\r\n"):
        with connected(server, CHUNKS + chunks) as client:
            assert answer(client).startswith(b"400 ")


def test_a_body_larger_than_what_waits_outside_arrives_whole(server: Address) -> None:
    sent = b"x" * 10 * MOST_BYTES

    with connected(server, LARGE + sent) as client:
        assert answer(client) == b"200 " + sent


def test_a_large_body_waits_until_others_are_given_up(server: Address) -> None:
    with ExitStack() as slow:
        for _ in range(MOST_LARGE):
            slow.enter_context(connected(server, LARGE + b"x" * MOST_BYTES))

        with connected(server, LARGE + b"x" * 10 * MOST_BYTES) as client:
            assert answer(client).startswith(b"200 x")


def test_whoever_asks_before_sending_a_body_is_told_to_go_on(server: Address) -> None:
    with connected(server, POST.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n")) as client:
        assert client.recv(len(CONTINUE)) == CONTINUE
        client.sendall(b"abcde")
        # gunicorn says it once more.
        assert client.recv(len(CONTINUE)) == CONTINUE
        assert answer(client) == b"200 abcde"


def test_a_head_without_end_is_given_up(server: Address) -> None:
    with connected(server, b"GET / HTTP/1.1\r\nX: ") as client, pytest.raises(OSError):
        while True:
            client.sendall(b"x" * MOST_BYTES)


def test_where_no_file_is_left_the_process_lives_and_answers(tmp_path: Path) -> None:
    with running(tmp_path, "ulimit -n 64; exec ") as address:
        before = process_of(address)
        with ExitStack() as idle:
            for _ in range(100):
                idle.enter_context(connected(address))

            assert process_of(address) == before


def process_of(address: Address) -> bytes:
    with connected(address, GET.replace(b"/", b"/process", 1)) as client:
        return answer(client)


@pytest.mark.parametrize(
    ("request_", "received"),
    [
        (GET, "whole"),
        (GET[:-1], "partial"),
        (POST + b"abcd", "partial"),
        (POST + b"abcde", "whole"),
        (POST.replace(b"Content-Length: 5", b"content-length:99999999") + b"x" * MOST_BYTES, "large"),
        (POST.replace(b"5", b"five"), "whole"),
        (CHUNKS + b"0\r\n", "partial"),
        (CHUNKS + b"0\r\n\r\n", "whole"),
        (CHUNKS + b"ff\r\n0\r\n\r\n", "partial"),
        (CHUNKS + b"1\r\na\r\n0;b=c\r\nAn: end\r\n\r\n", "whole"),
        (CHUNKS + b"zz\r\n", "whole"),
        (CHUNKS + b"99999999\r\n" + b"x" * MOST_BYTES, "large"),
    ],
)
def test_a_thread_takes_what_it_need_not_wait_for(request_: bytes, received: Received) -> None:
    assert received_of(request_) == received
