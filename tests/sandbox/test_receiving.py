"""Long polling as Telegram does it."""

import pytest
import telegram
from telegram.error import Conflict

from bot.sandbox.client import Person, SandboxBot
from tests.sandbox.conftest import Raw, Tasks, until_polling


async def test_an_unconfirmed_update_comes_again_and_a_confirmed_one_never(
    ptb: telegram.Bot, dana: Person
) -> None:
    dana.send("three today")
    start, text = await ptb.get_updates()
    assert await ptb.get_updates() == (start, text)
    assert await ptb.get_updates(offset=text.update_id) == (text,)
    assert await ptb.get_updates(offset=text.update_id + 1) == ()
    assert await ptb.get_updates(offset=start.update_id) == ()


async def test_update_numbers_follow_each_other_over_all_people(
    ptb: telegram.Bot, bot: SandboxBot
) -> None:
    dana, max_ = bot.people(2)
    bot.send_many([(dana, "a"), (max_, "b"), (dana, "c")])
    updates = await ptb.get_updates()
    first = updates[0].update_id
    assert [one.update_id for one in updates] == [first, first + 1, first + 2]
    assert [one.message.text for one in updates if one.message] == ["a", "b", "c"]


async def test_a_negative_offset_forgets_all_but_the_last(
    ptb: telegram.Bot, bot: SandboxBot
) -> None:
    bot.send_many([(one, "hello") for one in bot.people(5)])
    kept = await ptb.get_updates(offset=-2)
    assert len(kept) == 2
    assert await ptb.get_updates() == kept


async def test_a_poll_takes_no_more_than_its_limit(ptb: telegram.Bot, bot: SandboxBot) -> None:
    bot.send_many([(one, "hello") for one in bot.people(120)])
    assert len(await ptb.get_updates(limit=7)) == 7
    assert len(await ptb.get_updates(limit=100)) == 100


async def test_a_waiting_poll_is_answered_when_something_is_said(
    raw: Raw, dana: Person, tasks: Tasks
) -> None:
    (first,) = (await raw("getUpdates")).result
    poll = tasks.start(raw("getUpdates", offset=first["update_id"] + 1, timeout=30))
    await until_polling(raw.bot)
    number = dana.send("hello")
    (update,) = (await poll).result
    assert update["message"]["message_id"] == number


async def test_a_poll_without_news_ends_empty(raw: Raw) -> None:
    assert (await raw("getUpdates", timeout=1)).result == []


async def test_a_second_poll_ends_the_first(
    ptb: telegram.Bot, raw: Raw, dana: Person, tasks: Tasks
) -> None:
    (first,) = await ptb.get_updates()
    waiting = tasks.start(ptb.get_updates(offset=first.update_id + 1, timeout=30))
    await until_polling(raw.bot)
    second = tasks.start(raw("getUpdates", timeout=30))
    with pytest.raises(Conflict, match=r"terminated by other getUpdates request; make sure that"):
        await waiting
    dana.send("hello")
    assert len((await second).result) == 1


async def test_updates_that_are_not_wanted_are_not_kept(raw: Raw, dana: Person) -> None:
    (start,) = (await raw("getUpdates", allowed_updates=["message"])).result
    dana.block()
    dana.unblock()
    dana.send("hello")
    (update,) = (await raw("getUpdates", offset=start["update_id"] + 1)).result
    assert "message" in update


async def test_another_bot_sees_nothing_of_it(raw: Raw, dana: Person, bot: SandboxBot) -> None:
    assert dana.id
    other = f"{raw.url}/bot{bot.token}x/getUpdates"
    async with raw.session.get(other) as response:
        assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")


async def test_what_is_no_token_is_not_found(raw: Raw) -> None:
    for path in ("/botabc/getMe", "/bot", "/nothing"):
        status, body = await raw.get(path)
        assert (status, b'"Not Found"' in body) == (404, True), path


async def test_unknown_methods_are_not_found(raw: Raw) -> None:
    answer = await raw("sendTelegram")
    assert answer.body == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_methods_are_known_in_any_case(raw: Raw, bot: SandboxBot) -> None:
    assert (await raw("getme")).result["username"] == bot.username
