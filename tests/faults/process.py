"""The bot in a process of its own: what `fifteen run` does, but for the second that imports take.

A server that has imported everything forks it, so that a hundred starts cost no hundred seconds.
"""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.__main__ import main

LOOK = 0.005
LONGEST = 30.0
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.faults.warm"])


class Process:
    """A running bot, started with these variables; it logs into a file, after what stands there."""

    def __init__(self, variables: dict[str, str], log: Path) -> None:
        self._log = log
        self._process = _SERVER.Process(target=_run, args=(variables, log))
        self._process.start()

    @property
    def said(self) -> list[str]:
        """What was logged so far, a line each."""
        return self._log.read_text().splitlines() if self._log.exists() else []

    def count(self, words: str) -> int:
        """How many lines of the log hold these words."""
        return sum(words in line for line in self.said)

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        """SIGKILL; returns when the process is no more."""
        self._end(signal.SIGKILL)

    def terminate(self) -> int:
        """SIGTERM; answers the exit code. Raises TimeoutError."""
        return self._end(signal.SIGTERM)

    def freeze(self) -> None:
        self._tell(signal.SIGSTOP)

    def wake(self) -> None:
        self._tell(signal.SIGCONT)

    def _tell(self, number: signal.Signals) -> None:
        if self._process.pid and self._process.is_alive():
            os.kill(self._process.pid, number)

    def _end(self, number: signal.Signals) -> int:
        self._tell(number)
        self._process.join(LONGEST)
        if self._process.exitcode is None:
            raise TimeoutError(f"{number.name} did not end the process in {LONGEST} s")
        return self._process.exitcode


def until(holds: Callable[[], object], limit: float = LONGEST) -> None:
    """Look again and again until `holds`. Raises TimeoutError after `limit` seconds."""
    end = time.monotonic() + limit
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"not so within {limit} s")
        time.sleep(LOOK)


def _run(variables: dict[str, str], log: Path) -> None:
    os.environ.clear()
    os.environ.update(variables)
    with log.open("ab") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    sys.argv = ["fifteen", "run"]
    main()
