"""`fifteen health`: whether the bot does its work, for whoever watches over it."""

import asyncio

import typer
from sqlalchemy.exc import DBAPIError

from bot.clock import SystemClock
from bot.health import Health, health
from config.loading import load
from habits.storage.engine import DatabaseUnavailable, opened

commands = typer.Typer(add_completion=False)


@commands.command()
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
