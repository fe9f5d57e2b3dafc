"""The virtual clock, and the barrier behind it."""

import asyncio
from asyncio import to_thread
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import telegram

from bot.sandbox.client import ControlError, NotSettledError, Person, Sandbox, SandboxBot
from tests.sandbox.conftest import Raw, Tasks
from tests.sandbox.followers import Follower, take_updates

MONDAY = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)


async def test_settling_waits_until_updates_are_confirmed_and_the_bot_is_idle(
    sandbox: Sandbox, bot: SandboxBot, dana: Person, tasks: Tasks
) -> None:
    follower, taken = Follower(sandbox.url, bot), list[int]()
    tasks.start(follower.run())
    await follower.busy.wait()
    follower.idle.clear()
    dana.send("three today")
    settled = tasks.start(to_thread(bot.settle))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.shield(settled), 0.3)
    tasks.start(take_updates(sandbox.url, bot, taken))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.shield(settled), 0.3)
    follower.idle.set()
    await settled
    assert (len(taken), bot.state()["pending"]) == (2, [])


async def test_a_moved_clock_wakes_the_bot_and_stamps_messages(
    sandbox: Sandbox, ptb: telegram.Bot, bot: SandboxBot, tasks: Tasks
) -> None:
    follower = Follower(sandbox.url, bot)
    tasks.start(follower.run())
    await to_thread(partial(bot.move_to, MONDAY))
    moved = len(follower.offsets)
    assert follower.offsets[-1] == pytest.approx(_ahead(MONDAY), abs=60)
    dana = bot.person()
    dana.start()
    sent = await ptb.send_message(dana.id, "Good morning")
    assert MONDAY <= sent.date < MONDAY + timedelta(minutes=1)
    assert dana.see()[0].date >= MONDAY
    assert len(follower.offsets) == moved


async def test_the_clock_never_shows_a_moment_before_the_instant(bot: SandboxBot) -> None:
    for day in range(20):
        instant = MONDAY + timedelta(days=day)
        bot.move_to(instant, settled=False)
        assert instant <= bot.now() < instant + timedelta(seconds=30)


async def test_it_moves_back_too(bot: SandboxBot) -> None:
    bot.move_to(MONDAY, settled=False)
    bot.advance(hours=-1, settled=False)
    assert MONDAY - timedelta(hours=1) <= bot.now() < MONDAY


async def test_each_bot_has_a_clock_of_its_own(sandbox: Sandbox, bot: SandboxBot) -> None:
    other = sandbox.bot()
    bot.move_to(MONDAY, settled=False)
    assert abs(other.now() - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251


async def test_living_until_an_instant_stops_at_all_that_falls_due(
    sandbox: Sandbox, bot: SandboxBot, tasks: Tasks
) -> None:
    visited: list[datetime] = []

    def hourly(now: datetime) -> datetime:
        visited.append(now)
        return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)

    tasks.start(Follower(sandbox.url, bot, due=hourly).run())
    await to_thread(partial(bot.move_to, MONDAY))
    visited.clear()
    await to_thread(partial(bot.live_until, MONDAY + timedelta(hours=3, minutes=30)))
    assert [(one.astimezone(UTC).hour, one.minute) for one in visited] == [
        (8, 0),
        (9, 0),
        (10, 0),
        (11, 0),
        (11, 30),
    ]
    assert bot.next() == MONDAY + timedelta(hours=4)


async def test_what_people_planned_to_write_is_written_in_its_time_and_order_and_waited_for(
    sandbox: Sandbox, bot: SandboxBot, tasks: Tasks
) -> None:
    dana, max_ = bot.person("Dana"), bot.person("Max")
    tasks.start(Follower(sandbox.url, bot).run())
    taken: list[int] = []
    tasks.start(take_updates(sandbox.url, bot, taken))
    await to_thread(partial(bot.move_to, MONDAY))
    ten, noon = MONDAY + timedelta(hours=2), MONDAY + timedelta(hours=4)
    bot.plan([(noon, dana, "noon"), (ten, dana, "ten"), (ten, max_, "ten too"), (ten, dana, "and")])
    await to_thread(partial(bot.live_until, MONDAY + timedelta(hours=3)))
    assert [(seen.text, seen.date) for seen in dana.see()] == [("ten", ten), ("and", ten)]
    assert len(taken) == len(["ten", "ten too", "and"])
    await to_thread(dana.start)
    await to_thread(dana.block)
    await to_thread(partial(bot.live_until, MONDAY + timedelta(hours=5)))
    assert [seen.text for seen in dana.see()] == ["ten", "and", "/start"]


async def test_a_bot_that_waits_for_the_past_is_not_waited_for(
    sandbox: Sandbox, bot: SandboxBot, tasks: Tasks
) -> None:
    tasks.start(Follower(sandbox.url, bot, due=lambda _: MONDAY).run())
    await to_thread(partial(bot.move_to, MONDAY + timedelta(hours=1)))
    with pytest.raises(ControlError, match="still waits for 2027-03-01 08:00:00"):
        await to_thread(partial(bot.live_until, MONDAY + timedelta(hours=2)))


async def test_all_followers_have_to_be_idle(
    sandbox: Sandbox, bot: SandboxBot, tasks: Tasks
) -> None:
    first, second = Follower(sandbox.url, bot), Follower(sandbox.url, bot)
    for follower in (first, second):
        tasks.start(follower.run())
        await follower.busy.wait()
    second.idle.clear()
    with pytest.raises(NotSettledError, match="1 of 2 followers are not idle"):
        await to_thread(partial(bot.settle, limit=0.5))
    second.idle.set()
    await to_thread(bot.settle)


async def test_a_follower_that_died_is_not_waited_for(
    sandbox: Sandbox, bot: SandboxBot, tasks: Tasks
) -> None:
    stays, dies = Follower(sandbox.url, bot), Follower(sandbox.url, bot)
    running, doomed = tasks.start(stays.run()), tasks.start(dies.run())
    await to_thread(bot.settle)
    await dies.busy.wait()
    doomed.cancel()
    await to_thread(partial(bot.settle, limit=3))
    running.cancel()
    with pytest.raises(NotSettledError, match="no follower"):
        await to_thread(partial(bot.settle, limit=0.5))


async def test_a_barrier_that_is_not_reached_says_why(
    raw: Raw, bot: SandboxBot, dana: Person
) -> None:
    with pytest.raises(NotSettledError, match=r"1 updates are pending .*nobody confirmed"):
        await to_thread(partial(bot.settle, limit=0.3))
    dana.send("hello")
    (_, last) = (await raw("getUpdates")).result
    await raw("getUpdates", offset=last["update_id"] + 1)
    with pytest.raises(NotSettledError, match="no follower"):
        await to_thread(partial(bot.settle, limit=0.3))


def _ahead(instant: datetime) -> float:
    return (instant - datetime.now(UTC)).total_seconds()  # noqa: TID251
