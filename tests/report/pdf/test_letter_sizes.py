"""How large the letters are, read from the file itself."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pytest
from pypdf import PdfReader

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.report.pdf.render import render
from questionnaire.texts import LANGUAGES, Language

BODY, LEAST = 9.5, 8.5
# Sources, captions, notes, feet and heads.
SMALL_SHARE = 0.21

both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_all_but_sources_and_captions_is_of_body_size_or_larger(
    sample_plan: ActionPlan, language: Language
) -> None:
    sizes = letters_by_size(render(plan_html(sample_plan, language)))

    small = sum(letters for size, letters in sizes.items() if size < BODY)

    assert min(sizes) >= LEAST, sizes
    assert small / sum(sizes.values()) < SMALL_SHARE, sizes


def letters_by_size(pdf: bytes) -> Counter[float]:
    """Drawings are measured by their own tests: their letters are scaled with them."""
    sizes: Counter[float] = Counter()

    def note(words: str, user: Any, matrix: Any, _font: Any, size: float) -> None:
        sizes[round(abs(size * matrix[0] * user[0]), 1)] += len(words.strip())

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return Counter({size: letters for size, letters in sizes.items() if letters})
