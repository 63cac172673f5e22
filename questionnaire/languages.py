"""How each language writes: what differs between languages and is no sentence of the content.

In code, since dates and numbers are written without any content at hand. The loader asks for an entry each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from questionnaire.texts import Language


class Conventions(Struct, frozen=True, kw_only=True):
    """`own_name` and `plan_as_pdf` are said in the language itself, also on pages of the others.

    `locale` is Babel's, `day_pattern` a pattern of CLDR. `delimiter` parts the cells of a CSV file.
    """

    own_name: str
    plan_as_pdf: str
    locale: str
    day_pattern: str
    # Excel splits at the mark that its country's numbers leave free, and only then without asking;
    # LibreOffice shows what it found and lets one choose.
    delimiter: str
    euro_sign: Literal["before", "behind"]
    hours: Literal["short", "long"]

    @property
    def tag(self) -> str:
        """As BCP 47 writes it: de-DE."""
        return self.locale.replace("_", "-")


CONVENTIONS: Mapping[Language, Conventions] = {
    "de": Conventions(
        own_name="Deutsch",
        plan_as_pdf="Plan auf Deutsch (PDF)",
        locale="de_DE",
        day_pattern="d. MMM yyyy",
        delimiter=";",
        euro_sign="behind",
        hours="short",
    ),
    "en": Conventions(
        own_name="English",
        plan_as_pdf="Plan in English (PDF)",
        locale="en_GB",
        day_pattern="d MMM yyyy",
        delimiter=",",
        euro_sign="before",
        hours="long",
    ),
}
