"""Kinds of printed documents. Named here, because the web process orders them without the renderer."""

from __future__ import annotations

from typing import Literal

DocumentKind = Literal["plan", "handout", "form"]
