"""The interface's words, compiled as ./run does it."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).parents[2] / "translations"


def compile_catalogues() -> None:
    """Replaces each .mo in one go: other test processes may be reading it."""
    for source in TRANSLATIONS.glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        draft = compiled.with_suffix(f".{os.getpid()}")
        with source.open("rb") as po, draft.open("wb") as mo:
            write_mo(mo, read_po(po))
        draft.replace(compiled)
