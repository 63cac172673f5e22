"""A brand as its folder says it, and as it is used: with its drawings read and checked."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from msgspec import Meta, Struct, json

from questionnaire.brand.colours import OURS, Colours
from questionnaire.brand.toml_faults import at_most
from questionnaire.catalogue.operator import Email, Website
from questionnaire.texts import Content, Text

FileName = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9_-][A-Za-z0-9._-]*\.(svg|png|jpg|jpeg)\Z",
        description="the name of a file in the folder that ends in .svg, .png or .jpg",
    ),
]
ShortName = Annotated[str, at_most(20)]
# Texts of so many letters at most, in each language.
Name = Annotated[Text, at_most(60)]
Label = Annotated[Text, at_most(40)]
Sentence = Annotated[Text, at_most(160)]
Sentences = Annotated[Text, at_most(400)]
DIVIDER = " · "
OUR_NAME = "Rathausreif"


class LogoFile(Content, frozen=True, kw_only=True):
    """`text` is read out instead of it."""

    file: FileName
    text: Sentence


class Contact(Content, frozen=True, kw_only=True):
    """`label` says what for."""

    label: Label
    name: str
    telephone: str | None = None
    email: Annotated[Email, Meta(description="an e-mail address")] | None = None
    website: Annotated[Website, Meta(description="an address that begins with https://")] | None = None

    @property
    def ways(self) -> str:
        """Who it is and how to reach them, in one line. No address says how browsers get there."""
        website = self.website and self.website.removeprefix("https://").removesuffix("/")
        return DIVIDER.join(filter(None, (self.name, self.telephone, self.email, website)))


class BrandFile(Content, frozen=True, kw_only=True):
    """`brand.toml`. Whatever has no value may be left out."""

    name: Name
    short_name: ShortName
    colours: Colours | None = None
    logo: LogoFile | None = None
    footer: Sentence | None = None
    contacts: Annotated[tuple[Contact, ...], at_most(2)] = ()
    publicity: Sentences | None = None
    funders: Annotated[tuple[LogoFile, ...], at_most(6)] = ()


class Logo(Struct, frozen=True, kw_only=True):
    """A drawing that has been checked; `share` is its width by its height."""

    kind: Literal["svg", "png"]
    drawing: bytes
    share: float
    text: Text

    @property
    def media_type(self) -> str:
        return "image/svg+xml" if self.kind == "svg" else "image/png"


class Brand(Struct, frozen=True, kw_only=True):
    name: Text
    short_name: str
    colours: Colours | None = None
    logo: Logo | None = None
    footer: Text | None = None
    contacts: tuple[Contact, ...] = ()
    publicity: Text | None = None
    funders: tuple[Logo, ...] = ()

    @property
    def drawings(self) -> dict[str, Logo]:
        """By the names that addresses give them."""
        funders = {f"funder-{number}": logo for number, logo in enumerate(self.funders, 1)}
        return ({"logo": self.logo} if self.logo else {}) | funders

    @property
    def version(self) -> str:
        """Another one as soon as anything has changed."""
        return hashlib.sha256(json.encode(self)).hexdigest()[:12]


def name_of(brand: Brand | None) -> str:
    """In one word or two."""
    return brand.short_name if brand else OUR_NAME


def accent_of(brand: Brand | None) -> str:
    """For the frame around pages, which knows no second scheme."""
    return brand.colours.light.accent if brand and brand.colours else OURS
