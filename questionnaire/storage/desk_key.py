"""The operator's key to the review desk: its fingerprint in a file, never the key itself."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path

from msgspec import Struct

from questionnaire.drafts import replacing

NAME = "desk.key"
RANDOM_BYTES = 24


class DeskKey(Struct, frozen=True):
    """Without a file there is no desk."""

    folder: Path

    def make(self) -> str:
        """A new one; whoever has an older one is locked out. Raises OSError."""
        key = secrets.token_urlsafe(RANDOM_BYTES)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(self._file) as file:
            file.write(_fingerprint(key).encode())
        return key

    def forget(self) -> None:
        """Raises OSError."""
        self._file.unlink(missing_ok=True)

    def fits(self, key: str) -> bool:
        """Takes as long for a wrong one as for none."""
        try:
            kept = self._file.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            kept = ""
        return hmac.compare_digest(kept, _fingerprint(key))

    @property
    def _file(self) -> Path:
        return self.folder / NAME


def _fingerprint(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
