"""`fifteen …`: a file a command or group of commands; each is added here."""

import sys

import typer

from bot import __version__
from bot.cli import organisation
from bot.cli.demo import demo
from bot.cli.errors import CommandError
from bot.cli.reading import show_reading
from bot.cli.run import run as run_bot
from bot.cli.run import show_health
from bot.cli.settings import show_settings
from config.loading import SettingsError

# No pretty tracebacks: they print local variables, and those hold secrets.
app = typer.Typer(
    help="Fifteen coaches leaders into fifteen minutes of real conversations a day.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("run")(run_bot)
app.command("health")(show_health)
app.command("demo")(demo)
app.command("settings")(show_settings)
app.command("read")(show_reading)
app.add_typer(organisation.commands, name="organisation")


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
