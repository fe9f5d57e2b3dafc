"""No secret is shown: not by the command, not in what is wrong, not by objects, not in logs."""

import json
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from pydantic import ValidationError

from config.loading import SettingsError, load
from config.settings import Settings
from tests.command import Fifteen, environment
from tests.settings.test_settings import TOKEN

SECRET = "hush:hu%2Fsh"
MEANT = "hush:hu/sh"
BASE = "postgresql://ann:{}@db.example/fifteen"
DATABASE = BASE.format(SECRET)


def assert_hidden(text: str) -> None:
    for secret in (TOKEN, TOKEN.partition(":")[2], SECRET, MEANT, "hush"):
        assert secret not in text


@pytest.fixture
def set_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An empty folder to read settings in."""
    monkeypatch.chdir(tmp_path)
    return monkeypatch


@pytest.mark.parametrize("arguments", [["settings"], ["settings", "--json"]])
def test_the_command_hides_token_and_password(fifteen: Fifteen, arguments: list[str]) -> None:
    answer = fifteen(*arguments, FIFTEEN_TELEGRAM_TOKEN=TOKEN, FIFTEEN_DATABASE_URL=DATABASE)
    assert answer.returncode == 0
    assert_hidden(answer.stdout + answer.stderr)
    assert "postgresql+psycopg://ann:********@db.example/fifteen" in answer.stdout
    assert "7204:********" in answer.stdout


def test_the_command_hides_the_key_of_a_reader(fifteen: Fifteen) -> None:
    url = {"FIFTEEN_READER_URL": "http://localhost/v1", "FIFTEEN_READER_MODEL": "small"}
    answer = fifteen("settings", FIFTEEN_READER_KEY="hush", **url)
    assert answer.returncode == 0
    assert_hidden(answer.stdout + answer.stderr)


def test_a_password_beside_the_address_is_hidden_too(fifteen: Fifteen) -> None:
    url = "postgresql://db.example/fifteen?password=hush&sslmode=require&host=/run/postgresql"
    answer = fifteen("settings", FIFTEEN_DATABASE_URL=url)
    assert_hidden(answer.stdout)
    assert "sslmode=require&host=/run/postgresql" in answer.stdout


@pytest.mark.parametrize(
    "variables",
    [
        {"FIFTEEN_TELEGRAM_TOKEN": f"{TOKEN} "},
        {"FIFTEEN_DATABASE_URL": DATABASE.replace("postgresql", "mysql")},
        {"FIFTEEN_DATABASE_URL": BASE.format("hu@sh:hush/")},
        {"FIFTEEN_DATABASE_URL": TOKEN},
        {"FIFTEEN_TELEGRAM_API_URL": f"https://api.telegram.org/?token={TOKEN}"},
        {"FIFTEEN_TELEGRAM_API_URL": "https://ann:hush@api.telegram.org"},
        {"FIFTEEN_SEND_RATE": TOKEN},
        {"FIFTEEN_LOG_LEVEL": TOKEN},
        {"FIFTEEN_DATA_DIR": "/dev/null", "FIFTEEN_TELEGRAM_TOKEN": TOKEN},
    ],
    ids=str,
)
def test_what_is_wrong_is_said_without_repeating_it(
    fifteen: Fifteen, set_to: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    answer = fifteen("settings", **variables)
    assert answer.returncode == 2
    assert_hidden(answer.stdout + answer.stderr)
    for name, value in variables.items():
        set_to.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load()
    assert_hidden("".join(traceback.format_exception(caught.value)) + repr(caught.value))


def test_settings_hide_secrets_wherever_they_are_printed(set_to: pytest.MonkeyPatch) -> None:
    set_to.setenv("FIFTEEN_TELEGRAM_TOKEN", TOKEN)
    set_to.setenv("FIFTEEN_DATABASE_URL", DATABASE)
    loaded = load()
    settings = loaded.settings
    assert_hidden(f"{loaded!r} {settings!r} {settings} {settings.model_dump()} {vars(settings)}")
    assert_hidden(settings.model_dump_json())
    assert settings.token() == TOKEN
    assert settings.database() == DATABASE.replace("postgresql", "postgresql+psycopg")
    assert {TOKEN, SECRET, MEANT} <= set(settings.secrets())


def test_even_the_error_beneath_repeats_nothing(set_to: pytest.MonkeyPatch) -> None:
    set_to.setenv("FIFTEEN_TELEGRAM_TOKEN", f"{TOKEN} ")
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert_hidden(str(caught.value))


LOGS = f"""
import asyncio, logging, structlog
from bot.logging import configure
from config.loading import load
settings = load().settings
configure(settings.log_level, settings.log_format, settings.secrets())
structlog.get_logger("bot.x").info("event {TOKEN}", url="https://x/bot{TOKEN}/getMe", deep={{"a": ["{MEANT}"]}})
logging.getLogger("telegram").warning("url %s and %s", "{TOKEN}", {{"dsn": "{SECRET}"}})
structlog.get_logger("bot.x").info("another bot's", token="99:" + "x" * 35)
logging.getLogger("httpx").info("HTTP Request: not for us")
try:
    raise ValueError("refused {TOKEN} and '{MEANT}'")
except ValueError:
    structlog.get_logger("bot.x").exception("failed", reason="{SECRET}")
async def lost():
    task = asyncio.get_running_loop().create_task(asyncio.sleep(0))
    asyncio.get_running_loop().call_exception_handler(
        {{"message": "m", "exception": RuntimeError("{TOKEN}")}}
    )
    await task
asyncio.run(lost())
raise RuntimeError("at last {TOKEN} {MEANT}")
"""


def logged(folder: Path, **variables: str) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", LOGS],
        cwd=folder,
        env=environment(folder) | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert answer.returncode == 1
    assert answer.stdout == ""
    return answer.stderr


@pytest.mark.parametrize("form", ["console", "json"])
def test_no_log_line_and_no_traceback_holds_a_secret(tmp_path: Path, form: str) -> None:
    answer = logged(
        tmp_path,
        FIFTEEN_TELEGRAM_TOKEN=TOKEN,
        FIFTEEN_DATABASE_URL=DATABASE,
        FIFTEEN_LOG_FORMAT=form,
        FIFTEEN_LOG_LEVEL="DEBUG",
    )
    assert_hidden(answer)
    assert "x" * 35 not in answer
    assert "not for us" not in answer
    for said in ("event", "url", "another bot's", "failed", "refused", "at last"):
        assert said in answer
    assert answer.count("[redacted]") >= 12
    if form == "json":
        assert all(json.loads(line)["level"] for line in answer.splitlines())
