"""Questions that earlier editions asked: files and tables that still answer them are read without a word."""

from __future__ import annotations

RETIRED = frozenset({"stage"})
