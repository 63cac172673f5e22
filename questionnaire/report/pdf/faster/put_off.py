"""What WeasyPrint imports for fonts that ours are not, loaded once a font asks for it.

HarfBuzz cuts fonts down; fontTools does where HarfBuzz is missing, or where a font is variable. It takes
13 MB with all that it imports, lxml among it.
"""

from __future__ import annotations

import importlib
import sys
from functools import partial
from types import ModuleType
from typing import Any

MODULES = ("fontTools.subset", "fontTools.varLib.instancer")


class StandIn(ModuleType):
    """Whatever of the module is called loads all of it first."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return partial(_call, self.__name__, name)


def put_off() -> None:
    """Before WeasyPrint is imported; what is loaded already stays."""
    for name in MODULES:
        sys.modules.setdefault(name, StandIn(name))


def _call(module: str, name: str, *arguments: Any, **options: Any) -> Any:
    for stand_in in MODULES:
        if isinstance(sys.modules.get(stand_in), StandIn):
            del sys.modules[stand_in]
    return getattr(importlib.import_module(module), name)(*arguments, **options)
