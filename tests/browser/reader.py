"""Somebody with a browser. Whatever the page does wrong behind the scenes fails the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response

from tests.browser.second_engine import sniffed_faults
from tests.browser.third_engine import standard_faults

ERROR_PAGES = frozenset({403, 404, 422})
AXE = Axe()
CHECKS = {"resultTypes": ["violations", "incomplete"]}


class Reader:
    """A tab of its own, watched: console, failed requests, and every address it turns to."""

    def __init__(
        self, browser: Browser, site: str, width: int, *, javascript: bool = True, fonts: bool = True
    ) -> None:
        """Without `fonts` ours never arrive, as on a slow line: words have the widths of another one."""
        self.site = site
        self.javascript = javascript
        self.complaints: list[str] = []
        self._context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript, locale="de-DE"
        )
        self._context.set_default_timeout(15_000)
        if not fonts:
            self._context.route("**/*.woff2", lambda asked: asked.abort("aborted"))
        self.page: Page = self._context.new_page()
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        self.page.on("request", self._on_request)
        self.page.on("requestfailed", self._on_failure)
        self.page.on("response", self._on_response)

    def close(self) -> None:
        self._context.close()

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)
        self.wait_for_fonts()

    def wait_for_fonts(self) -> None:
        """Until then words have the widths of another font, on a busy machine for long."""
        if self.javascript:
            # Asked again and again, it also outlives a page that is just being left.
            self.page.wait_for_function(
                "() => document.readyState === 'complete' && document.fonts.status === 'loaded'"
            )

    @property
    def path(self) -> str:
        """Of the page once it is whole: its address is there before its last words are."""
        self.page.wait_for_load_state()
        return urlsplit(self.page.url).path

    @property
    def step(self) -> str:
        """The address without its language and link."""
        return self.path.split("/", 3)[-1]

    @property
    def language(self) -> str | None:
        return self.page.locator("html").get_attribute("lang")

    @property
    def next(self) -> Locator:
        return self.page.locator("button.button[name=go][value=next]")

    def accessibility_faults(self) -> list[str]:
        """What axe, HTML_CodeSniffer and html-validate find wrong, and what axe cannot decide."""
        self.wait_for_fonts()
        also = [*sniffed_faults(self.page), *standard_faults(self.page.content())]
        found = AXE.run(self.page, options=CHECKS).response
        return [f"{self.step}: {fault}" for fault in also] + [
            f"{self.step}: {kind} {rule['id']} at {', '.join(map(str, node['target']))}: {node['html'][:90]}"
            for kind in ("violations", "incomplete")
            for rule in found[kind]
            for node in rule["nodes"]
            if not (kind == "incomplete" and rule["id"] == "color-contrast" and _lies_above(node))
        ]

    def wider_than_the_window(self) -> list[str]:
        """The elements that stick out or whose words do, if the page scrolls sideways."""
        self.wait_for_fonts()
        sticking_out: list[str] = self.page.evaluate(
            """() => {
                const width = document.documentElement.clientWidth;
                if (document.documentElement.scrollWidth <= width) return [];
                const out = [...document.body.querySelectorAll('*')]
                    .map(e => [e, e.getBoundingClientRect().left, Math.max(e.offsetWidth, e.scrollWidth)])
                    .filter(([, left, wide]) => left + wide > width)
                    .map(([e]) => [e.tagName, e.className, e.textContent.trim().slice(0, 40)].join(' '))
                    .reverse();
                return ['page ' + document.documentElement.scrollWidth, ...out].slice(0, 8);
            }"""
        )
        return [f"{self.step}: {found}" for found in sticking_out]

    def choose_first_answers(self) -> None:
        """Answers every question of the step by mouse, once the page is whole."""
        self.page.wait_for_load_state()
        for group in self.page.locator("fieldset:has(input):not(:has([data-places]))").all():
            group.locator("label.choice").first.click()
        for field in self.page.locator("input[type=text]:not([data-places]), textarea").all():
            field.fill("Mitreden")
        for field in self.page.locator("input[data-places][id]").all():
            field.fill("Landkreis Uckermark")
        for field in self.page.locator("select").all():
            field.select_option(index=1 if field.get_attribute("id") else 0)

    def unfold(self) -> None:
        self.page.evaluate(
            "() => document.querySelectorAll('details').forEach(found => { found.open = true; })"
        )

    def download(self, link: Locator) -> bytes:
        with self.page.expect_download(timeout=120_000) as waiting:
            link.click(modifiers=["Alt"])  # Saves what is behind a link instead of showing it.
        return Path(waiting.value.path()).read_bytes()

    def _on_console(self, message: ConsoleMessage) -> None:
        # Refused pages are written there too; those that may be refused are known by their status.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.site + "/", "data:", "blob:")):
            self.complaints.append(f"request to {request.url}")

    def _on_failure(self, request: Request) -> None:
        # What is still loading when one goes on is aborted, and so is a navigation that becomes a download.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _on_response(self, response: Response) -> None:
        page_may_fail = response.request.is_navigation_request() and response.status in ERROR_PAGES
        if response.status >= 400 and not page_may_fail:
            self.complaints.append(f"{response.status}: {response.url}")


def _lies_above(node: dict[str, Any]) -> bool:
    """Whether axe cannot tell what lies behind it.

    Of words in a drawing tests/report/map/test_region_map.py can, of words over a bar test_schemes.py;
    a term's meaning has a ground of its own, in the colours of the page.
    """
    target = str(node["target"][0])
    return str(node["html"]).startswith("<text") or target.startswith("#term-") or " > .words" in target


NewReader = Callable[..., Reader]
