"""Templates that do less for what they write and call; what comes out is the same.

Jinja makes a Markup of each piece that a template writes, only to join them to one string, and asks each
function in three ways whether it wants the context. `code_generator_class` and `context_class` are there to
be replaced. `_escape_inner` is what `escape` calls in C; markupsafe does not publish it. Without this module
pages are the same, and slower.
"""

from __future__ import annotations

from types import FunctionType
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]


def write_plainly(templates: Environment) -> None:
    """For all templates that are compiled from now on."""
    templates.code_generator_class = PlainOutput
    templates.context_class = DirectCalls
    templates.written = written  # type: ignore[attr-defined]


def written(value: Any) -> str:
    """What `escape` makes of it, though not always a Markup."""
    kind = type(value)
    if kind is Markup:
        text: str = value
    else:
        text = _escape_inner(value) if kind is str else escape(value)
    return text


class PlainOutput(CodeGenerator):
    """In the place where Jinja's own NativeCodeGenerator changes what is written, too."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.written(")
        else:
            super()._output_child_pre(node, frame, finalize)


class DirectCalls(Context):
    """Macros want to know whether they are escaped, and most functions want nothing."""

    def call(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        wanted: tuple[Any, ...] = ()
        if type(function) is Macro:
            wanted = (self.eval_ctx,)
        elif type(function) is not FunctionType or hasattr(function, "jinja_pass_arg"):
            return super().call(function, *args, **kwargs)
        # What a function may see of the loops and blocks around it, where it wants the context.
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return function(*wanted, *args, **kwargs)
