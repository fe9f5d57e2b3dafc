"""What is due is planned when its time comes, in portions, whatever the wall clock does."""

import asyncio
from datetime import datetime, timedelta

from freezegun import freeze_time

from bot.agenda import Agenda
from bot.clock import SystemClock
from bot.outbox import Limits
from bot.ticker import STALLED, Ticker
from habits.storage.outbox import Draft
from tests.bot.running import GENEROUS, LONGEST, Bench, Echo, core, eventually, said


def test_what_is_due_comes_at_its_time_and_not_before(bench: Bench) -> None:
    with bench.running():
        ann = bench.friend()
        bench.bot.settle()
        at = bench.bot.now() + timedelta(days=2)
        bench.echo.later.append((at, Draft(ann.id, "text", {"text": "good morning"})))
        bench.bot.settle()
        assert bench.bot.next() == at
        bench.bot.move_to(at - timedelta(seconds=30))
        assert said(ann) == ["/start"]
        bench.bot.move_to(at)
        assert said(ann) == ["/start", "good morning"]


def test_what_fell_due_while_the_bot_was_off_comes_when_it_is_back(bench: Bench) -> None:
    ann = bench.friend()
    at = bench.bot.now() + timedelta(hours=1)
    bench.echo.later.append((at, Draft(ann.id, "text", {"text": "good morning"})))
    bench.bot.advance(hours=3, settled=False)
    with bench.running():
        eventually(lambda: "good morning" in said(ann))


async def test_no_more_is_planned_than_can_soon_be_sent(database_url: str) -> None:
    echo, now = Echo(), datetime.fromisoformat("2026-03-02T08:00:00+00:00")
    echo.later = [(now, Draft(7, "text", {})) for _ in range(500)]
    async with core(database_url) as parts:
        agenda = Agenda(parts, lambda *_: (), echo.due, rate=25, planned=lambda: None)
        await agenda.tick()
    assert len(echo.later) == 450


def test_a_backlog_goes_out_in_portions_until_nothing_is_left(bench: Bench) -> None:
    people = bench.bot.people(30)
    bench.bot.send_many([(person, "/start") for person in people])
    now = bench.bot.now()
    limits = Limits(rate=100, private=GENEROUS.private)
    with bench.running(limits):
        bench.bot.settle()
        bench.echo.later = [
            (now, Draft(person.id, "text", {"text": str(n)}))
            for n in range(10)
            for person in people
        ]
        bench.bot.settle(limit=60)
    assert all(said(person)[1:] == [str(n) for n in range(10)] for person in people)


class Hasty(SystemClock):
    """A clock by which half a minute passes with each wait."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        self.seconds += STALLED + 1
        return await super().wait(event, min(seconds, 1.5))


async def test_a_wall_clock_that_is_set_back_does_not_stop_the_timer() -> None:
    ticked = asyncio.Event()

    async def tick() -> None:
        ticked.set()

    async def tidy() -> None:
        pass

    with freeze_time("2026-03-02 08:00", tick=True, real_asyncio=True) as frozen:
        ticker = Ticker(Hasty(), tick, tidy)
        running = asyncio.create_task(ticker.run())
        async with asyncio.timeout(LONGEST):
            await ticked.wait()
            frozen.move_to("2026-03-02 07:00")
            ticked.clear()
            await ticked.wait()
        await ticker.stop()
        await running


async def test_a_wall_clock_that_is_set_forward_does_not_bring_the_ticks_that_it_skipped() -> None:
    ticks: list[datetime] = []
    clock = SystemClock()

    async def tick() -> None:
        ticks.append(clock.now())

    async def tidy() -> None:
        pass

    with freeze_time("2026-03-02 08:00", tick=True, real_asyncio=True) as frozen:
        ticker = Ticker(clock, tick, tidy)
        running = asyncio.create_task(ticker.run())
        await clock.wait(asyncio.Event(), 0.1)
        frozen.move_to("2026-03-02 09:00")
        async with asyncio.timeout(LONGEST):
            while len(ticks) < 3:  # an event would say nothing of how many
                await clock.wait(asyncio.Event(), 0.05)
        await ticker.stop()
        await running
    assert ticks[2] - ticks[1] > timedelta(seconds=0.9)


async def test_a_tick_under_way_ends_before_the_timer_stops() -> None:
    begun, go_on, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def tick() -> None:
        begun.set()
        await go_on.wait()
        ended.set()

    async def tidy() -> None:
        pass

    ticker = Ticker(SystemClock(), tick, tidy)
    running = asyncio.create_task(ticker.run())
    await begun.wait()
    stopping = asyncio.create_task(ticker.stop())
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    assert ended.is_set()
    await running
