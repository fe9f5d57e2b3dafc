"""`fifteen …`: a file a command or group of commands; each is added here."""

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from bot import __version__
from bot.cli.errors import CommandError
from config.loading import SettingsError

#: The module of each command, which holds it as `commands`.
MODULES = {
    "run": "bot.cli.run",
    "health": "bot.cli.health",
    "demo": "bot.cli.demo",
    "settings": "bot.cli.settings",
    "read": "bot.cli.reading",
    "organisation": "bot.cli.organisation",
}


class Commands(TyperGroup):
    """The commands, each loaded when it is asked for: together they take seconds, and a health check runs often."""

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002  (Typer calls it so)
        """Answer the names, in the order in which help shows them."""
        return list(MODULES)

    def get_command(self, ctx: object, cmd_name: str) -> Any:  # noqa: ANN401, ARG002  (Typer hides its types)
        """Answer the command of a name, if there is one."""
        if cmd_name not in MODULES:
            return None
        command = get_command(import_module(MODULES[cmd_name]).commands)
        command.name = cmd_name
        return command


# No pretty tracebacks: they print local variables, and those hold secrets.
app = typer.Typer(
    cls=Commands,
    help="Fifteen coaches leaders into fifteen minutes of real conversations a day.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"fifteen {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: bool = typer.Option(
        False, "--version", help="Print the version.", callback=_print_version, is_eager=True
    ),
) -> None:
    """Take the options that stand before a command."""


def run() -> None:
    """Run the command line; what a person can mend is said in a line each, with exit code 2."""
    try:
        app(prog_name="fifteen")
    except (CommandError, SettingsError) as error:
        for problem in error.problems:
            typer.echo(f"fifteen: {problem}", err=True)
        sys.exit(2)
