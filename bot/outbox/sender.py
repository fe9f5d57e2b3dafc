"""The loop that claims messages, lets each fly, and settles those that landed."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core import Core
from bot.outbox.delivery import Delivery, Landing
from bot.outbox.exchange import Flight, Gain, Need, Settled, Stale, claim, settle
from bot.outbox.pace import Limits, Rests
from bot.worker import FRESH
from habits.storage import outbox
from habits.storage.engine import UNAVAILABLE
from habits.storage.outbox import Message, Settlement

log = logging.getLogger(__name__)

#: Seconds between two looks at the database: others may have planned something.
LOOK = 1.0
#: Seconds in which what lands is settled together.
GATHER = 0.02
#: Seconds that flights have to land once sending stops.
LANDING = 6.0


class Outbox:
    """Sends what is planned: at least once, in a chat in order, at the pace that is allowed."""

    def __init__(self, core: Core, delivery: Delivery, settled: Settled, limits: Limits) -> None:
        self._core = core
        self._delivery = delivery
        self._settled = settled
        self._limits = limits
        self._rests = Rests(limits, core.clock.monotonic)
        self._flying: set[asyncio.Task[None]] = set()
        self._landed: list[Settlement] = []
        self._patient: set[int] = set()
        self._wanted = asyncio.Event()
        self._cycled = asyncio.Event()
        self._stopping = asyncio.Event()
        self._ended = asyncio.Event()
        self._ended.set()
        core.line.on_open(self.wake)

    def wake(self) -> None:
        """Look at the database soon: something was planned, or the time has changed."""
        self._wanted.set()

    async def run(self) -> None:
        """Send until told to stop."""
        nap = 0.0
        self._ended.clear()
        try:
            while not self._stopping.is_set():
                await self._core.clock.wait(self._wanted, nap)
                self._wanted.clear()
                nap = await self._cycle()
                self._cycled.set()
                await self._core.clock.wait(self._stopping, GATHER)
        finally:
            self._ended.set()

    async def stop(self) -> None:
        """Claim nothing more, let what flies land, and settle it; `run` ends."""
        self._stopping.set()
        self._wanted.set()
        await self._core.clock.wait(self._ended, LOOK)
        if self._flying:
            await asyncio.wait(self._flying, timeout=LANDING)
        for task in self._flying:
            task.cancel()
        await self._cycle()

    async def idle(self) -> None:
        """Wait until nothing that is due is unsettled, or the token is refused."""
        line, read = self._core.line, self._core.transactions.read
        while not line.is_refused and not await read(self._is_empty):
            self._cycled.clear()
            self.wake()
            await self._core.clock.wait(self._cycled, LOOK)

    def _is_empty(self, conn: Connection) -> bool:
        return outbox.is_empty(conn, self._core.clock.now())

    async def _cycle(self) -> float:
        """Settle and claim once; answer after how many seconds to look again."""
        landed, self._landed = self._landed, []
        resting = self._rests.resting()
        try:
            gain = await self._exchange(landed, self._need(resting))
        except Exception:
            log.exception("the outbox cannot use the database; it tries again")
            self._landed = landed + self._landed
            return LOOK
        for flight in gain.flights:
            self._launch(flight)
        if gain.spent:
            return 1 / self._limits.rate
        return min([LOOK, *resting.values()])

    def _need(self, resting: dict[int, float]) -> Need:
        core = self._core
        may_send = (
            core.line.is_open
            and core.worker.is_fresh()
            and not self._stopping.is_set()
            and not self._rests.until_all()
        )
        return Need(
            bot=core.bot,
            worker=core.worker.id,
            room=self._limits.flights - len(self._flying) if may_send else 0,
            rate=self._limits.rate,
            resting=list(resting),
            now=core.clock.now(),
            monotonic=core.clock.monotonic(),
        )

    async def _exchange(self, landed: Sequence[Settlement], need: Need) -> Gain:
        if not landed and need.room <= 0:
            return Gain()
        try:
            return await self._core.transactions.write(self._both(landed, need))
        except UNAVAILABLE:
            raise
        except Stale:
            log.warning("another process took over messages of this one")
        except Exception:
            log.exception("the end of a message could not be told")
        for one in landed:
            await self._settle_alone(one, need.now)
        return Gain(spent=True)

    def _both(self, landed: Sequence[Settlement], need: Need) -> Callable[[Connection], Gain]:
        def work(conn: Connection) -> Gain:
            settle(conn, landed, self._settled, need.now)
            return claim(conn, need, self._settled) if need.room > 0 else Gain()

        return work

    async def _settle_alone(self, one: Settlement, now: datetime) -> None:
        write = self._core.transactions.write
        try:
            await write(lambda conn: settle(conn, [one], self._settled, now))
        except UNAVAILABLE:
            raise
        except Stale:
            log.warning("message %d: its end no longer counts", one.message.id)
        except Exception:  # sent is sent: what follows from it must not send it again
            log.exception("message %d: its end could not be told", one.message.id)
            await write(lambda conn: settle(conn, [one], _tell_nobody, now))

    def _launch(self, flight: Flight) -> None:
        self._rests.sent(flight.message.chat)
        task = asyncio.create_task(self._fly(flight))
        self._flying.add(task)
        task.add_done_callback(self._flying.discard)

    async def _fly(self, flight: Flight) -> None:
        landing = await self._attempt(flight)
        chat = flight.message.chat
        if landing.asked:
            self._rests.refused(chat, landing.rest)
        elif landing.rest:
            self._rests.pause(chat, landing.rest)
        self._landed.append(self._noted(landing))
        self._wanted.set()

    def _noted(self, landing: Landing) -> Settlement:
        """The settlement, with how long Telegram wants to be left alone, for whoever comes after us.

        This process itself counts the seconds, since the wall clock may be set back meanwhile.
        """
        settlement, until = landing.settlement, None
        if landing.asked:
            until = self._core.clock.now() + timedelta(seconds=landing.rest)
            self._patient.add(settlement.message.id)
        elif settlement.outcome is not None:
            self._patient.discard(settlement.message.id)
        return replace(settlement, not_before=until)

    async def _attempt(self, flight: Flight) -> Landing:
        if not self._core.line.is_open:
            return Landing(Settlement(flight.message, None, "the line was closed"))
        if not self._is_still_ours(flight):
            return Landing(Settlement(flight.message, None, "claimed too long ago"))
        left = self._left_to_wait(flight.message)
        if left > 0:
            return Landing(
                Settlement(flight.message, None, "Telegram wants to be left alone"), left
            )
        return await self._delivery.deliver(flight.message, flight.replaced)

    def _left_to_wait(self, message: Message) -> float:
        """Seconds that another process was told to wait with a message, and this one has not yet."""
        if message.not_before is None or message.id in self._patient:
            return 0.0
        self._patient.add(message.id)
        return (message.not_before - self._core.clock.now()).total_seconds()

    def _is_still_ours(self, flight: Flight) -> bool:
        # Between the claim and here this process may have been frozen, and given up for dead.
        age = self._core.clock.monotonic() - flight.since
        return age < FRESH and self._core.worker.is_fresh()


def _tell_nobody(*_: object) -> None:
    pass
