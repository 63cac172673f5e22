"""deploy/settings.env, as systemd and the scripts read it, filled in for a test."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
DRAFT = ROOT / "deploy/settings.env"


def read_settings(file: Path = DRAFT) -> dict[str, str]:
    lines = (line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return dict(line.split("=", 1) for line in lines)


def filled_in(**changed: str) -> dict[str, str]:
    """Every name must stand in the draft already."""
    draft = read_settings()
    assert set(changed) <= set(draft), set(changed) - set(draft)
    return {**draft, **changed}
