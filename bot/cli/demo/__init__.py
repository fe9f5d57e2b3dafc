"""`fifteen demo`: the real bot against a Bot API on this machine. No token, no account, no network."""

from typing import Annotated

import typer

from bot.cli.demo.stage import open_stage
from bot.cli.demo.tour import play
from bot.cli.errors import CommandError


def demo(
    tour: Annotated[bool, typer.Option("--tour", help="Play two weeks of three people.")] = False,
) -> None:
    """See Fifteen at work, with nothing but this machine."""
    if not tour:
        raise CommandError("say what to play: fifteen demo --tour")
    with open_stage() as stage:
        play(stage)
