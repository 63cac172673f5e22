"""The same without a browser, for advisors and operators."""

from questionnaire.cli.commands import COMMANDS, Commands

__all__ = ["COMMANDS", "Commands"]
