"""Start the bot that the settings describe: the habits, told and heard."""

import asyncio
import gc
import logging
import signal
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot import handlers
from bot.app import Address, App
from bot.clock import clock_of
from bot.handlers.team import settling
from bot.outbox import UNPACED, Limits
from bot.outside import Endpoint
from bot.product import Product
from bot.rendering import drafts
from bot.rendering.pictures.bodies import DRAWINGS
from bot.rendering.replies import SetAside
from bot.transactions import Chore
from config.settings import ClockKind, Settings
from habits.actions import agenda as actions
from habits.actions import delivery
from habits.actions.settling import unsettled_for_due
from habits.actions.unasked import Notice
from habits.storage import agenda, outbox
from habits.storage.engine import opened
from habits.storage.locks import sole_use
from habits.storage.migrations import upgrade
from habits.storage.outbox import Draft, Message, Outcome

log = logging.getLogger(__name__)


async def run(settings: Settings) -> None:
    """Run the bot as `settings` say, until the process is told to stop (SIGTERM, SIGINT).

    Raises:
        DatabaseUnavailable: when the database cannot be opened, or another bot uses its file.
        TokenRefused: when Telegram does not take the token.
    """
    address = Address(settings.telegram_api_url, settings.token())
    with opened(settings.database()) as engine, sole_use(engine):
        upgrade(engine)
        limits = Limits(rate=settings.send_rate)
        if settings.clock is ClockKind.SANDBOX:
            limits = replace(limits, private=UNPACED, group=UNPACED)
        _spare_the_collector()
        app = App(address, engine, clock_of(settings), fifteen(), limits, _outside(settings))
        await app.run(_told_to_stop())


def _outside(settings: Settings) -> Endpoint | None:
    if settings.reader_url is None or settings.reader_model is None:
        return None
    key = settings.reader_key.get_secret_value() if settings.reader_key else None
    return Endpoint(settings.reader_url, settings.reader_model, key)


def _spare_the_collector() -> None:
    """Have it look at little and seldom: what is loaded by now stays, and going through all of it took 0.1 s each time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _told_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


def fifteen() -> Product:
    """Answer the product: the habits, told and heard."""
    return Product(handlers.register, _before, _due, agenda.next_due, _settled, DRAWINGS, _sorry)


def _before(conn: Connection, now: datetime, limit: int) -> Sequence[Chore]:
    return settling(unsettled_for_due(conn, now, limit), now)


def _due(conn: Connection, now: datetime, limit: int) -> int:
    def deliver(conn: Connection, notice: Notice) -> None:
        for draft in drafts.notice(notice):
            outbox.plan(conn, draft, now)

    return actions.due(conn, now, limit, deliver, _failed)


def _failed(member: int, error: Exception) -> None:
    log.error("the agenda of member %d failed; it is put off", member, exc_info=error)


def _settled(conn: Connection, message: Message, outcome: Outcome, at: datetime) -> None:
    if outcome is Outcome.SENT:
        delivery.delivered(conn, message.purpose, message.reference, at, message.id)
    elif outcome is Outcome.BLOCKED:
        delivery.refused(conn, message.chat, message.purpose, message.reference, at)


def _sorry(chat: int) -> Sequence[Draft]:
    """Groups, whose numbers are negative, are not spoken to."""
    return drafts.answer(chat, SetAside(), None) if chat > 0 else ()
