"""HTML_CodeSniffer is the one that we name, and notices faults."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tests.browser.reader import Reader
from tests.browser.second_engine import SCRIPT, sniffed_faults


def test_the_second_engine_is_the_one_whose_checksum_we_name() -> None:
    named = (SCRIPT.parent / "README.md").read_text(encoding="utf-8")

    assert sha256(SCRIPT.read_bytes()).hexdigest() in named


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<a href='#nowhere'>Weiter</a>", "2_4_1.G1,G123,G124.NoSuchID"),
        ("<p style='color: #aaa; background: #fff'>Blass</p>", "1_4_3.G18.Fail"),
        ("<img src='data:image/svg+xml,<svg/>'>", "1_1_1.H37"),
    ],
)
def test_the_second_engine_notices_faults(reader: Reader, markup: str, rule: str) -> None:
    reader.page.set_content(f"<html lang='de'><title>Probe</title><body>{markup}</body></html>")

    (fault,) = sniffed_faults(reader.page)

    assert fault.startswith(rule)
