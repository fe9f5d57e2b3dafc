"""Opening what commands work on: a database with its schema, and the name that Telegram knows the bot by."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine
from telegram.error import InvalidToken, TelegramError

from bot.cli.errors import CommandError
from bot.clock import SandboxClock, clock_of
from bot.telegram import AiohttpRequest, Telegram
from config.settings import Settings
from habits.storage.engine import DatabaseUnavailable, opened
from habits.storage.migrations import upgrade

CANNOT_OPEN = "the database cannot be opened: {}. Mend FIFTEEN_DATABASE_URL or what it names"
REFUSED = "Telegram refuses the token in FIFTEEN_TELEGRAM_TOKEN: ask @BotFather for the present one (/token)"


def make_folder(settings: Settings) -> None:
    """Have the data folder be there. Raises CommandError where it cannot be made."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(
            f"the data folder {settings.data_dir} cannot be made ({error.strerror}): name another in "
            "FIFTEEN_DATA_DIR, or let this user write there"
        ) from None


@contextmanager
def database(settings: Settings) -> Iterator[Engine]:
    """The database of the settings, with the newest schema.

    Raises CommandError where it cannot be opened.
    """
    make_folder(settings)
    try:
        with opened(settings.database()) as engine:
            upgrade(engine)
            yield engine
    except DatabaseUnavailable as error:
        raise CommandError(CANNOT_OPEN.format(error)) from None


async def present(settings: Settings) -> datetime:
    """The instant that it is for the bot of these settings (UTC): the sandbox may have moved its clock."""
    clock = clock_of(settings)
    if isinstance(clock, SandboxClock):
        await clock.start()
    return clock.now()


async def username(settings: Settings) -> str:
    """The bot's name in links, as Telegram has it.

    Raises CommandError where Telegram refuses the token or cannot be reached.
    """
    try:
        return await _username(settings)
    except InvalidToken:
        raise CommandError(REFUSED) from None
    except TelegramError as error:
        raise CommandError(
            f"Telegram cannot be reached at {settings.telegram_api_url} ({error.message}): nothing "
            "was changed; try again once it can"
        ) from None


async def token_problems(settings: Settings) -> list[str]:
    """What is wrong with the token, as far as can be known now: nothing where Telegram cannot be reached."""
    try:
        await _username(settings)
    except InvalidToken:
        return [REFUSED]
    except TelegramError:
        return []
    return []


async def _username(settings: Settings) -> str:
    request = AiohttpRequest(connections=1)
    await request.initialize()
    try:
        telegram = Telegram(request, settings.telegram_api_url, settings.token())
        return str((await telegram.call("getMe", {}))["username"])
    finally:
        await request.shutdown()
