"""An operator’s folder to a Brand: `brand.toml` and the drawings that it names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import asdict

from questionnaire.brand.brand import Brand, BrandFile, Contact, LogoFile
from questionnaire.brand.colours import Colours
from questionnaire.brand.contrast import faint_pairs
from questionnaire.brand.logo_file import Draw, LogoFault, read_logo
from questionnaire.brand.toml_faults import toml_faults
from questionnaire.content.files import ContentError
from questionnaire.texts import LANGUAGES

FILE = "brand.toml"
# In one line or two on page 1.
MOST_CONTACT = 100

T = TypeVar("T")


def load_brand(folder: str | None, draw: Draw) -> Brand | None:
    """None without a folder.

    Raises ContentError with every fault, in development too: what cannot be read or told apart is no brand.
    """
    if not folder:
        return None
    raw = _raw(Path(folder))
    logos = {path: read_logo(Path(folder), logo, draw) for path, logo in _logos(raw)}
    faults = [*toml_faults(raw, BrandFile), *_faint(raw), *_long(raw)]
    faults += [f"{path}: {logo.text}" for path, logo in logos.items() if isinstance(logo, LogoFault)]
    if faults:
        raise ContentError(f"RATHAUSREIF_BRAND cannot be used. {'. '.join(faults)}.")
    drawn = {path: logo for path, logo in logos.items() if not isinstance(logo, LogoFault)}
    said = asdict(msgspec.convert(raw, BrandFile))
    funders = tuple(logo for path, logo in drawn.items() if path != "logo")
    return Brand(**said | {"logo": drawn.get("logo"), "funders": funders})


def _raw(folder: Path) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except OSError as error:
        raise ContentError(f"RATHAUSREIF_BRAND: {folder / FILE} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"RATHAUSREIF_BRAND: {FILE}: {error}") from error


def _logos(raw: dict[str, Any]) -> Iterator[tuple[str, LogoFile]]:
    """Those that can be understood, whatever is wrong with the rest; each with where it stands."""
    logo, funders = _understood(raw.get("logo"), LogoFile), raw.get("funders", [])
    if logo:
        yield "logo", logo
    for number, funder in enumerate(funders if isinstance(funders, list) else (), 1):
        if understood := _understood(funder, LogoFile):
            yield f"funders[{number}]", understood


def _faint(raw: dict[str, Any]) -> Iterator[str]:
    colours = _understood(raw.get("colours"), Colours)
    return faint_pairs(colours) if colours else iter(())


def _long(raw: dict[str, Any]) -> Iterator[str]:
    contacts = _understood(raw.get("contacts"), tuple[Contact, ...]) or ()
    for number, contact in enumerate(contacts, 1):
        length = max(len(contact.label[language]) for language in LANGUAGES) + len(contact.ways)
        if length > MOST_CONTACT:
            yield f"contacts[{number}] has {length} letters together, and page 1 has room for {MOST_CONTACT}"
        if not (contact.telephone or contact.email or contact.website):
            yield f"contacts[{number}] says no telephone, email or website"


def _understood(raw: Any, kind: type[T]) -> T | None:
    try:
        return msgspec.convert(raw, type=kind)
    except msgspec.ValidationError:
        return None
