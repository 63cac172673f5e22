"""Our documents read by the XML parser that Python has in C, a twentieth of the work of one for any HTML.

Templates close what they open, so they are XML but for the elements that stay empty. Whatever is not
well-formed is read by WeasyPrint as it always was.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from cssselect2 import ElementWrapper
from weasyprint import HTML

from questionnaire.report.pdf.assets import AssetFetcher

EMPTY = re.compile(r"<(br|col|hr|img|meta)\b([^<>]*?)/?>")
# HTML knows whose element it is; XML has to be told.
DRAWING = re.compile(r"<svg(?![^<>]*\sxmlns=)")
NAMED_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"'
DOCTYPE = "<!doctype html>"
# XML knows no named characters of HTML; templates use this one.
NO_BREAK_SPACE = "&nbsp;", "\u00a0"


class ParsedDocument(HTML):  # type: ignore[misc]  # WeasyPrint publishes no types
    """A document that is read already."""

    def __init__(self, root: ElementTree.Element, fetcher: AssetFetcher) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def read(html: str, fetcher: AssetFetcher) -> HTML:
    """The same elements, attributes and words, whichever parser read them."""
    try:
        return ParsedDocument(as_xml(html), fetcher)
    except ElementTree.ParseError:
        return HTML(string=html, url_fetcher=fetcher)


def as_xml(html: str) -> ElementTree.Element:
    """Raises ParseError where an element is left open, or a declaration stands that is not ours."""
    start = html.lstrip().removeprefix(DOCTYPE).replace(*NO_BREAK_SPACE).lstrip()
    # Our own templates, in which typed text is escaped: nobody else declares entities here.
    return ElementTree.fromstring(EMPTY.sub(r"<\1\2/>", DRAWING.sub(NAMED_DRAWING, start)))  # noqa: S314
