"""The sixteen Länder, by the keys that content and places name them by."""

from __future__ import annotations

LANDS = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")
