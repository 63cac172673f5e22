from __future__ import annotations

import subprocess
import sys

PREPARED = "from questionnaire.report.processes.render_process import prepare; prepare('/tmp');"


def test_a_warm_process_has_loaded_nothing_that_our_fonts_do_not_need() -> None:
    heavy = {"lxml", "fontTools.varLib", "fontTools.otlLib", "fontTools.designspaceLib", "docx", "icalendar"}

    subprocess.run(
        [sys.executable, "-c", f"{PREPARED} import sys; assert not {heavy} & set(sys.modules)"], check=True
    )


def test_a_font_that_needs_more_gets_it() -> None:
    asked = (
        "from weasyprint.pdf.fonts import subset;"
        "assert subset.Options(hinting=False).hinting is False;"
        "from fontTools.varLib.instancer import AxisLimits; AxisLimits()"
    )

    subprocess.run([sys.executable, "-c", f"{PREPARED} {asked}"], check=True)
