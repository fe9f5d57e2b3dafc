"""The tick when nothing is due, and the memory of a bot, with a thousand members and a million."""

import asyncio
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack
from statistics import median

from sqlalchemy import Engine

from bot.agenda import Agenda
from bot.clock import SystemClock
from bot.core import Core
from bot.line import Line
from bot.sandbox.client import Sandbox, started
from bot.start import fifteen as product
from bot.telegram import AiohttpRequest, Telegram
from bot.transactions import Transactions
from bot.worker import Worker
from habits.storage.engine import make_engine
from tests.benchmarks.databases import Fresh
from tests.benchmarks.filling import fill, seat
from tests.benchmarks.measuring import Series, Table, Target
from tests.benchmarks.processes import fifteen
from tests.benchmarks.receiving import Contender

FEW, MANY = 1_000, 1_000_000
ROUNDS, TICKS, SPEAKERS = 9, 100, 50
_NOWHERE = "http://127.0.0.1:9"


def run(fresh: Mapping[str, Fresh]) -> tuple[list[Table], list[Target]]:
    """Fill two databases of each kind and look at them in turns."""
    ticks: dict[str, Series] = {}
    memory: dict[str, Series] = {}
    targets = []
    for kind, make in fresh.items():
        urls = {members: make() for members in (FEW, MANY)}
        names = {members: f"{kind}, {members:,} members" for members in urls}
        engines = {members: make_engine(url) for members, url in urls.items()}
        for members, engine in engines.items():
            fill(engine, members)
        found = asyncio.run(_ticks(engines))
        held = _memory(urls)
        for members, name in names.items():
            ticks[name], memory[name] = found[members], Series((held[members],))
            engines[members].dispose()
        ratio = found[MANY].over(found[FEW]).median
        targets.append(
            Target(f"empty tick, {kind}: a million ÷ a thousand", ratio, 1.5, ceiling=True)
        )
        apart = abs(held[MANY] - held[FEW])
        targets.append(Target(f"memory, {kind}: MB apart", apart, 10, ceiling=True))
    tables = [
        Table("The tick with nothing due", "ms", ticks),
        Table(f"Resident memory after {SPEAKERS} logs and 5 s", "MB", memory),
    ]
    return tables, targets


async def _ticks(engines: Mapping[int, Engine]) -> dict[int, Series]:
    """Milliseconds that a tick takes, the median of each round."""
    looked: dict[int, list[float]] = {members: [] for members in engines}
    cores = {members: _core(engine) for members, engine in engines.items()}
    for core in cores.values():
        core.transactions.start()
    for _ in range(ROUNDS + 1):
        for members, core in cores.items():
            looked[members].append(await _round(core))
    for core in cores.values():
        await core.transactions.stop()
    return {members: Series(tuple(numbers[1:])) for members, numbers in looked.items()}


async def _round(core: Core) -> float:
    agenda = Agenda(core, product().before, product().due, 25.0, lambda: None)
    taken = []
    for _ in range(TICKS):
        began = time.perf_counter()
        await agenda.tick()
        taken.append(time.perf_counter() - began)
    return median(taken) * 1000


def _core(engine: Engine) -> Core:
    clock, transactions = SystemClock(), Transactions(engine)
    telegram = Telegram(AiohttpRequest(), _NOWHERE, "0:nobody")
    return Core(
        0, clock, transactions, telegram, Line(telegram, clock), Worker(clock, transactions)
    )


def _memory(urls: Mapping[int, str]) -> dict[int, float]:
    """Megabytes that a bot holds on each database, once it has ticked and answered."""
    with started() as sandbox, tempfile.TemporaryDirectory(prefix="fifteen-bench-") as folder:
        return {
            members: _held(sandbox, url, f"{folder}/{members}") for members, url in urls.items()
        }


def _held(sandbox: Sandbox, url: str, folder: str) -> float:
    bot = sandbox.bot()
    people = bot.people(SPEAKERS)
    engine = make_engine(url)
    seat(engine, people)
    engine.dispose()
    with ExitStack() as stack:
        process = stack.enter_context(fifteen(sandbox, bot, url, folder))
        Contender(bot, people, process).answer_all(SPEAKERS)
        time.sleep(5)
        return process.resident()
