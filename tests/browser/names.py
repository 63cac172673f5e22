"""What a page calls its controls and groups, as Chromium's own accessibility tree has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from playwright.sync_api import Page

CHOOSING = {"checkbox", "combobox", "ComboBoxSelect", "listbox", "option", "radio", "slider", "switch"}
TYPING = {"Date", "InputTime", "searchbox", "spinbutton", "textbox"}
CONTROLS = CHOOSING | TYPING | {"button", "DisclosureTriangle", "link", "menuitem", "tab"}
GROUPS = {"dialog", "group", "listbox", "radiogroup", "region"}
GROUP_TAGS = {"FIELDSET", "SELECT"}
GROUP_ROLES = {"group", "radiogroup", "listbox"}


class Place(NamedTuple):
    """What something is, and where it stands: its form, and the innermost group in it."""

    tag: str
    form: int = 0
    group: int = 0


def naming_faults(page: Page) -> list[str]:
    """Controls and groups without a name, and namesakes in one group of one form."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument", {"depth": -1})["root"]
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    places = dict(_places(root))
    # What is in no document are parts that the browser makes itself, such as the day in a field for a date.
    heard = [node for node in nodes if not node["ignored"] and node.get("backendDOMNodeId") in places]
    return [*_nameless(heard, places), *_namesakes(heard, places)]


def _places(node: Any, form: int = 0, group: int = 0) -> Iterator[tuple[int, Place]]:
    number, tag = node["backendNodeId"], node["nodeName"]
    yield number, Place(tag, form, group)
    if tag == "FORM":
        form, group = number, 0
    elif tag in GROUP_TAGS or _attributes(node).get("role") in GROUP_ROLES:
        group = number
    for child in node.get("children", ()):
        yield from _places(child, form, group)


def _attributes(node: Any) -> dict[str, str]:
    flat = node.get("attributes", [])
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _nameless(heard: list[Any], places: dict[int, Place]) -> list[str]:
    """Not counted: a fold is a group too, and what names it is the control that opens it."""
    return [
        f"nameless {_role(node)}: {_place(node, places).tag.lower()}"
        for node in heard
        if _role(node) in CONTROLS | GROUPS and not _name(node) and _place(node, places).tag != "DETAILS"
    ]


def _namesakes(heard: list[Any], places: dict[int, Place]) -> list[str]:
    named = Counter(
        (_place(node, places)[1:], _name(node))
        for node in heard
        if _role(node) in CONTROLS and _place(node, places).form
    )
    return [f"{count} times in one group: {name}" for (_, name), count in named.items() if count > 1]


def _place(node: Any, places: dict[int, Place]) -> Place:
    return places[node["backendDOMNodeId"]]


def _role(node: Any) -> str:
    return str(node["role"]["value"])


def _name(node: Any) -> str:
    return " ".join(str(node.get("name", {}).get("value", "")).split())
