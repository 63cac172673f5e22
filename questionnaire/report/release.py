"""What printing depends on beside the document itself, as one word that another release does not have."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PARTS = (
    (HERE, "*.py"),
    (HERE, "*.ttf"),
    (ROOT / "templates" / "report", "*.css"),
    (ROOT / "static" / "drawings", "*.svg"),
)


@cache
def printing_release() -> str:
    digest = hashlib.sha256(version("weasyprint").encode())
    for folder, pattern in PARTS:
        for path in sorted(folder.rglob(pattern)):
            digest.update(f"\n{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()
