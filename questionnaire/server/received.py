"""What has been received of a request: whether a thread that takes it would have to wait for the rest."""

from __future__ import annotations

import re
from typing import Literal

# What is longer is refused by the app, which takes no more from anybody, or it is a logo.
MOST_BYTES = 72 * 1024
MOST_CHUNKS = 1000
LENGTH = re.compile(rb"(?im)^content-length:[ \t]*0*(\d{1,18})[ \t]*\r$")
CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]+)")
IN_CHUNKS = re.compile(rb"(?im)^transfer-encoding:")
EXPECTS = re.compile(rb"(?im)^expect:[ \t]*100-continue[ \t]*\r$")

Received = Literal["partial", "large", "whole"]


def received_of(request: bytes | bytearray) -> Received:
    """ "large" is as much as anybody waits for, and there is more of it. What is broken is whole."""
    head, end, body = bytes(request).partition(b"\r\n\r\n")
    if not end:
        return "partial"
    if IN_CHUNKS.search(head):
        return _in_chunks(body)
    length = LENGTH.search(head + b"\r")
    if length is None or len(body) >= int(length[1]):
        return "whole"
    return "large" if len(body) >= MOST_BYTES else "partial"


def is_asking(request: bytes | bytearray) -> bool:
    """Whether its sender waits for a word before the body comes."""
    head, end, _body = bytes(request).partition(b"\r\n\r\n")
    return bool(end) and EXPECTS.search(head + b"\r") is not None


def _in_chunks(body: bytes) -> Received:
    """More and smaller chunks than a thousand are not waited for."""
    at = length = 0
    for _ in range(MOST_CHUNKS):
        end = body.find(b"\r\n", at)
        if end < 0:
            return "partial"
        size = CHUNK_SIZE.match(body, at, end)
        if size is None or not (octets := int(size[1], 16)):
            return "whole" if size is None or b"\r\n\r\n" in body[end:] else "partial"
        at = end + octets + 4
        length += min(octets, len(body) - end - 2)
        if length >= MOST_BYTES:
            return "large"
    return "partial"
