"""WeasyPrint as one first writes it: our words and sheets, and on top of them what we leave out."""

from __future__ import annotations

from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from questionnaire.report.pdf.assets import AssetFetcher
from questionnaire.report.pdf.render import styles

FOLDER = Path(__file__).parents[1] / "naive"
# Flex rows and automatic tables; then hyphens everywhere too.
PLAIN = (FOLDER / "plan.css",)
NAIVE = (*PLAIN, FOLDER / "hyphens.css")


def careless(html: str, sheets: tuple[Path, ...]) -> bytes:
    """Sheets and fonts are read each time."""
    fetcher, fonts = AssetFetcher(), FontConfiguration()
    source = "".join(path.read_text(encoding="utf-8") for path in (*styles("plan"), *sheets))
    sheet = CSS(string=source, url_fetcher=fetcher, font_config=fonts)
    parsed = HTML(string=html, url_fetcher=fetcher)
    document: bytes = parsed.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-3a")
    return document
