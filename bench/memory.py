"""Peak memory of the web process and of a render process, beside a bare Flask page. Linux only.

.venv/bin/python -m bench.memory
"""

from __future__ import annotations

import http.client
import re
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode

from bench.start import OUR_PAGE, OURS, PEER, PEER_PAGE, first_page, serving, verdict

PAGES = 200
PDFS = 6
BAR_MB = 90.0
# WeasyPrint loads these libraries when it is imported, so they show who has imported it.
RENDERER = ("libpango", "libharfbuzz-subset")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def main() -> int:
    with serving(PEER) as (master, port):
        first_page(port, PEER_PAGE)
        visit(port, [PEER_PAGE] * PAGES)
        (worker,) = children(master)
        peer = peak(worker)
    with serving(OURS) as (master, port):
        first_page(port, OUR_PAGE)
        link = answered(port)
        visit(port, islice(cycle(pages(link)), PAGES))
        worker = next(process for process in children(master) if serves(process))
        before_pdfs = peak(worker)
        visit(port, islice(cycle([f"/de/{link}/plan.pdf", f"/en/{link}/plan.pdf"]), PDFS))
        web = peak(worker)
        renderers = sorted(peak(process) for process in children(worker) if holds_renderer(process))
        is_free = not holds_renderer(worker) and not holds_renderer(master)
    print(f"bare Flask page, {PAGES} pages    {peer:6.1f} MB")
    print(f"web process, {PAGES} pages        {before_pdfs:6.1f} MB   x {before_pdfs / peer:.1f}")
    print(f"web process, and {PDFS} PDFs       {web:6.1f} MB   x {web / peer:.1f}")
    for renderer in renderers:
        print(f"render process               {renderer:6.1f} MB   x {renderer / peer:.1f}")
    print(f"renderer's libraries in the web process: {'none' if is_free else 'LOADED'}")
    assert renderers, "no render process was found, so nothing was measured"
    return max(verdict("web process", web, BAR_MB, "MB"), 0 if is_free else 1)


def answered(port: int) -> str:
    """The link of a new assessment in which the first lesson is answered."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        link = send(connection, "/de/", {}).split("/")[2]
        connection.request("GET", f"/de/{link}/step/3")
        page = connection.getresponse().read().decode()
        token = re.search(r'name="token" value="(\w+)"', page)
        assert token, "the form has no token"
        send(connection, f"/de/{link}/step/3", {"token": token[1], "named_contacts": "nobody", "go": "stay"})
    finally:
        connection.close()
    return link


def send(connection: http.client.HTTPConnection, path: str, form: dict[str, str]) -> str:
    connection.request("POST", path, urlencode(form), FORM)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == http.HTTPStatus.SEE_OTHER, answer.status
    return answer.headers["Location"]


def pages(link: str) -> list[str]:
    """Every page of a journey, in both languages."""
    personal = [*(f"{link}/step/{number}" for number in range(1, 11)), f"{link}/plan", f"{link}/answers.json"]
    return [
        f"/{language}/{rest}" for language in ("de", "en") for rest in ("", "about", "privacy", *personal)
    ]


def visit(port: int, paths: Iterator[str] | list[str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        for path in paths:
            ask(connection, path)
    finally:
        connection.close()


def ask(connection: http.client.HTTPConnection, path: str) -> None:
    """A render process that is still starting may answer 503 and ask for patience."""
    for _ in range(10):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status == http.HTTPStatus.OK:
            return
        assert answer.status == http.HTTPStatus.SERVICE_UNAVAILABLE, f"{path}: {answer.status}"
        time.sleep(int(answer.headers["Retry-After"]))
    raise TimeoutError(path)


def children(process: int) -> list[int]:
    """Of every thread: gunicorn's worker starts render processes from its request threads."""
    found = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for file in found for child in file.read_text().split()]


def serves(process: int) -> bool:
    """The server's child is a copy of it; beside it there is the supervisor of the printing worker."""
    return "gunicorn" in Path(f"/proc/{process}/cmdline").read_text()


def peak(process: int) -> float:
    """The most resident memory it ever had, in MB of a million bytes."""
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found, f"process {process} has no VmHWM"
    return int(found[1]) * 1024 / 1_000_000


def holds_renderer(process: int) -> bool:
    maps = Path(f"/proc/{process}/maps").read_text()
    return any(library in maps for library in RENDERER)


if __name__ == "__main__":
    sys.exit(main())
