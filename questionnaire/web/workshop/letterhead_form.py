"""What an advisor sends for a letterhead. Each part is judged on its own, and what is fine is kept."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request
from msgspec import Struct
from msgspec.structs import replace

from questionnaire.hygiene import clean
from questionnaire.report.files.file_order import FileOrder
from questionnaire.report.logo import NothingToSee, TooManyPixels
from questionnaire.report.pdf.characters import printable
from questionnaire.report.processes import writers
from questionnaire.report.processes.pool import CannotStart, RenderFailed
from questionnaire.services import services
from questionnaire.web.words import _, _l
from questionnaire.workshop.letterhead import MOST_CONTACT, MOST_LOGO_TEXT, MOST_SENTENCES, Letterhead

MOST_BYTES = 1_000_000
LONGEST: Mapping[str, int] = {
    "logo_text": MOST_LOGO_TEXT,
    "contact": MOST_CONTACT,
    "sentences": MOST_SENTENCES,
}
# What is read out needs no font.
PRINTED = ("contact", "sentences")
UNREADABLE = _l("We cannot read this file. Please choose a PNG or JPEG; save an SVG or a PDF as a PNG first.")
SAID = {
    TooManyPixels.__name__: _l(
        "This picture has too many pixels. Please save it smaller, then choose it again."
    ),
    NothingToSee.__name__: _l(
        "Nothing of this logo would be seen on white paper. Please choose a darker one."
    ),
}


class LetterheadForm(Struct, frozen=True):
    """`letterhead` is what there was, with all that is acceptable; problems by field, in the page's order."""

    problems: Mapping[str, str]
    letterhead: Letterhead


class LogoRefused(ValueError):
    """The message is for the advisor."""


def typed(sent: Mapping[str, str]) -> Mapping[str, str]:
    return {name: clean(sent.get(name, "")) for name in LONGEST}


def read_form(before: Letterhead) -> LetterheadForm:
    """Raises Busy and CannotStart."""
    words = typed(request.form)
    problems = {name: problem for name, text in words.items() if (problem := _problem(name, text))}
    fine = {name: text for name, text in words.items() if name not in problems}
    try:
        after = replace(before, logo=_logo(before), **fine)
    except LogoRefused as refused:
        problems = {"logo": str(refused), **problems}
        after = replace(before, **fine)
    if after.logo and not words["logo_text"]:
        problems["logo_text"] = _("Please say in a few words what the logo shows.")
    return LetterheadForm(problems, after)


def _problem(name: str, text: str) -> str:
    most, now = LONGEST[name], len(text)
    if now > most:
        return _("Please shorten this to %(most)d characters: it has %(now)d.", most=most, now=now)
    missing = "".join(sign for sign in dict.fromkeys(text) if printable(sign).replaced)
    if missing and name in PRINTED:
        return _("The plan’s font lacks this: %(signs)s. Please leave it out.", signs=missing)
    return ""


def _logo(before: Letterhead) -> bytes:
    """The new one, else the one before unless it is to go. Raises LogoRefused, Busy and CannotStart."""
    file = request.files.get("logo")
    if file and file.filename:
        return _drawn(file.read(MOST_BYTES + 1))
    return b"" if request.form.get("without_logo") == "yes" else before.logo


def _drawn(sent: bytes) -> bytes:
    """In a process that can do no harm. Raises LogoRefused, Busy and CannotStart."""
    if len(sent) > MOST_BYTES:
        raise LogoRefused(_("This file is larger than 1 MB. Please save it smaller, then choose it again."))
    try:
        return services().render_pool.write(FileOrder(writers.logo, sent))
    except CannotStart:
        raise
    except RenderFailed as failed:
        raise LogoRefused(SAID.get(str(failed), UNREADABLE)) from None
