"""Where the demo plays: a sandbox, and a bot run on it as an operator runs it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.cli.errors import CommandError
from bot.sandbox.client import ControlError, NotSettledError, SandboxBot, started

LOOK, LOOKS = 2.0, 30
"""Real seconds between two looks whether the bot is ready, and how many there are."""
STOPPING = 15.0


@dataclass
class Stage:
    """A bot in its sandbox, off until `switch_on`, with a folder and a database of its own."""

    bot: SandboxBot
    environment: Mapping[str, str]
    folder: Path
    running: subprocess.Popen[bytes] | None = None

    @property
    def database_url(self) -> str:
        """The bot's database; not there yet before the bot or somebody else makes it."""
        return self.environment["FIFTEEN_DATABASE_URL"]

    def command(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run a command of `fifteen` beside the bot, as an operator does."""
        return subprocess.run(  # noqa: S603  (our own program)
            _command(*arguments),
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            check=False,
        )

    def switch_on(self) -> None:
        """Start the bot, and wait until it has done all there is to do. Raises CommandError."""
        with self._log.open("ab") as log:
            self.running = subprocess.Popen(  # noqa: S603  (our own program)
                _command("run"),
                env=self.environment,
                cwd=self.folder,  # an operator's .env is not ours
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the demo, which then stops the bot
            )
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        for _ in range(LOOKS):
            try:
                self.bot.settle(LOOK)
            except NotSettledError:
                if self.running is None or self.running.poll() is not None:
                    break
            else:
                return
        raise CommandError(f"the bot did not start: {self._last_words()}")

    def switch_off(self) -> None:
        """Stop the bot as an operator does. Raises CommandError where it does not end well."""
        if self.running is None:
            return
        self.running.terminate()
        code, self.running = self.running.wait(STOPPING), None
        if code:
            raise CommandError(f"the bot ended with exit code {code}: {self._last_words()}")

    def watch(self, seconds: float) -> None:
        """Let real seconds pass. Raises CommandError when the bot, or the sandbox, ended in them."""
        if self.running is None:
            raise CommandError("the bot is not running")
        try:
            code, self.running = self.running.wait(seconds), None
        except subprocess.TimeoutExpired:
            self._see_sandbox()
        else:
            raise CommandError(f"the bot ended with exit code {code}: {self._last_words()}")

    def _see_sandbox(self) -> None:
        try:
            self.bot.now()
        except (OSError, ControlError) as error:
            raise CommandError(f"the sandbox ended: {error}") from None

    @property
    def _log(self) -> Path:
        return self.folder / "bot.log"

    def _last_words(self) -> str:
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return lines[-1] if lines else ""


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", *arguments]


@contextmanager
def open_stage(port: int = 0) -> Iterator[Stage]:
    """A stage in a folder of its own, both gone afterwards; the sandbox listens on a port, 0 for any free one.

    Raises CommandError where the sandbox cannot do what the block asks of it, or the bot does not end well.
    """
    with (
        tempfile.TemporaryDirectory(prefix="fifteen-demo-") as folder,
        started(port=port) as sandbox,
    ):
        bot = sandbox.bot(name="Fifteen", username="fifteen_demo_bot")
        theirs = {key: value for key, value in os.environ.items() if not key.startswith("FIFTEEN_")}
        ours = {
            "FIFTEEN_TELEGRAM_TOKEN": bot.token,
            "FIFTEEN_TELEGRAM_API_URL": sandbox.url,
            "FIFTEEN_DATA_DIR": folder,
            "FIFTEEN_DATABASE_URL": f"sqlite:///{folder}/fifteen.db",
            "FIFTEEN_CLOCK": "sandbox",
            "FIFTEEN_SEND_RATE": "1000",  # days pass in a moment: no need to spare a Telegram of ours
        }
        stage = Stage(bot, theirs | ours, Path(folder))
        try:
            yield stage
            stage.switch_off()
        except ControlError as error:
            raise CommandError(f"the demo failed: {error}") from None
        finally:
            if stage.running is not None:
                stage.running.kill()
                stage.running.wait()
