"""What an operator sets, seen through `fifteen settings`."""

import json
from pathlib import Path

import pytest

from bot import __version__
from config.loading import VARIABLES
from tests.command import Fifteen

TOKEN = "7204:AAFakeFakeFakeFakeFakeFakeFakeFake_-9"


def shown(fifteen: Fifteen, **variables: str) -> dict[str, dict[str, str | None]]:
    answer = fifteen("settings", "--json", **variables)
    assert answer.returncode == 0, answer.stderr
    settings: dict[str, dict[str, str | None]] = json.loads(answer.stdout)
    return settings


def refused(fifteen: Fifteen, *arguments: str, **variables: str) -> list[str]:
    answer = fifteen(*arguments or ["settings"], **variables)
    assert answer.returncode == 2
    assert answer.stdout == ""
    return answer.stderr.splitlines()


def test_nothing_need_be_set(fifteen: Fifteen, tmp_path: Path) -> None:
    settings = shown(fifteen)
    assert {setting["from"] for setting in settings.values()} == {"default"}
    data = tmp_path / ".local/share/fifteen"
    assert settings["FIFTEEN_DATA_DIR"]["value"] == str(data)
    assert settings["FIFTEEN_DATABASE_URL"]["value"] == f"sqlite:///{data}/fifteen.db"
    assert settings["FIFTEEN_TELEGRAM_API_URL"]["value"] == "https://api.telegram.org"
    assert settings["FIFTEEN_TELEGRAM_TOKEN"]["value"] is None


def test_the_database_lies_in_the_data_folder_that_was_set(fifteen: Fifteen) -> None:
    settings = shown(fifteen, FIFTEEN_DATA_DIR="/srv/fifteen")
    assert settings["FIFTEEN_DATABASE_URL"]["value"] == "sqlite:////srv/fifteen/fifteen.db"


def test_the_environment_wins_over_the_file(fifteen: Fifteen, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("FIFTEEN_SEND_RATE=3\nFIFTEEN_LOG_FORMAT=json\nOTHER=1\n")
    settings = shown(fifteen, FIFTEEN_SEND_RATE="4")
    assert settings["FIFTEEN_SEND_RATE"] == {"value": "4", "from": "environment"}
    assert settings["FIFTEEN_LOG_FORMAT"] == {"value": "json", "from": ".env file"}
    assert settings["FIFTEEN_LOG_LEVEL"] == {"value": "INFO", "from": "default"}


def test_an_empty_variable_is_an_unset_one(fifteen: Fifteen, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("FIFTEEN_SEND_RATE=3\n")
    settings = shown(fifteen, FIFTEEN_SEND_RATE="", FIFTEEN_LOG_LEVEL="")
    assert settings["FIFTEEN_SEND_RATE"] == {"value": "3", "from": ".env file"}
    assert settings["FIFTEEN_LOG_LEVEL"]["from"] == "default"


def test_columns_come_plain_in_a_pipe(fifteen: Fifteen) -> None:
    lines = fifteen("settings", FIFTEEN_SEND_RATE="7").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(VARIABLES)
    assert "FIFTEEN_SEND_RATE         7 " in "\n".join(lines)


def test_everything_wrong_is_named_at_once_a_line_each(fifteen: Fifteen, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("FIFTEEN_LOG_FORMAT=xml\n")
    lines = refused(
        fifteen,
        FIFTEEN_TELEGRAM_TOKEN="not-a-token",
        FIFTEEN_TELEGRAM_API_URL="api.telegram.org",
        FIFTEEN_DATABASE_URL="mysql://root@localhost/fifteen",
        FIFTEEN_DATA_DIR="/dev/null",
        FIFTEEN_LOG_LEVEL="loud",
        FIFTEEN_SEND_RATE="0",
        FIFTEEN_CLOCK="cuckoo",
        FIFTEEN_READER_URL="localhost:11434",
        FIFTEEN_READER_MODEL="small",
        FIFTEEN_TELEGRAM_TOKKEN=TOKEN,
    )
    named = {line.removeprefix("fifteen: ").split()[0] for line in lines}
    takes_any_text = {"FIFTEEN_READER_MODEL", "FIFTEEN_READER_KEY"}
    assert named == {*VARIABLES, "FIFTEEN_TELEGRAM_TOKKEN"} - takes_any_text
    assert len(lines) == len(named)
    assert "FIFTEEN_LOG_FORMAT (.env file) must be one of console, json" in "\n".join(lines)


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"URL": "http://localhost/v1"}, [("URL", "MODEL")]),
        ({"MODEL": "small"}, [("MODEL", "URL")]),
        ({"MODEL": "small", "KEY": "hush"}, [("MODEL", "URL"), ("KEY", "URL")]),
    ],
)
def test_half_a_reader_is_refused(
    fifteen: Fifteen, given: dict[str, str], wrong: list[tuple[str, str]]
) -> None:
    variables = {f"FIFTEEN_READER_{name}": value for name, value in given.items()}
    assert refused(fifteen, **variables) == [
        f"fifteen: FIFTEEN_READER_{there} is set and FIFTEEN_READER_{missing} is not: set both or none"
        for there, missing in wrong
    ]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("FIFTEEN_DATABSE_URL", "did you mean FIFTEEN_DATABASE_URL?"),
        ("FIFTEEN_XYZ", "`fifteen settings` lists those there are"),
    ],
)
def test_an_unknown_variable_is_named_with_what_was_meant(
    fifteen: Fifteen, name: str, advice: str
) -> None:
    assert refused(fifteen, **{name: "1"}) == [
        f"fifteen: {name} (environment) is not a setting: {advice}"
    ]


@pytest.mark.parametrize("rate", ["0", "1001", "fast", "2.5"])
def test_a_send_rate_is_a_whole_number_up_to_a_thousand(fifteen: Fifteen, rate: str) -> None:
    assert "from 1 to 1000" in refused(fifteen, FIFTEEN_SEND_RATE=rate)[0]


def test_a_file_that_is_no_text_is_refused(fifteen: Fifteen, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"FIFTEEN_SEND_RATE=\xff\xfe")
    assert refused(fifteen) == ["fifteen: .env cannot be read: it must be a text file in UTF-8"]


@pytest.mark.parametrize("folder", ["~nobody-of-that-name/data", "/dev/null", "x" * 300])
def test_a_data_folder_that_cannot_be_one_is_refused(fifteen: Fifteen, folder: str) -> None:
    (line,) = refused(fifteen, FIFTEEN_DATA_DIR=folder)
    assert line.startswith("fifteen: FIFTEEN_DATA_DIR (environment) must be a folder")


def test_the_level_may_be_written_small(fifteen: Fifteen) -> None:
    assert shown(fifteen, FIFTEEN_LOG_LEVEL="debug")["FIFTEEN_LOG_LEVEL"]["value"] == "DEBUG"


def test_the_version_is_the_packages(fifteen: Fifteen) -> None:
    assert fifteen("--version").stdout == f"fifteen {__version__}\n"


def test_a_command_that_is_none_is_refused(fifteen: Fifteen) -> None:
    assert "setings" in "".join(refused(fifteen, "setings"))
