"""What an operator can set: the environment variables FIFTEEN_*, and `.env` beneath them."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import platformdirs
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, StringConstraints
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.urls import MASK, checked_api_url, checked_database_url, secrets_of, shown_url

PREFIX = "FIFTEEN_"
TOKEN_FORM = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")


class LogLevel(StrEnum):
    """How grave a line must be to be logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class LogFormat(StrEnum):
    """Whether log lines are for people or for programs."""

    CONSOLE = "console"
    JSON = "json"


class ClockKind(StrEnum):
    """Whose clock the bot follows; the sandbox's is moved by tests and by the demo."""

    SYSTEM = "system"
    SANDBOX = "sandbox"


def _checked_token(token: SecretStr | None) -> SecretStr | None:
    if token and not TOKEN_FORM.fullmatch(token.get_secret_value()):
        raise ValueError("must be a token as @BotFather gives it: digits, a colon, 35 characters")
    return token


def _checked_folder(path: Path) -> Path:
    try:
        folder = path.expanduser().absolute()
        taken = folder.exists() and not folder.is_dir()
    except (OSError, RuntimeError):
        raise ValueError("must be a folder that this user may reach") from None
    if taken:
        raise ValueError("must be a folder, and a file of that name is in its place")
    return folder


def _checked_database(url: SecretStr) -> SecretStr:
    return SecretStr(checked_database_url(url.get_secret_value()))


def _default_database(given: dict[str, Any]) -> SecretStr:
    return SecretStr(f"sqlite:///{given['data_dir']}/fifteen.db")


def _checked_reader(url: str | None) -> str | None:
    return url and checked_api_url(url, such_as="http://localhost:11434/v1")


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


class Settings(BaseSettings):
    """Every setting, checked; read with `config.loading.load`, which says what is wrong in words.

    `database_url` is always `sqlite:///…` or `postgresql+psycopg://…`; `send_rate` is messages a
    second over all chats. The folder `data_dir` need not exist yet.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram_token: Annotated[SecretStr | None, AfterValidator(_checked_token)] = None
    telegram_api_url: Annotated[str, AfterValidator(checked_api_url)] = "https://api.telegram.org"
    data_dir: Annotated[Path, AfterValidator(_checked_folder)] = Field(
        default_factory=lambda: platformdirs.user_data_path("fifteen", appauthor=False)
    )
    database_url: Annotated[SecretStr, AfterValidator(_checked_database)] = Field(
        default_factory=_default_database
    )
    log_level: Annotated[LogLevel, BeforeValidator(_upper)] = LogLevel.INFO
    log_format: LogFormat = LogFormat.CONSOLE
    send_rate: Annotated[int, Field(ge=1, le=1000)] = 25
    clock: ClockKind = ClockKind.SYSTEM
    reader_url: Annotated[str | None, AfterValidator(_checked_reader)] = None
    reader_model: Annotated[str, StringConstraints(strip_whitespace=True)] | None = None
    reader_key: SecretStr | None = None

    def token(self) -> str:
        """Answer the bot's token; only for settings loaded with `needs_token`."""
        if self.telegram_token is None:
            raise LookupError("these settings were loaded without asking for a token")
        return self.telegram_token.get_secret_value()

    def database(self) -> str:
        """Answer the database's URL with its password; never for people to read."""
        return self.database_url.get_secret_value()

    def secrets(self) -> tuple[str, ...]:
        """Answer every text that must not be seen in logs."""
        tokens = [one.get_secret_value() for one in (self.telegram_token, self.reader_key) if one]
        return (*tokens, *secrets_of(self.database()))

    def shown(self) -> dict[str, str]:
        """Answer each variable's value for people to read, secrets masked, unset ones empty."""
        values = {f"{PREFIX}{name.upper()}": str(value or "") for name, value in self}
        token = f"{self.token().partition(':')[0]}:{MASK}" if self.telegram_token else ""
        key = MASK if self.reader_key else ""
        masked = {
            "TELEGRAM_TOKEN": token,
            "DATABASE_URL": shown_url(self.database()),
            "READER_KEY": key,
        }
        return values | {f"{PREFIX}{name}": value for name, value in masked.items()}
