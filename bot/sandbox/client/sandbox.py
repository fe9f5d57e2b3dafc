"""A running sandbox, and one started for a while."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

from bot.sandbox.client.bot import SandboxBot
from bot.sandbox.client.connection import Connection, ControlError

LONGEST_STOP = 10.0  # seconds


class Sandbox:
    """A sandbox at an address."""

    def __init__(self, url: str) -> None:
        self._connection = Connection(url)
        self.url = self._connection.url

    def bot(
        self,
        token: str | None = None,
        *,
        name: str = "Sandbox Bot",
        username: str | None = None,
    ) -> SandboxBot:
        """A bot, with a fresh token unless one is given; the same token gives the same bot."""
        made = self._connection.control("bots", token=token, name=name, username=username)
        return SandboxBot(self._connection, made)

    def close(self) -> None:
        """Hang up; the sandbox stays."""
        self._connection.close()


@contextmanager
def started(host: str = "127.0.0.1", port: int = 0) -> Iterator[Sandbox]:
    """A sandbox in a process of its own, for as long as the block lasts.

    Ctrl-C does not reach it: whoever started it stops first and ends it then.
    """
    command = [sys.executable, "-m", "bot.sandbox", "--host", host, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:  # noqa: S603
        try:
            line = process.stdout.readline() if process.stdout else b""
            if not line:
                raise ControlError(f"the sandbox did not start on {host}:{port}")
            with closing(Sandbox(json.loads(line)["url"])) as sandbox:
                yield sandbox
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(LONGEST_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
