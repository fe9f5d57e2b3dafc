"""Updates delivered by POST."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
import telegram
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.error import BadRequest, Conflict

from bot.sandbox.client import Person, SandboxBot
from tests.sandbox.conftest import Tasks, until_polling

SECRET = "s3cret_Token"


@dataclass
class Receiver:
    """Takes deliveries; the first `failures` of them are answered with 500."""

    url: str = ""
    failures: int = 0
    secrets: set[str | None] = field(default_factory=set)
    taken: asyncio.Queue[int] = field(default_factory=asyncio.Queue)

    async def handle(self, request: web.Request) -> web.Response:
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        self.taken.put_nowait((await request.json())["update_id"])
        return web.Response()

    async def next(self) -> int:
        return await asyncio.wait_for(self.taken.get(), 20)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    application = web.Application()
    application.router.add_post("/hook", made.handle)
    async with TestServer(application) as server:
        made.url = str(server.make_url("/hook"))
        yield made


async def test_updates_are_posted_in_order_with_the_secret(
    ptb: telegram.Bot, dana: Person, receiver: Receiver
) -> None:
    await ptb.set_webhook(receiver.url, secret_token=SECRET)
    dana.send("hello")
    first, second = await receiver.next(), await receiver.next()
    assert second == first + 1
    assert receiver.secrets == {SECRET}


async def test_a_failed_delivery_comes_again_until_it_is_taken(
    ptb: telegram.Bot, dana: Person, receiver: Receiver
) -> None:
    receiver.failures = 2
    await ptb.set_webhook(receiver.url)
    assert dana.id
    first = await receiver.next()
    info = await ptb.get_webhook_info()
    assert (info.url, info.last_error_message) == (
        receiver.url,
        "Wrong response from the webhook: 500",
    )
    dana.send("hello")
    assert await receiver.next() == first + 1


async def test_polling_is_refused_while_a_webhook_is_set(
    ptb: telegram.Bot, bot: SandboxBot, receiver: Receiver, tasks: Tasks
) -> None:
    poll = tasks.start(ptb.get_updates(timeout=30))
    await until_polling(bot)
    await ptb.set_webhook(receiver.url)
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(Conflict, match="use deleteWebhook to delete the webhook first"):
        await ptb.get_updates()
    await ptb.delete_webhook()
    assert await ptb.get_updates() == ()
    assert bot.state()["pending"] == []


async def test_pending_updates_are_dropped_on_request(ptb: telegram.Bot, dana: Person) -> None:
    assert dana.id
    await ptb.delete_webhook(drop_pending_updates=True)
    assert await ptb.get_updates() == ()


async def test_what_is_no_webhook_is_refused(ptb: telegram.Bot) -> None:
    with pytest.raises(BadRequest, match="Invalid webhook url specified"):
        await ptb.set_webhook("ftp://x.com")
    with pytest.raises(BadRequest, match="Secret token contains unallowed characters"):
        await ptb.set_webhook("https://x.com/hook", secret_token="with space")
    assert (await ptb.get_webhook_info()).url == ""
