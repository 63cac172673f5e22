"""Inside a render process: confined before the first document, warm before it is asked for."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import warnings

from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.pdf.faster.put_off import put_off
from questionnaire.report.pdf.html_document import HtmlDocument
from questionnaire.report.processes import writers

NICE = 10
MEMORY = 1 << 30
FILE_SIZE = 16 << 20
REFUSED = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.sendto",
    "subprocess.Popen",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.system",
)
WARMING = "<!doctype html><html lang=en><title>-</title><body><h1>-</h1><p>-<table><tr><th>-<td>-</table>"


def prepare(folder: str) -> None:
    """Limits first, then imports; temporary files go to `folder`, which outlives a process that is killed."""
    os.nice(NICE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_SIZE, FILE_SIZE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    tempfile.tempdir = folder
    sys.addaudithook(_refuse)
    warnings.filterwarnings("ignore", "No fonts configured")  # in the system; ours are bundled
    put_off()
    writers.pdf(HtmlDocument(WARMING))


def write(order: FileOrder) -> bytes:
    return order.written()


def ready() -> None:
    """Does nothing; a process that has done it is warm."""


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in REFUSED:
        raise PermissionError(event)
