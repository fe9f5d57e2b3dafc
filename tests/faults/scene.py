"""A bot, its world in the sandbox, and its database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine

from bot.sandbox.client import SandboxBot
from habits.storage.engine import make_engine, reading
from tests.command import environment
from tests.faults.process import Process

T = TypeVar("T")


@dataclass(slots=True)
class Scene:
    """Where the faults happen; `processes` are those that were started."""

    bot: SandboxBot
    database: str
    folder: Path
    api_url: str
    processes: list[Process] = field(default_factory=list)

    def start(self) -> Process:
        """Start the bot."""
        variables = environment(self.folder) | {
            "FIFTEEN_TELEGRAM_TOKEN": self.bot.token,
            "FIFTEEN_TELEGRAM_API_URL": self.api_url,
            "FIFTEEN_DATA_DIR": str(self.folder),
            "FIFTEEN_DATABASE_URL": self.database,
            "FIFTEEN_CLOCK": "sandbox",
            "FIFTEEN_SEND_RATE": "1000",
        }
        process = Process(variables, self.folder / f"log-{len(self.processes)}")
        self.processes.append(process)
        return process

    def last_call(self) -> int:
        """The number of the last call that the bot made, polls left out."""
        counts = self.bot.counts().items()
        return sum(count for what, count in counts if not what.startswith("getUpdates"))

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction on the database, which commits."""
        with self._engine() as engine, engine.begin() as conn:
            yield conn

    def look(self, ask: Callable[[Connection], T]) -> T:
        """Answer what `ask` finds in the database now; it hinders nobody."""
        with self._engine() as engine, reading(engine).begin() as conn:
            return ask(conn)

    @contextmanager
    def _engine(self) -> Iterator[Engine]:
        engine = make_engine(self.database)
        try:
            yield engine
        finally:
            engine.dispose()

    def end(self) -> None:
        """Kill whatever still runs, and forget the bot."""
        for process in self.processes:
            process.kill()
        self.bot.drop()
