"""Why there is no document."""

from __future__ import annotations


class Busy(RuntimeError):
    """Every place in the queue is taken; ask again in some seconds."""


class RenderFailed(RuntimeError):
    """The document took too long, or its process died."""


class CannotStart(RenderFailed):
    """No process comes up; no document can be made until the operator has seen to it."""
