"""`fifteen run`: the bot, until it is told to stop."""

import asyncio

import typer

from bot import start
from bot.app import TokenRefused
from bot.cli.errors import CommandError
from bot.cli.opening import CANNOT_OPEN, REFUSED, make_folder, token_problems
from bot.logging import configure
from config.loading import load
from habits.storage.engine import DatabaseUnavailable

commands = typer.Typer(add_completion=False)


@commands.command()
def run() -> None:
    """Run the bot until it is told to stop (SIGTERM or Ctrl-C)."""
    settings = load(needs_token=True).settings
    make_folder(settings)
    configure(settings.log_level, settings.log_format, settings.secrets())
    try:
        asyncio.run(start.run(settings))
    except DatabaseUnavailable as error:
        others = asyncio.run(token_problems(settings))
        raise CommandError(CANNOT_OPEN.format(error), *others) from None
    except TokenRefused:
        raise CommandError(REFUSED) from None
