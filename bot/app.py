"""The one composition root: every part is built here, once, and handed to those that use it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection, Engine
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot

from bot.agenda import Agenda
from bot.clock import Clock, SandboxClock
from bot.context import Edge, FifteenApplication, FifteenContext
from bot.core import Core
from bot.inbox import Attendant, Poller, Reception
from bot.line import Line
from bot.outbox import Delivery, Limits, Outbox
from bot.outside import Endpoint, OutsideReader
from bot.product import Product
from bot.telegram import AiohttpRequest, Telegram
from bot.ticker import Ticker
from bot.transactions import Transactions
from bot.worker import Worker
from habits.storage import inbox, outbox

log = logging.getLogger(__name__)

#: How long updates and settled messages are kept.
KEPT = timedelta(days=30)
#: Seconds until what must not end while the bot runs is begun again.
AGAIN = 1.0
#: Seconds between attempts to reach Telegram at the start, doubled up to the second number.
PAUSES = (0.5, 30.0)


class TokenRefused(Exception):
    """Telegram does not take the token."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where Telegram is, and who the bot is there."""

    api_url: str
    token: str

    @property
    def bot(self) -> int:
        """Telegram's number of the bot."""
        return int(self.token.partition(":")[0])


class App:
    """The whole bot, over a database that has its schema."""

    def __init__(
        self,
        address: Address,
        engine: Engine,
        clock: Clock,
        product: Product,
        limits: Limits,
        reader: Endpoint | None = None,
    ) -> None:
        self._next_due = product.next_due
        calls, polls = AiohttpRequest(limits.flights), AiohttpRequest(connections=2)
        self._application = _application(address, calls, polls)
        core = self.core = _core(address, engine, clock, calls)
        delivery = Delivery(core.telegram, core.line, product.drawings)
        self._outbox = Outbox(core, delivery, product.settled, limits)
        outside = OutsideReader(reader, clock) if reader else None
        edge = Edge(core, self._outbox.wake, outside)
        self._attendant = Attendant(edge, self._application, product.sorry)
        reception = Reception(core, self._attendant.wake)
        polling = Telegram(polls, address.api_url, address.token)
        self._poller = Poller(core, polling, reception)
        agenda = Agenda(core, product.before, product.due, limits.rate, self._outbox.wake)
        self._ticker = Ticker(clock, agenda.tick, self._tidy)
        core.worker.watch(self._poller.age)
        product.register(self._application)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Run until `stop` is set, and then stop in order.

        Raises:
            TokenRefused: when Telegram does not take the token at the start.
        """
        self.core.transactions.start()
        try:
            if await self._reach(stop):
                await self._begin()
                await stop.wait()
                await self._end()
        finally:
            await self._application.shutdown()
            await self._application.bot.shutdown()
            await self.core.transactions.stop()

    async def _reach(self, stop: asyncio.Event) -> bool:
        """Wait until Telegram answers; False when told to stop before."""
        pause, longest = PAUSES
        while not stop.is_set():
            try:
                await self._application.bot.initialize()
            except InvalidToken:
                raise TokenRefused("Telegram refuses the token") from None
            except TelegramError as error:
                if pause == PAUSES[0]:
                    log.warning("Telegram cannot be reached (%s); trying on", error.message)
                await self.core.clock.wait(stop, pause)
                pause = min(longest, pause * 2)
            else:
                await self._application.initialize()
                return True
        return False

    async def _begin(self) -> None:
        if isinstance(self.core.clock, SandboxClock):
            await self.core.clock.start()
        loops: dict[str, Callable[[], Awaitable[None]]] = {
            "line": self.core.line.run,
            "worker": self.core.worker.run,
            "guard": self.core.worker.guard,
            "outbox": self._outbox.run,
            "attendant": self._attendant.run,
            "ticker": self._ticker.run,
            "poller": self._poller.run,
        }
        if isinstance(self.core.clock, SandboxClock):
            loops["clock"] = partial(self.core.clock.follow, self._settle)
        for name, loop in loops.items():
            self._tasks[name] = asyncio.create_task(self._supervise(name, loop))

    async def _end(self) -> None:
        """Stop in an order in which nothing is begun that cannot be ended."""
        self._stopping.set()
        await self._cancel("clock", "poller")
        await self._ticker.stop()
        await self._attendant.stop()
        await self._outbox.stop()
        await self._cancel(*self._tasks)
        await self.core.worker.stop()

    async def _cancel(self, *names: str) -> None:
        tasks = [self._tasks.pop(name) for name in names if name in self._tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _supervise(self, name: str, loop: Callable[[], Awaitable[None]]) -> None:
        """Keep a loop running: whatever ends it is said, and it begins again."""
        while not self._stopping.is_set():
            try:
                await loop()
            except Exception:
                log.exception("the %s failed; it begins again", name)
                await self.core.clock.wait(self._stopping, AGAIN)

    async def _settle(self) -> datetime | None:
        """Do all there is to do at the present time; answer when there will be more."""
        while True:
            await self._attendant.idle()
            await self._ticker.tick()
            await self._outbox.idle()
            due = await self.core.transactions.read(self._next)
            if due is None or due > self.core.clock.now():
                return due

    def _next(self, conn: Connection) -> datetime | None:
        now = self.core.clock.now()
        if not inbox.is_empty(conn, self.core.bot):
            return now
        moments = (self._next_due(conn), outbox.next_due(conn, now))
        return min((moment for moment in moments if moment), default=None)

    async def _tidy(self) -> None:
        before = self.core.clock.now() - KEPT

        def forget(conn: Connection) -> int:
            return inbox.forget(conn, before) + outbox.forget(conn, before)

        log.info("%d old rows forgotten", await self.core.transactions.write(forget))


def _application(
    address: Address, calls: AiohttpRequest, polls: AiohttpRequest
) -> FifteenApplication:
    bot = ExtBot(
        address.token,
        base_url=f"{address.api_url}/bot",
        base_file_url=f"{address.api_url}/file/bot",
        request=calls,
        get_updates_request=polls,
    )
    contexts = ContextTypes(context=FifteenContext)
    return (
        ApplicationBuilder().bot(bot).context_types(contexts).updater(None).job_queue(None).build()
    )


def _core(address: Address, engine: Engine, clock: Clock, request: AiohttpRequest) -> Core:
    telegram = Telegram(request, address.api_url, address.token)
    transactions = Transactions(engine)
    worker = Worker(clock, transactions)
    return Core(address.bot, clock, transactions, telegram, Line(telegram, clock), worker)
