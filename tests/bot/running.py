"""A whole bot in a thread of its own, with a product that is small enough to reason about."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection
from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, TypeHandler, filters

from bot.app import Address, App
from bot.clock import Clock, SandboxClock
from bot.context import FifteenApplication, FifteenContext
from bot.outbox import UNPACED, Limits
from bot.product import Product
from bot.sandbox.client.bot import SandboxBot
from habits.storage.engine import make_engine
from habits.storage.outbox import Body, Draft, Message, Outcome, plan

GENEROUS = Limits(rate=1000, private=UNPACED, group=UNPACED)
LONGEST = 30.0


@dataclass(slots=True)
class Echo:
    """A product that answers what it is told, and says what it was given to say.

    "boom" cannot be handled, "mute" is handled without a word by no handler.
    """

    later: list[tuple[datetime, Draft]] = field(default_factory=list)
    settled: list[tuple[Message, Outcome]] = field(default_factory=list)
    draws: bytes = b""

    def product(self) -> Product:
        return Product(self.register, self.due, self.next_due, self.on_settled, {"plain": self.draw})

    def register(self, application: FifteenApplication) -> None:
        application.add_handler(MessageHandler(filters.TEXT, echo))
        application.add_handler(CallbackQueryHandler(pressed))
        application.add_handler(TypeHandler(Update, ignored))

    def due(self, conn: Connection, now: datetime, limit: int) -> int:
        ready = [one for one in self.later if one[0] <= now][:limit]
        for one in ready:
            plan(conn, one[1], now)
            self.later.remove(one)
        return len(ready)

    def next_due(self, _conn: Connection) -> datetime | None:
        return min((instant for instant, _ in self.later), default=None)

    def on_settled(
        self, _conn: Connection, message: Message, outcome: Outcome, _at: datetime
    ) -> None:
        self.settled.append((message, outcome))

    def draw(self, _body: Body) -> bytes:
        return self.draws


async def echo(update: Update, context: FifteenContext) -> None:
    text = update.effective_message.text
    if text == "boom":
        raise ValueError("this one cannot be handled")
    if text == "mute":
        return
    body = {"text": text, "buttons": [[{"text": "Again", "data": "again"}]]}
    draft = Draft(update.effective_chat.id, "text", body)
    await context.answer(lambda _conn: [draft])


async def pressed(update: Update, context: FifteenContext) -> None:
    context.acknowledge("Noted")
    draft = Draft(update.effective_chat.id, "text", {"text": update.callback_query.data})
    await context.answer(lambda _conn: [draft])


async def ignored(_update: Update, context: FifteenContext) -> None:
    await context.ignore()


class Running:
    """An app that runs in a thread."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.error: BaseException | None = None
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._run)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(LONGEST)
        assert not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self.app.run(self._stop))
        except Exception as error:
            self.error = error
        finally:
            self._loop.close()


def address_of(api: str, bot: SandboxBot) -> Address:
    return Address(api, bot.token)


@contextmanager
def running(
    address: Address, database_url: str, echo: Echo, limits: Limits = GENEROUS
) -> Iterator[Running]:
    """Run the bot for as long as the block lasts."""
    clock: Clock = SandboxClock(f"{address.api_url}/clock/{address.token}")
    engine = make_engine(database_url)
    bot = Running(App(address, engine, clock, echo.product(), limits))
    bot.start()
    try:
        yield bot
    finally:
        bot.stop()
        engine.dispose()
    if bot.error is not None:
        raise bot.error


def planned(database_url: str, drafts: Sequence[Draft], now: datetime) -> list[int]:
    """Plan messages as another process would."""
    engine = make_engine(database_url)
    with engine.begin() as conn:
        ids = [plan(conn, draft, now) for draft in drafts]
    engine.dispose()
    return ids
