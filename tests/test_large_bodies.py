"""Bodies that come in while a thread waits: few at once, the next when one is through, and none for ever."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from math import inf

import pytest
from gunicorn.config import Config

from questionnaire.server.connection import Connection
from questionnaire.server.large_bodies import MOST_LARGE, LargeBodies


@pytest.fixture
def sent() -> Iterator[list[Connection]]:
    """Two more than may come in at once."""
    with ExitStack() as stack:
        pairs = [socket.socketpair() for _ in range(MOST_LARGE + 2)]
        for end in (end for pair in pairs for end in pair):
            stack.enter_context(end)
        yield [Connection(Config(), here, "", "") for here, _there in pairs]


def test_few_large_bodies_have_a_thread_and_the_next_follows(sent: list[Connection]) -> None:
    begun: list[Connection] = []
    bodies = LargeBodies(begun.append)
    for conn in sent:
        bodies.add(conn)
    at_first = len(begun)
    bodies.finish(sent[0])

    assert at_first == MOST_LARGE
    assert begun == sent[:-1]
    assert bodies.leave() == sent[-1:]


def test_a_body_that_does_not_end_is_cut(sent: list[Connection]) -> None:
    bodies = LargeBodies(lambda _conn: None)
    bodies.add(sent[0])
    bodies.cut(inf)

    assert sent[0].sock.recv(1) == b""
