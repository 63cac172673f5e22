"""The forms in which texts use a term of the trade."""

from __future__ import annotations

import re


def variants(word: str) -> list[str]:
    """`Amt (in der Verwaltung)` is looked for as Amt, `Amtsdirektor, Amtsdirektorin` as either."""
    return [variant.strip() for variant in re.sub(r"\(.*?\)", "", word).split(",")]
