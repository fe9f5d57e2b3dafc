"""`fifteen run` where it cannot run, and `fifteen health` where nothing runs."""

import pytest

from bot.sandbox.client import SandboxBot
from tests.command import Fifteen

NO_SERVER = "postgresql://ida:very-secret@127.0.0.1:1/fifteen"
REFUSED = "fifteen: Telegram refuses the token"
UNOPENED = "fifteen: the database cannot be opened"


@pytest.mark.parametrize("url", [NO_SERVER, "sqlite:////proc/nowhere/fifteen.db"])
def test_all_that_is_wrong_is_said_at_once_a_line_each(
    fifteen: Fifteen, bot: SandboxBot, here: dict[str, str], url: str
) -> None:
    bot.revoke()
    failed = fifteen("run", FIFTEEN_DATABASE_URL=url, **here)
    assert failed.returncode == 2
    first, second = failed.stderr.splitlines()
    assert first.startswith(UNOPENED)
    assert second.startswith(REFUSED)
    assert "very-secret" not in failed.stderr
    assert bot.token not in failed.stderr


def test_a_refused_token_alone_is_one_line(
    fifteen: Fifteen, bot: SandboxBot, here: dict[str, str]
) -> None:
    bot.revoke()
    failed = fifteen("run", **here)
    assert failed.returncode == 2
    assert failed.stderr.splitlines() == [
        f"{REFUSED} in FIFTEEN_TELEGRAM_TOKEN: ask @BotFather for the present one (/token)"
    ]


def test_a_missing_token_is_one_line(fifteen: Fifteen) -> None:
    failed = fifteen("run")
    assert failed.returncode == 2
    assert len(failed.stderr.splitlines()) == 1
    assert "FIFTEEN_TELEGRAM_TOKEN is not set" in failed.stderr


def test_a_data_folder_that_cannot_be_made_is_one_line(
    fifteen: Fifteen, here: dict[str, str]
) -> None:
    failed = fifteen("run", FIFTEEN_DATA_DIR="/proc/nowhere", **here)
    assert failed.returncode == 2
    assert len(failed.stderr.splitlines()) == 1
    assert "/proc/nowhere" in failed.stderr


def test_health_says_that_nothing_runs(fifteen: Fifteen, here: dict[str, str]) -> None:
    asked = fifteen("health", **here)
    assert (asked.returncode, asked.stdout) == (1, "not running\n")
