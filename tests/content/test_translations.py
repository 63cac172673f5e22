"""The interface's words: every one is there in German, and none is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

ROOT = Path(__file__).parents[2]
GERMAN = ROOT / "translations" / "de" / "LC_MESSAGES" / "messages.po"
KEYWORDS = {"_": None, "N_": None, "_l": None, "gettext": None, "ngettext": (1, 2), "lazy_gettext": None}
PLACE = re.compile(r"%\(\w+\)[sd]")


@cache
def extracted() -> frozenset[str | tuple[str, ...]]:
    """A tuple where there is a plural."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as settings:
        methods, options = parse_mapping_cfg(settings)  # type: ignore[no-untyped-call]
    found = extract_from_dir(str(ROOT), methods, options, keywords=KEYWORDS)
    return frozenset(message for _, _, message, _, _ in found)


def msgids() -> set[str]:
    return {message[0] if isinstance(message, tuple) else message for message in extracted()}


def entries() -> list[polib.POEntry]:
    return list(polib.pofile(str(GERMAN)))


def texts(entry: polib.POEntry) -> Iterator[str]:
    yield from entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,)


def test_every_word_of_the_interface_is_in_the_german_catalogue_and_no_other() -> None:
    assert {entry.msgid for entry in entries()} == msgids()


def test_no_word_that_has_a_plural_is_also_asked_for_without_one() -> None:
    """In Python 3.11.2, which Debian 12 has, gettext then leaves it in English."""
    plural = {message[0] for message in extracted() if isinstance(message, tuple)}

    assert sorted(plural & extracted()) == []


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.msgid[:40])
def test_a_word_is_translated_without_doubt(entry: polib.POEntry) -> None:
    assert all(texts(entry))
    assert not entry.fuzzy
    assert not entry.obsolete


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.msgid[:40])
def test_a_translation_fills_in_the_same_places(entry: polib.POEntry) -> None:
    wanted = set(PLACE.findall(entry.msgid_plural or entry.msgid))

    for text in texts(entry):
        assert set(PLACE.findall(text)) <= wanted
    assert set(PLACE.findall(list(texts(entry))[-1])) == wanted
