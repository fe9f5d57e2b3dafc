"""Who sees that every update is handled: chats side by side, each in its order."""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import Connection
from telegram import Update

from bot.context import Edge, FifteenApplication, FifteenContext, Handling, handling
from bot.links import without_tokens
from habits.storage import inbox, outbox
from habits.storage.engine import UNAVAILABLE
from habits.storage.inbox import Claim, Fenced, State
from habits.storage.outbox import Draft

log = logging.getLogger(__name__)

#: How many chats are attended to at once.
SIDE_BY_SIDE = 64
#: Seconds between two looks at the database: another process may have freed something.
LOOK = 1.0
#: Seconds between attempts; after the last of them an update is set aside.
PAUSES = (0.1, 0.5, 2.0)
#: Seconds between attempts while the database cannot be used. They count for nothing.
OUTAGE = 1.0
#: Seconds that handlers have to end once no more is claimed.
ENDING = 2.0


#: What the person in a chat is told whose update is set aside.
Sorry = Callable[[int], Sequence[Draft]]


class NothingSaid(Exception):
    """No handler said that the update is done with."""


class Attendant:
    """Claims updates and hands each to python-telegram-bot's handlers."""

    def __init__(self, edge: Edge, application: FifteenApplication, sorry: Sorry) -> None:
        self._edge = edge
        self._core = edge.core
        self._application = application
        self._sorry = sorry
        self._application.add_error_handler(_note)
        self._tasks: set[asyncio.Task[None]] = set()
        self._wanted = asyncio.Event()
        self._looked = asyncio.Event()
        self._stopping = asyncio.Event()
        self._ended = asyncio.Event()
        self._ended.set()

    def wake(self) -> None:
        """Look at the inbox soon: something came."""
        self._wanted.set()

    async def run(self) -> None:
        """Attend until told to stop."""
        self._ended.clear()
        try:
            while not self._stopping.is_set():
                await self._core.clock.wait(self._wanted, LOOK)
                self._wanted.clear()
                for claim in await self._claimed():
                    task = asyncio.create_task(self._attend(claim))
                    self._tasks.add(task)
                    task.add_done_callback(self._left)
                self._looked.set()
        finally:
            self._ended.set()

    async def stop(self) -> None:
        """Claim nothing more, and let the handlers end that are at work."""
        self._stopping.set()
        self._wanted.set()
        await self._core.clock.wait(self._ended, LOOK)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=ENDING)
        for task in self._tasks:
            task.cancel()

    async def idle(self) -> None:
        """Wait until every update that came is done with."""
        while not await self._core.transactions.read(self._is_empty):
            self._looked.clear()
            self.wake()
            await self._core.clock.wait(self._looked, LOOK)

    def _is_empty(self, conn: Connection) -> bool:
        return inbox.is_empty(conn, self._core.bot)

    async def _claimed(self) -> list[Claim]:
        room = SIDE_BY_SIDE - len(self._tasks)
        if room <= 0 or self._stopping.is_set() or not self._core.worker.is_fresh():
            return []
        try:
            return await self._core.transactions.write(
                lambda conn: inbox.claim(conn, self._core.bot, self._core.worker.id, room)
            )
        except UNAVAILABLE:
            log.warning("the database cannot be used: updates wait")
            return []

    def _left(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self.wake()

    async def _attend(self, claim: Claim) -> None:
        again: Claim | None = claim
        while again is not None:
            try:
                again = await self._attempt(again)
            except UNAVAILABLE:
                log.warning("the database cannot be used: update %d waits", claim.update_id)
                if await self._core.clock.wait(self._stopping, OUTAGE):
                    return
            except Fenced:
                log.warning("update %d was taken over by another process", claim.update_id)
                return

    async def _attempt(self, claim: Claim) -> Claim | None:
        """Try once; answer the claim to try again with, or None when nothing is left to do."""
        attempt = Handling(claim, self._edge)
        await self._process(attempt)
        if attempt.is_done:
            if attempt.error is not None:
                log.error("after update %d was handled", claim.update_id, exc_info=attempt.error)
            return None
        error = attempt.error or NothingSaid("no handler said that it is done with")
        if isinstance(error, (*UNAVAILABLE, Fenced)):
            raise error
        return await self._after(claim, error)

    async def _process(self, attempt: Handling) -> None:
        handling.set(attempt)
        try:
            payload = json.loads(attempt.claim.payload)
            await self._application.process_update(Update.de_json(payload, self._application.bot))
        except Exception as error:  # noqa: BLE001  # whatever it is, it must not stop the chat
            attempt.error = error

    def _set_aside(self, conn: Connection, claim: Claim, reason: str) -> None:
        """Leave an update to whoever looks after the bot, and say so to whoever wrote it."""
        now = self._core.clock.now()
        done_with = replace(claim, payload=without_tokens(claim.payload))
        inbox.finish(conn, done_with, State.DEAD, now, reason)
        for draft in self._sorry(claim.chat):
            outbox.plan(conn, draft, now)

    async def _after(self, claim: Claim, error: BaseException) -> Claim | None:
        log.error("update %d failed", claim.update_id, exc_info=error)
        write, reason = self._core.transactions.write, repr(error)
        if claim.attempts >= len(PAUSES):
            log.error("update %d is set aside", claim.update_id)
            await write(lambda conn: self._set_aside(conn, claim, reason))
            self._edge.planned()
            return None
        await write(lambda conn: inbox.fail(conn, claim, reason))
        if await self._core.clock.wait(self._stopping, PAUSES[claim.attempts]):
            return None
        return replace(claim, attempts=claim.attempts + 1)


async def _note(_update: object, context: FifteenContext) -> None:
    """Keep the error that python-telegram-bot would otherwise only log."""
    handling.get().error = context.error
