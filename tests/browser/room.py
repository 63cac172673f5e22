"""A room full of people: one advisor and many phones, all at the same time, in a browser of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import TypeVar

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.browser.conftest import CHROMIUM, FLAGS

NEXT = "button.button[name=go][value=next]"
LOCALES = ("de-DE", "en-GB")
Result = TypeVar("Result")


def in_a_room(happening: Callable[[Browser], Awaitable[Result]]) -> Result:
    """Plays it in a thread of its own: the other tests' browser holds this thread's event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _with_browser(happening)).result()


async def _with_browser(happening: Callable[[Browser], Awaitable[Result]]) -> Result:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        return await happening(browser)


class Advisor:
    def __init__(self, page: Page, code: str, secret: str) -> None:
        self.page = page
        self.code = code
        self.secret = secret

    async def print_all(self) -> bytes:
        """One PDF with everybody's plan, as the page offers it by itself when it is ready."""
        await self.page.click("section.print button[type=submit]")
        link = self.page.locator("[data-source] a[href*='/prints/']").first
        await link.wait_for(timeout=120_000)
        async with self.page.expect_download() as waiting:
            await link.click()
        return Path(await (await waiting.value).path()).read_bytes()


async def open_workshop(browser: Browser, site: str) -> Advisor:
    page = await (await browser.new_context(viewport={"width": 1280, "height": 720})).new_page()
    await page.goto(f"{site}/de/workshops")
    await page.fill("#title", "Gründungsabend")
    await page.click("main form button")
    secret = page.url.rsplit("/", 1)[1]
    await page.click("main form button")
    return Advisor(page, page.url.rsplit("/", 1)[1], secret)


class Phone:
    """Number `who` of the room; every other one speaks English."""

    def __init__(self, site: str, who: int) -> None:
        self.site = site
        self.locale = LOCALES[who % 2]

    async def join(self, browser: Browser, code: str) -> None:
        self.context: BrowserContext = await browser.new_context(
            viewport={"width": 390, "height": 844}, locale=self.locale
        )
        self.page = await self.context.new_page()
        self.seat = await self._sit_down(self.page, code)
        await self.page.click("main .actions a.button")

    async def join_again(self, code: str) -> str:
        """In a second tab of the same phone."""
        return await self._sit_down(await self.context.new_page(), code)

    async def _sit_down(self, page: Page, code: str) -> str:
        await page.goto(f"{self.site}/join/{code}")
        await page.click("main form button")
        return (await page.inner_text("h1")).replace("\n", " ")

    async def answer(self, steps: range) -> None:
        pages = [("1", "1/2") if number == 1 else (str(number),) for number in steps]
        for page in chain.from_iterable(pages):
            await self.page.wait_for_url(f"**/step/{page}")
            await self._choose_first_answers()
            await self.page.click(NEXT)

    async def _choose_first_answers(self) -> None:
        for group in await self.page.locator("fieldset:has(input):not(:has([data-places]))").all():
            await group.locator("label.choice").first.click()
        for place in await self.page.locator("input[data-places][id]").all():
            await place.fill("Landkreis Uckermark")
        for field in await self.page.locator("select[id]").all():
            await field.select_option(index=1)
