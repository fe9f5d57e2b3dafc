"""`fifteen organisation …`: what is done before anybody is there to do it in chat."""

import asyncio
import json
from typing import Annotated

import typer

from bot.cli.errors import CommandError
from bot.cli.opening import database, present, username
from bot.links import link_of
from config.loading import load
from habits.actions.invitations import create_organisation
from habits.domain.errors import EmptyName, UnknownZone

commands = typer.Typer(help="Set up organisations.", no_args_is_help=True, add_completion=False)


@commands.callback()
def _group() -> None:
    """Keep `create` a command of its own, however few there are."""


@commands.command("create")
def create(
    name: Annotated[str, typer.Argument(help="The organisation's name.")],
    time_zone: Annotated[
        str, typer.Option("--time-zone", help="Where most of it is, like Europe/Amsterdam.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Create an organisation and print the invitation link of its owner."""
    settings = load(needs_token=True).settings
    bot, now = asyncio.run(username(settings)), asyncio.run(present(settings))
    with database(settings) as engine, engine.begin() as conn:
        try:
            made = create_organisation(conn, name, time_zone, now)
        except UnknownZone:
            raise CommandError(
                f"there is no time zone {time_zone!r}: take one like Europe/Amsterdam or Asia/Tokyo"
            ) from None
        except EmptyName:
            raise CommandError("the organisation needs a name with at least one letter") from None
    link = link_of(bot, made.token)
    if as_json:
        facts = {"organisation": made.organisation, "token": made.token, "link": link}
        typer.echo(json.dumps(facts))
    else:
        typer.echo(
            f"{made.organisation} is there. Its owner joins by this link, once, within 7 days:"
        )
        typer.echo(link)
