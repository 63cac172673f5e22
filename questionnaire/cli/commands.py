"""The commands by name. A server never asks for one, so their modules are imported when somebody does."""

from __future__ import annotations

from importlib import import_module

from click import Command, Context
from flask.cli import AppGroup

# By what is typed: the module in this folder, and its function.
COMMANDS = {
    "upgrade": ("database", "upgrade"),
    "erase-expired": ("database", "erase_expired"),
    "backup": ("backup", "backup"),
    "restore": ("backup", "restore"),
    "plan": ("plan", "plan"),
    "plans": ("plans", "many_plans"),
    "shortlist": ("shortlist", "print_shortlist"),
    "facts": ("facts", "facts"),
    "limits": ("limits", "limits"),
    "desk": ("desk", "desk"),
    "regions": ("regions", "regions"),
    "work": ("work", "work"),
}


class Commands(AppGroup):
    """A group as Click documents it for commands that are loaded lazily."""

    def list_commands(self, ctx: Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        return _loaded(cmd_name) if cmd_name in COMMANDS else super().get_command(ctx, cmd_name)


def _loaded(name: str) -> Command:
    module, function = COMMANDS[name]
    command: Command = getattr(import_module(f"questionnaire.cli.{module}"), function)
    return command
