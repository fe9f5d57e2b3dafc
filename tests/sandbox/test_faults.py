"""What goes wrong on request, and the flood limits."""

import asyncio
from datetime import timedelta

import aiohttp
import pytest
import telegram
from telegram.error import InvalidToken, RetryAfter

from bot.sandbox.client import Person, SandboxBot
from tests.sandbox.conftest import Raw, Tasks, until_polling


def _texts(dana: Person) -> list[str]:
    return [one.text for one in dana.see() if one.by_bot]


async def test_a_cut_before_acceptance_changes_nothing(raw: Raw, dana: Person) -> None:
    raw.bot.fault("drop_before", "sendMessage")
    with pytest.raises(aiohttp.ClientConnectionError):
        await raw("sendMessage", chat_id=dana.id, text="lost")
    await raw("sendMessage", chat_id=dana.id, text="kept")
    assert _texts(dana) == ["kept"]


async def test_a_cut_after_acceptance_is_a_message_without_an_answer(
    raw: Raw, dana: Person
) -> None:
    raw.bot.fault("drop_after", "sendMessage", times=2)
    for _ in range(2):
        with pytest.raises(aiohttp.ClientConnectionError):
            await raw("sendMessage", chat_id=dana.id, text="twice")
    assert _texts(dana) == ["twice", "twice"]


async def test_the_log_tells_accepted_refused_cut_and_lost_apart(raw: Raw, dana: Person) -> None:
    await raw("sendMessage", chat_id=dana.id, text="a")
    await raw("sendMessage", chat_id=dana.id, text="")
    for kind in ("drop_before", "drop_after"):
        raw.bot.fault(kind)
        with pytest.raises(aiohttp.ClientConnectionError):
            await raw("sendMessage", chat_id=dana.id, text=kind)
    calls = raw.bot.calls("sendMessage")
    assert [(one.sequence, one.outcome, one.accepted) for one in calls] == [
        (1, "accepted", True),
        (2, "refused", False),
        (3, "lost", False),
        (4, "cut", True),
    ]
    assert {one.chat for one in calls} == {dana.id}
    assert [one.text for one in raw.bot.calls(since=2)] == ["drop_before", "drop_after"]
    assert raw.bot.counts()["sendMessage accepted"] == 1


async def test_the_whole_log_holds_arguments_and_times(raw: Raw, dana: Person) -> None:
    await raw("sendMessage", chat_id=dana.id, text="a", disable_notification=True)
    (call,) = raw.bot.whole_calls("sendMessage")
    assert call["arguments"] == {"chat_id": dana.id, "text": "a", "disable_notification": True}
    assert (call["status"], call["message_id"]) == (200, dana.see()[-1].message_id)
    assert call["at"].endswith("+00:00")


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_an_error_of_the_server_comes_as_json_or_as_a_page(
    raw: Raw, dana: Person, status: int
) -> None:
    raw.bot.fault("error", status=status)
    raw.bot.fault("error", status=status, html=True)
    answer = await raw("sendMessage", chat_id=dana.id, text="x")
    assert (answer.status, answer.body["ok"]) == (status, False)
    url = f"{raw.url}/bot{raw.bot.token}/sendMessage"
    async with raw.session.post(url, json={"chat_id": dana.id, "text": "x"}) as response:
        assert (response.status, response.content_type) == (status, "text/html")
    assert _texts(dana) == []


async def test_an_answer_that_is_no_json_hides_an_accepted_call(raw: Raw, dana: Person) -> None:
    raw.bot.fault("garbled")
    with pytest.raises(ValueError, match="Expecting value"):
        await raw("sendMessage", chat_id=dana.id, text="x")
    assert _texts(dana) == ["x"]


async def test_a_slow_answer_is_accepted_at_once(raw: Raw, dana: Person, tasks: Tasks) -> None:
    raw.bot.fault("slow", "sendMessage", seconds=30)
    slow = tasks.start(raw("sendMessage", chat_id=dana.id, text="x"))
    async with asyncio.timeout(10):
        while not _texts(dana):
            await raw("getMe")
    assert not slow.done()


async def test_latency_holds_for_every_call_until_it_is_cleared(
    raw: Raw, dana: Person, tasks: Tasks
) -> None:
    raw.bot.latency(30)
    slow = tasks.start(raw("sendMessage", chat_id=dana.id, text="x"))
    raw.bot.clear_faults()
    await raw("sendMessage", chat_id=dana.id, text="y")
    assert slow.done() is (_texts(dana) == ["x", "y"])


async def test_a_flood_says_when_to_come_again(
    ptb: telegram.Bot, bot: SandboxBot, dana: Person
) -> None:
    bot.fault("flood", "sendMessage", seconds=7)
    with pytest.raises(RetryAfter) as refused:
        await ptb.send_message(dana.id, "x")
    assert refused.value.retry_after == timedelta(seconds=7)
    await ptb.send_message(dana.id, "x")


async def test_a_fault_by_lot_is_the_same_with_the_same_seed(raw: Raw, dana: Person) -> None:
    outcomes = []
    for _ in range(2):
        raw.bot.clear_faults()
        raw.bot.fault("error", "sendMessage", times=None, chance=0.3, seed=4)
        answers = [await raw("sendMessage", chat_id=dana.id, text="x") for _ in range(60)]
        outcomes.append([answer.status for answer in answers])
    assert outcomes[0] == outcomes[1]
    assert 5 <= outcomes[0].count(502) <= 35


async def test_a_fault_hits_the_methods_that_it_names(raw: Raw, dana: Person) -> None:
    raw.bot.fault("error", "sendPhoto", "editMessageText")
    assert (await raw("sendMessage", chat_id=dana.id, text="x")).status == 200
    assert (await raw("editMessageText", chat_id=dana.id, message_id=1, text="x")).status == 502


async def test_a_revoked_token_is_refused_in_the_middle_of_a_poll(
    ptb: telegram.Bot, bot: SandboxBot, tasks: Tasks
) -> None:
    poll = tasks.start(ptb.get_updates(timeout=30))
    await until_polling(bot)
    bot.revoke()
    with pytest.raises(InvalidToken):
        await poll
    with pytest.raises(InvalidToken):
        await ptb.get_me()
    bot.restore()
    assert (await ptb.get_me()).username == bot.username


async def test_a_chat_takes_a_burst_and_then_one_a_second(
    ptb: telegram.Bot, bot: SandboxBot
) -> None:
    dana, max_ = bot.people(2)
    bot.send_many([(dana, "/start"), (max_, "/start")])
    bot.limits(chat=0.01, burst=3, bot=None)
    for _ in range(3):
        await ptb.send_message(dana.id, "x")
    with pytest.raises(RetryAfter) as refused:
        await ptb.send_message(dana.id, "x")
    assert timedelta(seconds=90) < refused.value.retry_after <= timedelta(seconds=100)  # type: ignore[operator]
    await ptb.send_message(max_.id, "x")
    bot.limits(chat=None, bot=None)
    await ptb.send_message(dana.id, "x")


async def test_a_bot_has_a_limit_over_all_chats(ptb: telegram.Bot, bot: SandboxBot) -> None:
    people = bot.people(6)
    bot.send_many([(one, "/start") for one in people])
    bot.limits(chat=None, bot=5)
    calls = (ptb.send_message(people[place % 6].id, "x") for place in range(30))
    outcomes = await asyncio.gather(*calls, return_exceptions=True)
    refused = [one for one in outcomes if isinstance(one, RetryAfter)]
    assert 5 <= len(outcomes) - len(refused) < 30
