"""What is due is planned when its time comes, in portions, whatever the wall clock does."""

import asyncio
from datetime import datetime, timedelta

from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory

from bot.agenda import Agenda
from bot.outbox import Limits
from bot.ticker import Ticker
from habits.storage.outbox import Draft
from tests.bot.running import GENEROUS, Bench, Echo, core, eventually, said


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
        agenda = Agenda(parts, echo.due, rate=25, planned=lambda: None)
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
            (now, Draft(person.id, "text", {"text": str(n)})) for n in range(10) for person in people
        ]
        bench.bot.settle(limit=60)
    assert all(said(person)[1:] == [str(n) for n in range(10)] for person in people)


class Counting:
    """Ticks that are counted."""

    def __init__(self) -> None:
        self.ticks = 0

    async def tick(self) -> None:
        self.ticks += 1
