"""The command line as its user has it, and a sandbox for it to talk to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.client import Sandbox, SandboxBot, started
from tests.command import Fifteen, command_in


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with started() as running:
        yield running


@pytest.fixture
def bot(sandbox: Sandbox) -> Iterator[SandboxBot]:
    made = sandbox.bot()
    yield made
    made.drop()


@pytest.fixture
def here(sandbox: Sandbox, bot: SandboxBot) -> dict[str, str]:
    """The variables that point `fifteen` at the bot in the sandbox."""
    return {"FIFTEEN_TELEGRAM_TOKEN": bot.token, "FIFTEEN_TELEGRAM_API_URL": sandbox.url}


@pytest.fixture
def fifteen(tmp_path: Path) -> Fifteen:
    return command_in(tmp_path)
