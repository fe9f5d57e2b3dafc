"""Opening what commands work on: a database with its schema, and the name that Telegram knows the bot by."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from telegram.error import InvalidToken, TelegramError

from bot.cli.errors import CommandError
from bot.telegram import AiohttpRequest, Telegram
from config.settings import Settings
from habits.storage.engine import DatabaseUnavailable, check, make_engine
from habits.storage.migrations import upgrade

CANNOT_OPEN = "the database cannot be opened: {}. Mend FIFTEEN_DATABASE_URL or what it names"
REFUSED = "Telegram refuses the token in FIFTEEN_TELEGRAM_TOKEN: ask @BotFather for the present one (/token)"


@contextmanager
def database(settings: Settings) -> Iterator[Engine]:
    """The database of the settings, with the newest schema.

    Raises CommandError where it cannot be opened.
    """
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        engine = make_engine(settings.database())
        check(engine)
    except (DatabaseUnavailable, OSError) as error:
        raise CommandError(CANNOT_OPEN.format(error)) from None
    upgrade(engine)
    yield engine
    engine.dispose()


async def username(settings: Settings) -> str:
    """The bot's name in links, as Telegram has it.

    Raises CommandError where Telegram refuses the token or cannot be reached.
    """
    request = AiohttpRequest(connections=1)
    await request.initialize()
    try:
        telegram = Telegram(request, settings.telegram_api_url, settings.token())
        return str((await telegram.call("getMe", {}))["username"])
    except InvalidToken:
        raise CommandError(REFUSED) from None
    except TelegramError as error:
        raise CommandError(
            f"Telegram cannot be reached at {settings.telegram_api_url} ({error.message}): nothing "
            "was changed; try again once it can"
        ) from None
    finally:
        await request.shutdown()
