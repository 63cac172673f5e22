"""A brand as paper shows it: words in the document's language, drawings with what is read out instead."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from questionnaire.brand.brand import Brand, Contact, Logo, name_of
from questionnaire.report.pdf.characters import shown
from questionnaire.report.pdf.png_address import png_address
from questionnaire.texts import Language, Text

# Millimetres.
HEAD, CRAMMED_HEAD, FUNDER = 8.0, 6.4, 11.0
WIDEST = 52.0
LINE = 168.0
# A letter of the contacts, of the broad ones.
LETTER = 2.4
# So many lines fit where the lines for notes would be.
FITTING = 4
IMAGE = Markup('<img src="{}" alt="{}" style="width: {}mm">')


class BrandPart(Struct, frozen=True):
    name: str
    logo: Markup | None
    footer: str
    contacts: tuple[tuple[str, str], ...]
    publicity: str
    funders: tuple[Markup, ...]

    @property
    def more_lines(self) -> int:
        """How many of its contacts' lines have no room at the foot of page 1 yet."""
        lengths = (len(label) + 1 + len(ways) for label, ways in self.contacts)
        lines = sum(-(-length * LETTER // LINE) for length in lengths)
        return max(0, int(lines) - FITTING)


def brand_part(brand: Brand, language: Language, crammed: bool = False) -> BrandPart:
    height = CRAMMED_HEAD if crammed else HEAD
    return BrandPart(
        name=shown(brand.name[language]),
        logo=_drawing(brand.logo, height, language, "logo") if brand.logo else None,
        footer=_said(brand.footer, language),
        contacts=tuple(_contacts(brand.contacts, language)),
        publicity=_said(brand.publicity, language),
        funders=tuple(
            _drawing(logo, FUNDER, language, f"funder-{number}")
            for number, logo in enumerate(brand.funders, 1)
        ),
    )


def brand_words(brand: Brand | None, language: Language) -> dict[str, BrandPart | str]:
    """What templates know of it; without one they know that there is none."""
    return {"brand": brand_part(brand, language), "site_name": shown(name_of(brand))} if brand else {}


def _said(text: Text | None, language: Language) -> str:
    return shown(text[language]) if text else ""


def _contacts(contacts: Iterable[Contact], language: Language) -> Iterable[tuple[str, str]]:
    return ((shown(contact.label[language]), shown(contact.ways)) for contact in contacts)


def _drawing(logo: Logo, height: float, language: Language, name: str) -> Markup:
    width = round(min(WIDEST, height * logo.share), 2)
    if logo.kind == "png":
        return IMAGE.format(png_address(logo.drawing), logo.text[language], width)
    # We have written it ourselves, from shapes and colours.
    return _inline(logo.drawing.decode(), name, width, logo.text[language])


def _inline(svg: str, name: str, width: float, text: str) -> Markup:
    """With ids of its own, as several stand in one document."""
    own = re.sub(r'(\bid="|url\(#)', rf"\g<1>{name}-", svg)
    opening, _, rest = own.partition(">")
    title = Markup(' role="img" style="width: {}mm"><title>{}</title>').format(width, text)
    return Markup(opening) + title + Markup(rest)  # noqa: S704 - see where it is called
