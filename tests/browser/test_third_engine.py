"""html-validate notices faults."""

from __future__ import annotations

import pytest

from tests.browser.third_engine import standard_faults

PAGE = "<!doctype html><html lang='de'><head><title>Probe</title></head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<p><span><div>Kasten</div></span></p>", "element-permitted-content"),
        ("<p id='same'>Ein</p><p id='same'>Satz</p>", "no-dup-id"),
        ("<button type='go'>Weiter</button>", "attribute-allowed-values"),
    ],
)
def test_the_third_engine_notices_faults(markup: str, rule: str) -> None:
    assert any(fault.startswith(f"{rule}: ") for fault in standard_faults(PAGE.format(markup)))


def test_it_finds_nothing_where_nothing_is_wrong() -> None:
    assert standard_faults(PAGE.format("<main><h1>Probe</h1><p>Ein Satz.</p></main>")) == []
