"""Values as TOML, for files that we add to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


def toml_value(value: Any) -> str:
    """On one line; keys are bare ones. Raises TypeError for what TOML has no form for."""
    match value:
        case bool() | int() | str():
            # TOML’s are JSON’s, but for this one sign.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case date():
            return value.isoformat()
        case Mapping():
            return f"{{ {', '.join(f'{key} = {toml_value(each)}' for key, each in value.items())} }}"
        case Sequence():
            return f"[{', '.join(map(toml_value, value))}]"
    raise TypeError(f"TOML has no {type(value).__name__}")


def toml_lines(table: Mapping[str, Any]) -> str:
    """Each key on a line of its own; texts in several languages on adjacent lines."""
    lines: list[str] = []
    for key, value in table.items():
        is_text = isinstance(value, Mapping) and all(isinstance(each, str) for each in value.values())
        pairs = [(f"{key}.{inner}", each) for inner, each in value.items()] if is_text else [(key, value)]
        lines += [f"{name} = {toml_value(each)}\n" for name, each in pairs]
    return "".join(lines)
