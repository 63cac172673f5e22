"""HTML_CodeSniffer: a second opinion beside axe, on WCAG 2.1 AA."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parent / "html_codesniffer" / "HTMLCS.js"
# What it is sure of: its warnings and notices ask somebody to look. Of words in a drawing it does not know
# what lies behind them, and takes the page's ground; tests/report/map/test_region_map.py knows.
ERRORS = """() => new Promise((done, fail) => HTMLCS.process('WCAG2AA', document, () => done(
    HTMLCS.getMessages()
        .filter(({ type, code, element }) => type === HTMLCS.ERROR
            && !(code.includes('.1_4_3.') && element instanceof SVGElement))
        .map(({ code, msg, element }) => `${code.split('.').slice(3).join('.')}: ${msg} `
            + (element.outerHTML ?? 'document').slice(0, 90))), fail))"""


def sniffed_faults(page: Page) -> list[str]:
    page.evaluate(_source())
    faults: list[str] = page.evaluate(ERRORS)
    return faults


@cache
def _source() -> str:
    return SCRIPT.read_text(encoding="utf-8")
