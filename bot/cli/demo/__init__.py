"""`fifteen demo`: the real bot against a Bot API on this machine. No token, no account, no network."""

import signal
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.demo.serving import serve
from bot.cli.demo.show import Show
from bot.cli.demo.stage import open_stage
from bot.cli.demo.tour import play
from bot.cli.demo.transcript import Transcript

commands = typer.Typer(add_completion=False)


@commands.command()
def demo(
    tour: Annotated[
        bool | None,
        typer.Option(
            "--tour/--no-tour",
            help="Only play two weeks of three people in the terminal, or leave them out.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Where the page is served; 0 takes any that is free."),
    ] = None,
) -> None:
    """See Fifteen at work, with nothing but this machine: first in the terminal, then in your browser."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    console = Console(highlight=False)
    if tour is not False:
        _play(console)
    if not tour:
        serve(console, port)


def _play(console: Console) -> None:
    with open_stage() as stage:
        play(Show(stage, Transcript(console)))
