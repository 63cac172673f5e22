"""Chromium, warm: one page of one headless browser, which takes a whole document and prints it, tagged."""

from __future__ import annotations

import os
import re
import shutil
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from playwright.sync_api import sync_playwright

from bench.processes import command, cpu_of, family
from questionnaire.report.pdf.assets import SCHEME, AssetFetcher
from questionnaire.report.pdf.render import styles

# As bootstrap.sh says where it is, or as it is called.
NAMES = (os.environ.get("RATHAUSREIF_CHROMIUM", ""), "chromium", "google-chrome", "google-chrome-stable")


class Browser:
    """`ready` gives what prints a document; `cpu` are the seconds of all the browser's processes so far."""

    def __init__(self, print_document: Callable[[str], bytes], process: int) -> None:
        self.print_document = print_document
        self.cpu = partial(cpu_of, process)
        self.sheet = _with_data("".join(path.read_text(encoding="utf-8") for path in styles("plan")))

    def ready(self, html: str) -> Callable[[], bytes]:
        whole = _with_data(html).replace("</head>", f"<style>{self.sheet}</style></head>")
        return partial(self.print_document, whole)


def found() -> str | None:
    return next((path for name in NAMES if name and (path := shutil.which(name))), None)


@contextmanager
def browser(program: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = started.new_page()

        def print_document(html: str) -> bytes:
            page.set_content(html)
            return page.pdf(tagged=True, outline=True, prefer_css_page_size=True)

        yield Browser(print_document, next(filter(_is_browser, family(os.getpid()))))
        started.close()


def _is_browser(process: int) -> bool:
    """The first of its processes; the others are told their type."""
    words = command(process)
    return "--headless" in words and not any(word.startswith("--type=") for word in words)


def _with_data(source: str) -> str:
    """Fonts and drawings come with the document: it has no address to fetch them from."""
    fetcher = AssetFetcher()

    def data(address: re.Match[str]) -> str:
        fetched = fetcher.fetch(address[0])
        return f"data:{fetched.headers['Content-Type']};base64,{b64encode(fetched.read()).decode()}"

    return re.sub(rf"{SCHEME}[\w.?-]+", data, source)
