"""`fifteen run` and `fifteen health`: the bot, and whether it does its work."""

import asyncio

import typer
from sqlalchemy.exc import DBAPIError

from bot import start
from bot.app import TokenRefused
from bot.cli.errors import CommandError
from bot.cli.opening import CANNOT_OPEN, REFUSED, make_folder, token_problems
from bot.clock import SystemClock
from bot.health import Health, health
from bot.logging import configure
from config.loading import load
from habits.storage.engine import DatabaseUnavailable, opened


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


def show_health() -> None:
    """Say whether the bot runs and hears Telegram; exit code 1 where it does not."""
    try:
        with opened(load().settings.database()) as engine:
            found = asyncio.run(health(engine, SystemClock()))
    except (DatabaseUnavailable, DBAPIError):
        found = Health(is_running=False, poll_age=None)
    if not found.is_running:
        typer.echo("not running")
    elif found.poll_age is None:
        typer.echo("running, and has not heard Telegram yet")
    else:
        typer.echo(f"running, heard Telegram {found.poll_age:.0f} s ago")
    raise typer.Exit(0 if found.is_good else 1)
