"""An operator who has said all that the law wants, as a file; and the same with something changed."""

from __future__ import annotations

from pathlib import Path

OPERATOR = """
[provider]
name = "Nachbarschaft Beispielstadt e. V."
street = "Lindenweg 1"
town = "16225 Beispielstadt"
email = "post@nachbarschaft.example"
telephone = "03334 000000"
represented_by = "Vorstand Kim Muster"
vat_id = "DE000000000"
register = { name = "Amtsgericht Beispielstadt, Vereinsregister", number = "VR 4711" }

[editor]
name = "Alex Muster"
street = "Eichenweg 2"
town = "16225 Beispielstadt"

[privacy]
legal_basis = { de = "Art. 6 Abs. 1 Buchstabe f DSGVO", en = "Article 6 (1) (f) GDPR" }
server_logs = { de = "Fehlerprotokolle ohne Adressen, sieben Tage" }
backups = { de = "Sicherungskopien löschen wir nach 30 Tagen.", en = "Backups go after 30 days." }
hosting = { name = "Rechenhaus Beispiel GmbH", street = "Serverallee 3", town = "10115 Berlin" }

[privacy.supervisory_authority]
name = "Aufsicht Beispielland"
street = "Amtsplatz 4"
town = "14467 Potsdam"
website = "https://aufsicht.example"

[accessibility]
checked_on = 2026-11-23
method = { de = "Selbstbewertung", en = "Our own assessment" }
gaps = { de = "Die Karte ist nur ein Bild.", en = "The map is a picture only." }

[contact]
security_email = "sicherheit@nachbarschaft.example"
"""


def operator_file(folder: Path, words: str = "", instead: str = "") -> str:
    """The file's address; `words` are replaced in it."""
    assert words in OPERATOR
    file = folder / "operator.toml"
    file.write_text(OPERATOR.replace(words, instead, 1) if words else OPERATOR, encoding="utf-8")
    return str(file)
