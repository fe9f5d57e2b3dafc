"""The page that a visitor plays in: where it is, and how long it is there."""

import signal
import socket

from rich.console import Console

from bot.cli.demo.sample import HOME, NOW, ORGANISATION, set_up
from bot.cli.demo.stage import Stage, open_stage
from bot.cli.errors import CommandError
from habits.domain.calendar import local_time

USUAL_PORT = 8015
LOOK = 2.0
"""Real seconds between two looks whether the bot is still there."""
INVITATION = """
[bold]{organisation}[/bold] is yours to play with, eight weeks old. Nobody in it is real.

    [bold cyan]{address}[/bold cyan]

There it is {now:%A %H:%M}, five minutes before the prompts.
  · Press [bold]Next prompt[/bold], and answer as Dana: “Talked to Sally on Twitter and Ben on LinkedIn”.
  · Press [bold]End of week[/bold] and [bold]Next prompt[/bold], and read as Max what his Monday says.
  · Join yourself: [bold]New person[/bold], and the link in Max’s chat.

Ctrl-C ends it; nothing is kept.
"""


def serve(console: Console, port: int | None) -> None:
    """Set the sample up, say where it is, and serve until Ctrl-C.

    None takes the usual port, or any where that is taken. Raises CommandError for a port that is taken, and for a
    bot that ends by itself.
    """
    with open_stage(_free_port(port)) as stage:
        console.print(f"\nSetting up {ORGANISATION} …")
        set_up(stage)
        console.print(_invitation(stage), soft_wrap=True)
        _wait(stage)


def _free_port(port: int | None) -> int:
    if port is None:
        return USUAL_PORT if _is_free(USUAL_PORT) else 0
    if port and not _is_free(port):
        raise CommandError(f"port {port} is taken: name another, or 0 for any that is free")
    return port


def _is_free(port: int) -> bool:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def _invitation(stage: Stage) -> str:
    address = stage.bot.page(HOME)
    return INVITATION.format(organisation=ORGANISATION, address=address, now=local_time(NOW, HOME))


def _wait(stage: Stage) -> None:
    try:
        while True:
            stage.watch(LOOK)
    except KeyboardInterrupt:
        # Whoever presses it twice still leaves nothing running.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
