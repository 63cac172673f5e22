"""Files that browsers show or save, under names that say what they are."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from flask import Response, send_file

from questionnaire.services import services

Disposition = Literal["inline", "attachment"]
PDF = "application/pdf"


def dated(name: str) -> str:
    """With today's day before it, so that a folder shows which is the newest."""
    return f"{services().today().isoformat()}-{name}"


def download(content: bytes, content_type: str, name: str, disposition: Disposition) -> Response:
    """`name` is ours: no letter of it may have been typed."""
    response = Response(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'{disposition}; filename="{_file_name(name)}"'
    return response


def pdf(content: bytes, name: str) -> Response:
    """Browsers show it before one saves it."""
    return download(content, PDF, name, "inline")


def stored(file: Path, name: str) -> Response:
    """To be saved. Raises FileNotFoundError."""
    return send_file(file, as_attachment=True, download_name=_file_name(name))


def _file_name(name: str) -> str:
    return f"rathausreif-{name}"
