"""Bots in processes of their own, and what they use of the machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.client import Sandbox, SandboxBot

_TICKS = os.sysconf("SC_CLK_TCK")
_LONGEST_STOP = 15.0


@dataclass(frozen=True, slots=True)
class Process:
    """A process that runs."""

    number: int

    def cpu(self) -> float:
        """Seconds of a core that it has used so far."""
        fields = Path(f"/proc/{self.number}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def resident(self) -> float:
        """Megabytes of memory that it holds now."""
        pages = int(Path(f"/proc/{self.number}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def running(*command: str, **variables: str) -> Iterator[Process]:
    """Run a module of Python until the block ends."""
    whole = [sys.executable, "-m", *command]
    with subprocess.Popen(whole, env=os.environ | variables) as process:
        try:
            yield Process(process.pid)
        finally:
            process.terminate()
            process.wait(_LONGEST_STOP)


@contextmanager
def fifteen(sandbox: Sandbox, bot: SandboxBot, database_url: str, folder: str) -> Iterator[Process]:
    """Run the whole bot, as fast as its settings let it send."""
    with running(
        "bot",
        "run",
        FIFTEEN_TELEGRAM_TOKEN=bot.token,
        FIFTEEN_TELEGRAM_API_URL=sandbox.url,
        FIFTEEN_DATA_DIR=folder,
        FIFTEEN_DATABASE_URL=database_url,
        FIFTEEN_SEND_RATE="1000",
        FIFTEEN_LOG_LEVEL="ERROR",
    ) as process:
        yield process
