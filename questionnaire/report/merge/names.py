"""Names within one document, made different from those of the documents beside it."""

from __future__ import annotations

from typing import Any

import pikepdf


def annots(page: pikepdf.Page) -> list[Any]:
    return list(page.obj.get("/Annots", []))


def prefix_targets(source: pikepdf.Pdf, prefix: str) -> list[tuple[str, Any]]:
    """The places that links jump to, by their new names; the links name them so too."""
    for page in source.pages:
        for link in annots(page):
            _prefix(link, "/Dest", prefix)
            _prefix(link.get("/A", {}), "/D", prefix)
    names: Any = source.Root.get("/Names", {})
    tree = names.get("/Dests")
    places: Any = pikepdf.NameTree(tree).items() if tree else ()
    return [(f"{prefix}.{name}", place) for name, place in places]


def _prefix(holder: Any, key: str, prefix: str) -> None:
    if isinstance(holder.get(key), pikepdf.String):
        holder[key] = _prefixed(holder[key], prefix)


def _prefixed(name: Any, prefix: str) -> pikepdf.String:
    return pikepdf.String(f"{prefix}.{name}")
