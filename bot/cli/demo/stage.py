"""Where the demo plays: a sandbox, a bot run on it as an operator runs it, and what people see."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from rich.console import Console

from bot.cli.demo.transcript import Transcript
from bot.cli.errors import CommandError
from bot.sandbox.client import Person, SandboxBot, started

STARTING = 30.0
"""Real seconds that the bot has to get ready."""
STOPPING = 15.0


@dataclass
class Stage:
    """A bot in its sandbox, off until `switch_on`; what happens is printed as people see it."""

    bot: SandboxBot
    environment: Mapping[str, str]
    folder: Path
    transcript: Transcript
    running: subprocess.Popen[bytes] | None = None
    people: list[Person] = field(default_factory=list)

    def operator(self, *arguments: str) -> dict[str, str]:
        """Run a command of `fifteen` as an operator does; answers the object that it prints."""
        self.transcript.operator("fifteen " + " ".join(map(_quoted, arguments)))
        done = subprocess.run(  # noqa: S603  (our own program)
            self._command(*arguments, "--json"),
            env=self.environment,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise CommandError(f"the tour failed: {done.stderr.decode().strip()}")
        printed: dict[str, str] = json.loads(done.stdout)
        self.transcript.operator(printed["link"], is_output=True)
        return printed

    def switch_on(self) -> None:
        """Start the bot, and wait until it has done all there is to do."""
        with (self.folder / "bot.log").open("ab") as log:
            self.running = subprocess.Popen(  # noqa: S603  (our own program)
                self._command("run"), env=self.environment, stderr=log, stdout=log
            )
        self.bot.settle(STARTING)
        self.look()

    def switch_off(self) -> None:
        """Stop the bot as an operator does; raises CommandError where it does not end well."""
        if self.running is None:
            return
        self.running.terminate()
        code, self.running = self.running.wait(STOPPING), None
        if code:
            raise CommandError(f"the tour failed: the bot ended with exit code {code}", self._log())

    def person(self, name: str) -> Person:
        """Somebody new."""
        person = self.bot.person(name)
        self.people.append(person)
        return person

    def look(self) -> None:
        """Wait until the bot has nothing left to do, and print what is new on everybody's screen."""
        self.bot.settle()
        self.transcript.show(self.people)

    def until(self, instant: datetime) -> None:
        """Let time pass, stopping at everything that falls due on the way."""
        self.bot.live_until(instant)
        self.look()

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "bot", *arguments]

    def _log(self) -> str:
        lines = (self.folder / "bot.log").read_text(encoding="utf-8", errors="replace").splitlines()
        return lines[-1] if lines else "it logged nothing"


def _quoted(argument: str) -> str:
    return json.dumps(argument, ensure_ascii=False) if " " in argument else argument


@contextmanager
def open_stage() -> Iterator[Stage]:
    """A stage in a folder of its own, both gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="fifteen-demo-") as folder, started() as sandbox:
        bot = sandbox.bot(name="Fifteen", username="fifteen_demo_bot")
        theirs = {key: value for key, value in os.environ.items() if not key.startswith("FIFTEEN_")}
        ours = {
            "FIFTEEN_TELEGRAM_TOKEN": bot.token,
            "FIFTEEN_TELEGRAM_API_URL": sandbox.url,
            "FIFTEEN_DATA_DIR": folder,
            "FIFTEEN_CLOCK": "sandbox",
        }
        stage = Stage(bot, theirs | ours, Path(folder), Transcript(Console(highlight=False)))
        try:
            yield stage
            stage.switch_off()
        finally:
            if stage.running is not None:
                stage.running.kill()
                stage.running.wait()
