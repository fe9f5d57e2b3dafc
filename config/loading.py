"""Reads the settings, says where each came from, and names everything that is wrong at once."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from dotenv import dotenv_values
from pydantic import ValidationError

from config.settings import PREFIX, ClockKind, LogFormat, LogLevel, Settings

DOTENV = Path(".env")
VARIABLES = tuple(f"{PREFIX}{name.upper()}" for name in Settings.model_fields)
NEEDED = {
    f"{PREFIX}SEND_RATE": "must be a whole number of messages a second, from 1 to 1000",
    f"{PREFIX}LOG_LEVEL": f"must be one of {', '.join(LogLevel)}",
    f"{PREFIX}LOG_FORMAT": f"must be one of {', '.join(LogFormat)}",
    f"{PREFIX}CLOCK": f"must be one of {', '.join(ClockKind)}",
}
FOLLOWS_FROM_ANOTHER = {"default_factory_not_called"}
NO_TOKEN = (
    f"{PREFIX}TELEGRAM_TOKEN is not set: get one from @BotFather in Telegram (/newbot) and put it "
    "into the environment or into .env"
)


class Origin(StrEnum):
    """Where a setting's value came from."""

    DEFAULT = "default"
    ENVIRONMENT = "environment"
    DOTENV = ".env file"


class SettingsError(Exception):
    """Settings are wrong; `problems` has one line for each, with what to do, and no value."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and where each variable's value came from."""

    settings: Settings
    origins: Mapping[str, Origin]


def load(*, needs_token: bool = False) -> Loaded:
    """Read the settings from the environment, and from `.env` in the working folder beneath it.

    Args:
        needs_token: whether a missing token is a problem, as it is for what talks to Telegram.

    Raises:
        SettingsError: one line for everything that is wrong.
    """
    origins = _origins(_given(os.environ), _given(_dotenv()))
    problems = [_unknown(name, where) for name, where in origins.items() if name not in VARIABLES]
    if needs_token and f"{PREFIX}TELEGRAM_TOKEN" not in origins:
        problems.append(NO_TOKEN)
    problems += _incomplete(origins)
    settings = _checked(origins, problems)
    if settings is None or problems:
        raise SettingsError(problems)
    return Loaded(settings, {name: origins.get(name, Origin.DEFAULT) for name in VARIABLES})


def _checked(origins: Mapping[str, Origin], problems: list[str]) -> Settings | None:
    try:
        return Settings(_env_file=DOTENV, _env_file_encoding="utf-8")
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        problems.extend(
            _wrong(str(each["loc"][0]), each["msg"], origins)
            for each in details
            if each["type"] not in FOLLOWS_FROM_ANOTHER
        )
        return None


def _incomplete(origins: Mapping[str, Origin]) -> list[str]:
    """Answer what is wrong where only a part of the outside reader is set."""
    url, model, key = (f"{PREFIX}READER_{name}" for name in ("URL", "MODEL", "KEY"))
    if url not in origins:
        return [
            f"{name} is set and {url} is not: set both or none"
            for name in (model, key)
            if name in origins
        ]
    return [] if model in origins else [f"{url} is set and {model} is not: set both or none"]


def _wrong(field: str, message: str, origins: Mapping[str, Origin]) -> str:
    name = f"{PREFIX}{field.upper()}"
    needed = NEEDED.get(name) or message.removeprefix("Value error, ")
    return f"{name} ({origins.get(name, Origin.DEFAULT)}) {needed}"


def _unknown(name: str, where: Origin) -> str:
    names = [variable.removeprefix(PREFIX) for variable in VARIABLES]
    close = get_close_matches(name.removeprefix(PREFIX), names, n=1)
    advice = (
        f"did you mean {PREFIX}{close[0]}?" if close else "`fifteen settings` lists those there are"
    )
    return f"{name} ({where}) is not a setting: {advice}"


def _dotenv() -> Mapping[str, str | None]:
    try:
        return dotenv_values(DOTENV, encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise SettingsError([".env cannot be read: it must be a text file in UTF-8"]) from None


def _given(variables: Mapping[str, str | None]) -> Iterator[str]:
    """Answer the names of our variables that say something; an empty one is as good as unset."""
    return (name.upper() for name, value in variables.items() if value and _is_ours(name))


def _is_ours(name: str) -> bool:
    return name.upper().startswith(PREFIX)


def _origins(environment: Iterator[str], dotenv: Iterator[str]) -> dict[str, Origin]:
    return dict.fromkeys(dotenv, Origin.DOTENV) | dict.fromkeys(environment, Origin.ENVIRONMENT)
