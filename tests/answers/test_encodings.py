"""Files as programs save them: every encoding is told apart, or refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.answers.encodings import EncodingError, decoded

NAMES = [
    "Köln",
    "Müller & Söhne",
    "Käse und Brot",
    "Straße",
    "Bäume für alle",
    "über Nacht",
    "Österreicher",
    "Großküche",
    "„Die Öffner“ – für 5 Euro",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_what_excel_and_libreoffice_write_is_read(name: str, encoding: str) -> None:
    table = f"seat;name\r\n1;{name}\r\n"

    assert decoded(table.encode(encoding)) == table


@pytest.mark.parametrize("name", NAMES)
def test_what_a_macintosh_writes_is_told_apart(name: str) -> None:
    assert decoded(f"seat;name\r1;{name}\r".encode("mac_roman")) == f"seat;name\r1;{name}\r"


@pytest.mark.parametrize("name", NAMES[:-1])
def test_what_excel_calls_ms_dos_is_told_apart_or_refused(name: str) -> None:
    table = f"seat;name\r\n1;{name}\r\n"

    with suppress(EncodingError):
        assert decoded(table.encode("cp850")) == table


@pytest.mark.parametrize("name", ["Miloš Škoda", "Café", "São Paulo", "À la carte", "5 € – immer"])
def test_other_words_are_windows_own(name: str) -> None:
    assert decoded(f"name\n{name}\n".encode("cp1252")) == f"name\n{name}\n"


def test_the_euro_of_iso_8859_15_is_no_sign_of_an_unknown_currency() -> None:
    assert decoded("name\nGröße für 5 €".encode("iso8859_15")) == "name\nGröße für 5 €"


@pytest.mark.parametrize(
    ("document", "line"),
    [
        (b"seat;name\n1;K\x81\x8d\x8f\n", 2),
        ("seat;name\n1;Löwe\n2;".encode() + b"\xff", 3),
        ("\ufeffname\nLöwe\n".encode() + b"\xe4", 3),
        ("name\nLöwe".encode("utf-16")[:-1], 2),
        (b"name\nL\0we\n", 2),
        (b"name\n\x01\xe4\x02", 2),
    ],
)
def test_what_cannot_be_told_is_refused_with_its_line(document: bytes, line: int) -> None:
    with pytest.raises(EncodingError) as refused:
        decoded(document)

    assert refused.value.line == line


@given(st.text(), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_a_file_with_a_mark_is_read_as_it_was_written_or_refused(text: str, encoding: str) -> None:
    document = f"name\n{text}".encode(encoding)

    with suppress(EncodingError):
        assert decoded(document) == f"name\n{text}"


@given(st.binary())
def test_any_bytes_are_text_or_refused(document: bytes) -> None:
    with suppress(EncodingError):
        assert "\0" not in decoded(document)
