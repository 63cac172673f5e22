"""Who runs a site, as the law wants it said: the operator's own words, read from the operator's file.

What is required is empty until it is given; what is None may be left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, field

from questionnaire.texts import GERMAN, Content, Language

# In the operator's languages, German at least.
Words = dict[Language, str]
Email = Annotated[str, Meta(pattern=r"^$|^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\Z")]
Website = Annotated[str, Meta(pattern=r"^$|^https://[^\s<>\"]+\Z")]


class Person(Content, frozen=True, kw_only=True):
    name: str = ""
    street: str = ""
    town: str = ""


class Body(Person, frozen=True, kw_only=True):
    """An authority or a company, with the page that tells more."""

    website: Website = ""


class Register(Content, frozen=True, kw_only=True):
    name: str = ""
    number: str = ""


class Provider(Person, frozen=True, kw_only=True):
    """§ 5 DDG. The telephone is the second quick way that stands beside the e-mail address."""

    kind: Literal["organisation", "public_body", "person"] = "organisation"
    email: Email = ""
    telephone: str = ""
    represented_by: str | None = None
    register: Register | None = None
    vat_id: str | None = None
    further: Words | None = None


class Privacy(Content, frozen=True, kw_only=True):
    legal_basis: Words = field(default_factory=dict)
    hosting: Person = Person()
    server_logs: Words = field(default_factory=dict)
    backups: Words = field(default_factory=dict)
    supervisory_authority: Body = Body()
    officer: str | None = None
    officer_email: Email | None = None


class Accessibility(Content, frozen=True, kw_only=True):
    """How far the site has been measured to be accessible, and on which day."""

    state: Literal["full", "partial"] = "partial"
    checked_on: date | None = None
    method: Words = field(default_factory=dict)
    gaps: Words | None = None
    enforcement_body: Body | None = None


class Contact(Content, frozen=True, kw_only=True):
    hours: Words | None = None
    security_email: Email | None = None


class Operator(Content, frozen=True, kw_only=True):
    provider: Provider = Provider()
    editor: Person = Person()
    privacy: Privacy = Privacy()
    accessibility: Accessibility = Accessibility()
    contact: Contact = Contact()

    @property
    def security_email(self) -> str:
        return self.contact.security_email or self.provider.email


def said(words: Mapping[Language, str], language: Language) -> tuple[str, Language]:
    """In that language, or else in German; and which of them it is."""
    if words.get(language, "").strip():
        return words[language], language
    return words.get(GERMAN, ""), GERMAN
