"""A migration that has landed stays as it is: databases out there have gone through it already."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from questionnaire.storage.migrate import MIGRATIONS

LANDED = Path(__file__).with_name("migrations.sha256")
ADVICE = """
What a migration did wrong is put right by the next one. Add that one to the list:
(cd questionnaire/migrations/versions && sha256sum 0123_*.py) >> tests/storage/migrations.sha256"""


def landed() -> dict[str, str]:
    """Checksums by the files' names, as `sha256sum` writes them."""
    lines = (line.split() for line in LANDED.read_text(encoding="ascii").splitlines())
    return {name: checksum for checksum, name in lines}


def test_migrations_that_have_landed_are_as_they_were() -> None:
    there = {
        file.name: sha256(file.read_bytes()).hexdigest() for file in (MIGRATIONS / "versions").glob("*.py")
    }

    assert there == landed(), ADVICE


def test_no_migration_is_listed_twice() -> None:
    lines = LANDED.read_text(encoding="ascii").splitlines()

    assert len(lines) == len(landed())
