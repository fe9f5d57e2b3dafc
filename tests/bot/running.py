"""A whole bot in a thread of its own, with a product that is small enough to reason about."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine
from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, TypeHandler, filters

from bot.app import Address, App
from bot.clock import SandboxClock, SystemClock
from bot.context import FifteenApplication, FifteenContext
from bot.core import Core
from bot.line import Line
from bot.outbox import UNPACED, Limits
from bot.product import Product
from bot.sandbox.client.bot import SandboxBot
from bot.sandbox.client.person import Person
from bot.telegram import AiohttpRequest, Telegram
from bot.transactions import Transactions
from bot.worker import Worker
from habits.storage.engine import make_engine
from habits.storage.outbox import Body, Draft, Message, Outcome, plan

GENEROUS = Limits(rate=1000, private=UNPACED, group=UNPACED)
LONGEST = 30.0


@dataclass(slots=True)
class Echo:
    """A product that answers what it is told, and says what it was given to say.

    What begins with "boom" cannot be handled, "mute" is handled without a word by no handler.
    """

    later: list[tuple[datetime, Draft]] = field(default_factory=list)
    settled: list[tuple[Message, Outcome]] = field(default_factory=list)
    draws: bytes = b""
    breaks_on: str = ""

    def product(self) -> Product:
        return Product(
            self.register,
            lambda *_: (),
            self.due,
            self.next_due,
            self.on_settled,
            {"plain": self.draw},
            lambda chat: [Draft(chat, "text", {"text": "Sorry."})],
        )

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
        if message.body.get("text") == self.breaks_on:
            raise LookupError("the hook fails")
        self.settled.append((message, outcome))

    def draw(self, _body: Body) -> bytes:
        return self.draws


async def echo(update: Update, context: FifteenContext) -> None:
    assert update.effective_message
    text, chat = update.effective_message.text or "", update.effective_message.chat.id
    if text.startswith("boom"):
        raise ValueError("this one cannot be handled")
    if text == "mute":
        return
    body = {"text": text, "buttons": [[{"text": "Again", "data": "again"}]]}
    draft = Draft(chat, "text", body)
    await context.answer(lambda _conn: [draft])


async def pressed(update: Update, context: FifteenContext) -> None:
    assert update.effective_chat
    assert update.callback_query
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
        with suppress(RuntimeError):  # it may have ended by itself
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(LONGEST)
        assert not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self.app.run(self._stop))
        except Exception as error:  # noqa: BLE001  # raised again where the test sees it
            self.error = error
        finally:
            self._loop.close()


@dataclass(slots=True)
class Bench:
    """A bot in the sandbox, a database, and a product."""

    api_url: str
    bot: SandboxBot
    database_url: str
    echo: Echo = field(default_factory=Echo)

    @property
    def address(self) -> Address:
        return Address(self.api_url, self.bot.token)

    @contextmanager
    def running(self, limits: Limits = GENEROUS) -> Iterator[Running]:
        """Run the bot for as long as the block lasts."""
        clock = SandboxClock(f"{self.api_url}/clock/{self.bot.token}")
        with self.connected() as engine:
            bot = Running(App(self.address, engine, clock, self.echo.product(), limits))
            bot.start()
            try:
                yield bot
            finally:
                bot.stop()
        if bot.error is not None:
            raise bot.error

    @contextmanager
    def connected(self) -> Iterator[Engine]:
        """An engine of one's own, as another process would have it."""
        engine = make_engine(self.database_url)
        try:
            yield engine
        finally:
            engine.dispose()

    def plan(self, *drafts: Draft) -> list[int]:
        """Plan messages as another process would; answer their ids."""
        with self.connected() as engine, engine.begin() as conn:
            return [plan(conn, draft, self.bot.now()) for draft in drafts]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the database answers."""
        with self.connected() as engine, engine.connect() as conn:
            return [tuple(row) for row in conn.exec_driver_sql(sql)]

    def friend(self, name: str = "Ann") -> Person:
        """Somebody who has started the bot, and was answered if it runs."""
        person = self.bot.person(name)
        person.start()
        return person


@asynccontextmanager
async def core(database_url: str, api_url: str = "http://127.0.0.1:1") -> AsyncIterator[Core]:
    """The parts of a bot that nobody runs: a database to work on, a line to nowhere."""
    engine, clock = make_engine(database_url), SystemClock()
    request = AiohttpRequest()
    telegram = Telegram(request, api_url, "1:token")
    transactions = Transactions(engine)
    transactions.start()
    worker = Worker(clock, transactions)
    await request.initialize()
    yield Core(1, clock, transactions, telegram, Line(telegram, clock), worker)
    await request.shutdown()
    await transactions.stop()
    engine.dispose()


def eventually(claim: Callable[[], object]) -> None:
    """Wait until the claim is true, which the work of others must make it."""
    pause, clock = threading.Event(), SystemClock()
    until = clock.monotonic() + LONGEST
    while not claim():
        assert clock.monotonic() < until, "it did not come true"
        pause.wait(0.02)


def said(person: Person) -> list[str]:
    """What the bot said to a person."""
    return [message.text for message in person.see() if message.by_bot]
