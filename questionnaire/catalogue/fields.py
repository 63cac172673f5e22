"""Fields of work: offices, questions to ask there, words to search for, codes."""

from __future__ import annotations

from questionnaire.catalogue.audience import Audience, OfferForm
from questionnaire.texts import Content, Text


class Office(Audience, frozen=True, kw_only=True):
    """A unit as it is often called, in authorities of these kinds; all but `de` is only its gloss."""

    unit: Text


class Cpv(Content, frozen=True, kw_only=True):
    """A code of the EU's procurement vocabulary; `social` marks social and other special services."""

    code: str
    about: Text
    social: bool = False


class Field(Content, frozen=True, kw_only=True):
    """Where a field of work is looked for. Questions are asked in German; all but `de` is their gloss.

    `concern` is what somebody in charge looks after: it stands in what one says on the phone.
    `words` are parts of words, in lower case, in a sentence on this field.
    `main_forms`: whoever delivers this is about this field before all others.
    """

    id: str
    concern: Text
    department: Text
    duty: Text
    question: Text
    cross: Text
    cross_question: Text
    words: tuple[str, ...]
    search: tuple[str, ...]
    offices: tuple[Office, ...]
    cpv: tuple[Cpv, ...]
    main_forms: frozenset[OfferForm] = frozenset()
