"""Messages out: the whole outbox, against loops that keep nothing.

The outbox begins with rows that are planned and ends with rows that are settled, all of it
committed. The loops send texts from a list and forget them: python-telegram-bot's Bot.send_message
over its default transport and over ours, and aiohttp alone, which shows what the sandbox takes.
"""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

import aiohttp
from telegram import Bot, LinkPreviewOptions
from telegram.request import BaseRequest, HTTPXRequest

from bot.clock import SystemClock
from bot.core import Core
from bot.line import Line
from bot.outbox import UNPACED, Delivery, Limits, Outbox
from bot.sandbox.client import Sandbox, SandboxBot, started
from bot.start import fifteen
from bot.telegram import AiohttpRequest, Telegram
from bot.transactions import Transactions
from bot.worker import Worker
from habits.storage import outbox
from habits.storage.engine import make_engine
from habits.storage.outbox import Draft
from tests.benchmarks.databases import Fresh
from tests.benchmarks.measuring import Series, Table, Target

ROUNDS, MESSAGES, CHATS, FLIGHTS = 5, 640, 320, 64
#: Nothing held back: Telegram's limits are not what is measured here.
UNLIMITED = Limits(rate=1e6, private=UNPACED, group=UNPACED, flights=FLIGHTS)
TEXT = "<b>3 logged</b> · 3 of 3 today · 13 in a row"
"""How long an answer usually is."""

Texts = list[tuple[int, str]]
#: Sends texts to chats, and answers how many seconds that took.
Contender = Callable[[Sandbox, SandboxBot, Texts], Awaitable[float]]


async def bare(
    make: Callable[[], BaseRequest], sandbox: Sandbox, bot: SandboxBot, texts: Texts
) -> float:
    """Bot.send_message in a loop."""
    plain = LinkPreviewOptions(is_disabled=True)
    async with Bot(bot.token, f"{sandbox.url}/bot", request=make()) as telegram:

        async def send(chat: int, text: str) -> None:
            await telegram.send_message(chat, text, parse_mode="HTML", link_preview_options=plain)

        return await in_flight(send, texts)


async def alone(sandbox: Sandbox, bot: SandboxBot, texts: Texts) -> float:
    """aiohttp and nothing else: what client and sandbox can do at best."""
    address = f"{sandbox.url}/bot{bot.token}/sendMessage"
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=FLIGHTS)) as session:

        async def send(chat: int, text: str) -> None:
            call = {"chat_id": chat, "text": text, "parse_mode": "HTML"}
            async with session.post(address, json=call) as response:
                response.raise_for_status()
                await response.read()

        return await in_flight(send, texts)


async def in_flight(send: Callable[[int, str], Awaitable[None]], texts: Texts) -> float:
    """Send all, so many at a time."""
    waiting = iter(texts)

    async def work() -> None:
        for chat, text in waiting:
            await send(chat, text)

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(FLIGHTS)))
    return time.perf_counter() - began


async def whole(url: str, sandbox: Sandbox, bot: SandboxBot, texts: Texts) -> float:
    """The outbox with its database, from planned to settled."""
    engine = make_engine(url)
    request = AiohttpRequest(FLIGHTS)
    await request.initialize()
    core = _core(Transactions(engine), Telegram(request, sandbox.url, bot.token), bot)
    sender = Outbox(core, Delivery(core.telegram, core.line, {}), fifteen().settled, UNLIMITED)
    core.transactions.start()
    await core.worker.start()
    now = core.clock.now()
    drafts = [Draft(chat, "text", {"text": text}) for chat, text in texts]
    with engine.begin() as conn:
        for draft in drafts:
            outbox.plan(conn, draft, now)
    beating = asyncio.create_task(core.worker.run())
    began = time.perf_counter()
    running = asyncio.create_task(sender.run())
    await settled(core)
    took = time.perf_counter() - began
    await sender.stop()
    await running
    await core.worker.stop()
    await beating
    await core.transactions.stop()
    await request.shutdown()
    engine.dispose()
    return took


async def settled(core: Core) -> None:
    """Wait until no row is open."""
    while not await core.transactions.read(lambda conn: outbox.is_empty(conn, core.clock.now())):  # noqa: ASYNC110
        await asyncio.sleep(0.02)


def _core(transactions: Transactions, telegram: Telegram, bot: SandboxBot) -> Core:
    clock = SystemClock()
    number = int(bot.token.partition(":")[0])
    line, worker = Line(telegram, clock), Worker(clock, transactions)
    return Core(number, clock, transactions, telegram, line, worker)


async def measure(contenders: Mapping[str, Contender], latency: float) -> dict[str, Series]:
    """Let contenders take turns; answer how many messages a second each sent, by round."""
    found: dict[str, list[float]] = {name: [] for name in contenders}
    with started() as sandbox:
        for _ in range(ROUNDS):
            for name, contender in contenders.items():
                found[name].append(MESSAGES / await _once(contender, sandbox, latency))
    return {name: Series(tuple(numbers)) for name, numbers in found.items()}


async def _once(contender: Contender, sandbox: Sandbox, latency: float) -> float:
    bot = sandbox.bot()
    people = bot.people(CHATS)
    bot.send_many((person, "/start") for person in people)
    bot.latency(latency)
    texts = [(people[number % CHATS].id, TEXT) for number in range(MESSAGES)]
    gc.collect()
    took = await contender(sandbox, bot, texts)
    sent = bot.counts()["sendMessage accepted"]
    if sent != MESSAGES:
        raise AssertionError(f"{sent} of {MESSAGES} messages were sent")
    bot.drop()
    return took


HTTPX, AIOHTTP = "bare loop, default transport", "bare loop over aiohttp"


def run(fresh: Mapping[str, Fresh]) -> tuple[list[Table], list[Target]]:
    """Measure at no latency of the API and at 100 ms."""
    tables, targets = [], []
    contenders: dict[str, Contender] = {
        "aiohttp alone": alone,
        HTTPX: partial(bare, HTTPXRequest),
        AIOHTTP: partial(bare, partial(AiohttpRequest, FLIGHTS)),
    }
    contenders |= {f"outbox, {kind}": partial(whole, make()) for kind, make in fresh.items()}
    for milliseconds in (0, 100):
        rows = asyncio.run(measure(contenders, milliseconds / 1000))
        title = f"Messages out, {FLIGHTS} in flight, {milliseconds} ms of latency"
        tables.append(Table(title, "sends/s", rows, (HTTPX, AIOHTTP)))
        for name in contenders:
            if name.startswith("outbox"):
                what = f"{name}, {milliseconds} ms"
                targets += [
                    Target(f"{what} ÷ {HTTPX}", rows[name].over(rows[HTTPX]).median, 4),
                    Target(f"{what} ÷ {AIOHTTP}", rows[name].over(rows[AIOHTTP]).median, 0.5),
                ]
    return tables, targets
