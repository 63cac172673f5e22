"""Forms whose every message is in the reader's language, WTForms' own ones too."""

from __future__ import annotations

from typing import Any

from wtforms import Form
from wtforms.meta import DefaultMeta

from questionnaire.web.words import _l

NO_SUCH_CHOICE = _l("This choice does not exist. Please choose one of those offered.")
# WTForms' German says neither what to do nor everything.
OWN_WORDS = {
    "Not a valid choice.": NO_SUCH_CHOICE,
    "'%(value)s' is not a valid choice for this field.": NO_SUCH_CHOICE,
    "Not a valid date value.": _l("Please enter the day as a date, such as 30.11.2026."),
}
UNUSABLE = _l("This cannot be used. Please correct it.")


class OwnWords:
    """What WTForms asks for its messages. Those that we have no words for get a sentence that fits all."""

    def gettext(self, text: str) -> str:
        return str(OWN_WORDS.get(text, UNUSABLE))

    def ngettext(self, one: str, _many: str, _count: int) -> str:
        return self.gettext(one)


class SpokenForm(Form):  # type: ignore[misc]  # WTForms publishes no types
    class Meta(DefaultMeta):  # type: ignore[misc]
        def get_translations(self, _form: Any) -> OwnWords:
            return OwnWords()
