"""All that is done once, switched on for our own documents only."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cache

import weasyprint

from questionnaire.report.pdf.faster import (
    computed_styles,
    drawn_text,
    flow,
    kept_styles,
    marks,
    needed_rules,
    page_numbers,
    text_layouts,
    used_values,
)
from questionnaire.report.pdf.faster.replaced import Replacement, replaced

# What the replaced functions were read in. Any other version prints as it comes, only slower.
READ_IN = "70.0"


def work_done_once() -> AbstractContextManager[None]:
    return replaced(_replacements()) if weasyprint.__version__ == READ_IN else nullcontext()


@cache
def _replacements() -> tuple[Replacement, ...]:
    return (
        *used_values.replacements(),
        *computed_styles.replacements(),
        *drawn_text.replacements(),
        *flow.replacements(),
        *marks.replacements(),
        *kept_styles.replacements(),
        *needed_rules.replacements(),
        *page_numbers.replacements(),
        *text_layouts.replacements(),
    )
