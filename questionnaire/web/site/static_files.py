"""Style sheets, scripts, fonts, drawings. Their addresses change with them, so browsers keep them a year."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, request
from msgspec import Struct
from werkzeug.routing import BaseConverter

from questionnaire.web.per_application import PerApplication

FOLDER = Path(__file__).parents[3] / "static"
# A bare machine's own table of types may lack some of them.
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".md": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".ico": "image/x-icon",
}
COMPRESSED_ALREADY = frozenset({".woff2", ".png"})
FOR_A_YEAR = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"

LETTERS = 12


class FingerprintConverter(BaseConverter):
    regex = f"[0-9a-f]{{{LETTERS}}}"


class _File(Struct, frozen=True):
    kind: str
    plain: bytes
    packed: bytes


class StaticFiles(Struct, frozen=True):
    """Read once. One fingerprint of all, so that what a style sheet names beside it has the same one."""

    files: dict[str, _File]
    fingerprint: str


def _read() -> StaticFiles:
    paths = sorted(path for path in FOLDER.rglob("*") if path.suffix in KINDS)
    files = {path.relative_to(FOLDER).as_posix(): _file(path) for path in paths}
    digest = hashlib.sha256()
    for name, file in files.items():
        digest.update(f"{name} {len(file.plain)} ".encode() + file.plain)
    return StaticFiles(files, digest.hexdigest()[:LETTERS])


def _file(path: Path) -> _File:
    plain = path.read_bytes()
    packed = b"" if path.suffix in COMPRESSED_ALREADY else gzip.compress(plain, mtime=0)
    return _File(KINDS[path.suffix], plain, packed if len(packed) < len(plain) else b"")


static_files = PerApplication("static_files", _read)


def init_app(app: Flask) -> None:
    """In the place of Flask's own view, which knows no fingerprint."""
    app.url_map.converters["fingerprint"] = FingerprintConverter
    app.add_url_rule("/static/<fingerprint:fingerprint>/<path:filename>", "static", send)
    app.add_url_rule("/static/<path:filename>", "static", send)
    app.add_url_rule("/favicon.ico", "favicon", favicon)
    app.url_defaults(_with_fingerprint)


def send(filename: str, fingerprint: str = "") -> Response:
    """Under another version's fingerprint too, while its pages are still open; but nobody keeps that."""
    ours = static_files()
    response = _sent(ours.files.get(filename) or abort(404))
    response.headers["Cache-Control"] = FOR_A_YEAR if fingerprint == ours.fingerprint else ASK_FIRST
    return response


def favicon() -> Response:
    """Browsers ask here where no page tells them, such as beside a PDF."""
    return send("icons/favicon.ico")


def _sent(file: _File) -> Response:
    packs = bool(file.packed) and request.accept_encodings["gzip"] > 0
    response = Response(file.packed if packs else file.plain, content_type=file.kind)
    if packs:
        response.content_encoding = "gzip"
    if file.packed:
        response.vary.add("Accept-Encoding")
    response.add_etag()
    response.make_conditional(request)
    return response


def _with_fingerprint(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static":
        values.setdefault("fingerprint", static_files().fingerprint)
